package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

@Substitute(value = "java.util.ResourceBundle", why = "bundles are classes that the program names and property files among its resources; the JDK looks for modules and providers, too")
abstract class UtilResourceBundle {
    private static final Map<String, ResourceBundle> KNOWN;

    static {
        // In place of the JDK's own initialiser, which sets up caches and queues.
        KNOWN = new HashMap<>();
    }

    @Original
    protected ResourceBundle parent;
    @Original
    private String name;
    @Original
    private Locale locale;

    private UtilResourceBundle() {
    }

    public static final ResourceBundle getBundle(String name) {
        return getBundle(name, Locale.getDefault());
    }

    public static ResourceBundle getBundle(String name, Locale wanted, ClassLoader loader) {
        return getBundle(name, wanted);
    }

    /** The most special there is; if that is only the root's, the default locale's may be better. */
    public static final ResourceBundle getBundle(String name, Locale wanted) {
        ResourceBundle found = find(name, wanted);
        if (found == null || ((UtilResourceBundle) (Object) found).locale.equals(Locale.ROOT) && !wanted.equals(Locale.ROOT)) {
            ResourceBundle ofDefault = find(name, Locale.getDefault());
            found = ofDefault == null ? found : ofDefault;
        }
        if (found == null) {
            throw new MissingResourceException("Can't find bundle for base name " + name + ", locale " + wanted, name + "_" + wanted, "");
        }
        return found;
    }

    private static ResourceBundle find(String name, Locale wanted) {
        if (!wanted.getVariant().isEmpty()) {
            return load(name, wanted, new Locale(wanted.getLanguage(), wanted.getCountry()));
        }
        if (!wanted.getCountry().isEmpty()) {
            return load(name, wanted, new Locale(wanted.getLanguage()));
        }
        return load(name, wanted, wanted.getLanguage().isEmpty() ? null : Locale.ROOT);
    }

    /** @param wider where a bundle looks for what it has not; null if there is nothing */
    private static ResourceBundle load(String name, Locale wanted, Locale wider) {
        ResourceBundle above = wider == null ? null : find(name, wider);
        String path = wanted.equals(Locale.ROOT) ? name : name + "_" + wanted;
        synchronized (KNOWN) {
            ResourceBundle known = KNOWN.get(path);
            if (known != null) {
                return known;
            }
            try {
                ResourceBundle bundle = ofClass(path);
                bundle = bundle == null ? ofFile(path.replace('.', '/').concat(".properties")) : bundle;
                if (bundle == null) {
                    return above;
                }
                UtilResourceBundle open = (UtilResourceBundle) (Object) bundle;
                open.parent = above;
                open.name = name;
                open.locale = wanted;
                KNOWN.put(path, bundle);
                return bundle;
            } catch (IOException e) {
                throw new MissingResourceException(e.getMessage(), path, "");
            }
        }
    }

    /** Null if the program names no such class. */
    private static ResourceBundle ofClass(String name) {
        try {
            Class<?> type = NamedClasses.find(name, true);
            return ResourceBundle.class.isAssignableFrom(type) ? (ResourceBundle) ClassMembers.constructor(type, new Class<?>[0], true).newInstance() : null;
        } catch (ClassNotFoundException absent) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw (MissingResourceException) new MissingResourceException(e.toString(), name, "").initCause(e);
        }
    }

    private static ResourceBundle ofFile(String path) throws IOException {
        try (InputStream file = Resources.open(path)) {
            return file == null ? null : new PropertyResourceBundle(file);
        }
    }

    public static final void clearCache() {
        synchronized (KNOWN) {
            KNOWN.clear();
        }
    }
}
