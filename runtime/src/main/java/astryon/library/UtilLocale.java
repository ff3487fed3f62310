package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

@Substitute(value = "java.util.Locale", why = "there is one locale's data, whatever the host speaks")
final class UtilLocale {
    private static final int VARIANT = 2;
    private static final int EXTENSION_KEY = 4;
    private static final int EXTENSION_TYPE = 5;

    private UtilLocale() {
    }

    private static Locale initDefault() {
        return Locale.ENGLISH;
    }

    private static Locale initDefault(Locale.Category category) {
        return Locale.ENGLISH;
    }

    /** The name of a part of a locale, or the part itself if it has none. */
    private String getDisplayString(String part, String of, Locale in, int kind) {
        String name = part.isEmpty() ? null : LocaleNames.of(switch (kind) {
            case VARIANT -> "%%".concat(part);
            case EXTENSION_KEY -> "key.".concat(part);
            case EXTENSION_TYPE -> "type.".concat(of).concat(".").concat(part);
            default -> part;
        });
        return name == null ? part : name;
    }

    public String getDisplayVariant(Locale in) {
        List<String> names = new ArrayList<>();
        addVariants(names, in);
        return String.join(", ", names);
    }

    /** Language, then what qualifies it in brackets; nothing but variants if there is nothing else. */
    public String getDisplayName(Locale in) {
        List<String> names = new ArrayList<>();
        for (String part : new String[] {getDisplayLanguage(in), getDisplayScript(in), getDisplayCountry(in)}) {
            if (!part.isEmpty()) {
                names.add(part);
            }
        }
        if (names.isEmpty()) {
            return getDisplayVariant(in);
        }
        addVariants(names, in);
        for (String attribute : getUnicodeLocaleAttributes()) {
            names.add(getDisplayString(attribute, null, in, EXTENSION_KEY));
        }
        for (String key : getUnicodeLocaleKeys()) {
            String type = getUnicodeLocaleType(key);
            String name = getDisplayString(type, key, in, EXTENSION_TYPE);
            names.add(name.equals(type) ? getDisplayString(key, null, in, EXTENSION_KEY).concat(": ").concat(type) : name);
        }
        String first = names.remove(0);
        return names.isEmpty() ? first : first.concat(" (").concat(String.join(", ", names)).concat(")");
    }

    private void addVariants(List<String> names, Locale in) {
        String variants = getVariant();
        for (int start = 0; start < variants.length(); ) {
            int end = variants.indexOf('_', start);
            end = end < 0 ? variants.length() : end;
            names.add(getDisplayString(variants.substring(start, end), null, in, VARIANT));
            start = end + 1;
        }
    }

    @Original
    public String getDisplayLanguage(Locale in) {
        return "";
    }

    @Original
    public String getDisplayScript(Locale in) {
        return "";
    }

    @Original
    public String getDisplayCountry(Locale in) {
        return "";
    }

    @Original
    public String getVariant() {
        return "";
    }

    @Original
    public Set<String> getUnicodeLocaleAttributes() {
        return Set.of();
    }

    @Original
    public Set<String> getUnicodeLocaleKeys() {
        return Set.of();
    }

    @Original
    public String getUnicodeLocaleType(String key) {
        return "";
    }
}
