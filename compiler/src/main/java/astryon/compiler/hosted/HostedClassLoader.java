package astryon.compiler.hosted;

import astryon.compiler.diag.Refusal;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.World;
import astryon.magic.SimulatedStructs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Loads code in the dialect so that structs lie in simulated memory. A struct class becomes what holds an address; a field access
 * becomes a load or store at the offset that the compiler's own layout gives it. Fields and arrays of words start as zero words.
 *
 * <p>Types of {@code astryon.magic} are everybody's, and never loaded anew: their bodies are the hosted meaning already.
 */
public final class HostedClassLoader extends ClassLoader {
    private final World world;
    private final Predicate<String> own;
    private final Rewriting rewriting;

    /**
     * @param world    of the same classes as {@code parent} has
     * @param own      names (with dots) of the classes to load here; others come from {@code parent}
     * @param standIns classes with {@link StandsFor}
     */
    public HostedClassLoader(ClassLoader parent, World world, Predicate<String> own, List<Class<?>> standIns) {
        super("dialect", parent);
        this.world = world;
        this.own = own;
        this.rewriting = new Rewriting(world, standIns);
    }

    /** Classes of Astryon that tests of it load anew: all but the compiler and the words of the dialect. */
    public static boolean isDialect(String name) {
        return name.startsWith("astryon.") && !name.startsWith("astryon.magic.") && !name.startsWith("astryon.compiler.");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = own.test(name) ? findClass(name) : getParent().loadClass(name);
            }
            return loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JavaClass linked = world.classNamed(name.replace('.', '/'));
        checkLayout(linked);
        byte[] code;
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            code = rewriting.rewrite(file.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Class<?> defined = defineClass(name, code, 0, code.length);
        if (linked.kind() == JavaClass.Kind.STRUCT || linked.kind() == JavaClass.Kind.WORD) {
            define(defined, linked);
        }
        return defined;
    }

    private void checkLayout(JavaClass linked) {
        String wrong = world.diagnostics().all().stream().filter(found -> found.method().equals(linked.symbol()))
                .map(found -> found.headline() + ": " + found.wayOut()).collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw new Refusal(wrong);
        }
    }

    private void define(Class<?> defined, JavaClass linked) {
        Map<String, Integer> offsets = linked.fields().stream().filter(field -> !field.isStatic())
                .collect(Collectors.toMap(JavaField::name, JavaField::offset));
        try {
            Constructor<?> constructor = defined.getDeclaredConstructor(long.class);
            constructor.setAccessible(true);
            SimulatedStructs.define(defined, linked.kind() == JavaClass.Kind.WORD ? Long.BYTES : linked.instanceSize(), offsets, value -> {
                try {
                    return constructor.newInstance(value);
                } catch (ReflectiveOperationException failure) {
                    throw new LinkageError("cannot make a " + defined.getName(), failure);
                }
            });
        } catch (NoSuchMethodException failure) {
            throw new LinkageError(defined.getName() + " has no constructor of a long", failure);
        }
    }
}
