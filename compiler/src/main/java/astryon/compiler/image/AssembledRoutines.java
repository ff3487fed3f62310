package astryon.compiler.image;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Mode;
import astryon.compiler.diag.Refusal;
import astryon.compiler.world.JavaMethod;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods marked {@code @Assembled}: their code is made by running, on the host, the static method that the annotation
 * names, with an assembler to fill. The classes come from the program's class path, or are the compiler's own.
 */
public final class AssembledRoutines {
    private final ClassLoader classes;

    public AssembledRoutines(ClassLoader classes) {
        this.classes = classes;
    }

    /** @param classPath folders and jars; anything else on it is passed over */
    public static AssembledRoutines from(List<Path> classPath) {
        ArrayList<URL> urls = new ArrayList<>();
        for (Path entry : classPath) {
            File file = entry.toFile();
            if (file.isDirectory() || entry.toString().endsWith(".jar")) {
                try {
                    urls.add(file.toURI().toURL());
                } catch (MalformedURLException e) {
                    throw new Refusal(entry + ": " + e.getMessage());
                }
            }
        }
        return new AssembledRoutines(new URLClassLoader(urls.toArray(new URL[0]), AssembledRoutines.class.getClassLoader()));
    }

    /** The code of {@code method}, which is marked. */
    Assembler assemble(JavaMethod method) {
        String named = method.traits().assembled().orElseThrow();
        int hash = named.indexOf('#');
        if (hash < 0) {
            throw new Refusal(method + ": @Assembled(\"" + named + "\") does not name class#method");
        }
        try {
            Method maker = Class.forName(named.substring(0, hash), true, classes).getDeclaredMethod(named.substring(hash + 1), Assembler.class);
            maker.setAccessible(true);
            Assembler assembler = new Assembler(Mode.BITS64);
            maker.invoke(null, assembler);
            return assembler;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("assembling " + method + " in " + named, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new Refusal(method + ": @Assembled(\"" + named + "\"): no such static method with an Assembler as parameter");
        }
    }
}
