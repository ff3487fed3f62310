package astryon.compiler.image;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Mode;
import astryon.compiler.diag.Refusal;
import astryon.compiler.object.Relocation;
import astryon.compiler.world.JavaMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The methods marked {@code @Assembled}: their code is made by running, on the host, the static method that the annotation
 * names, with an assembler to fill. The classes come from the program's class path, or are the compiler's own. In an executable compiler they are
 * all its own, named for reflection when it was compiled.
 */
public final class AssembledRoutines {
    private final ClassLoader classes;

    public AssembledRoutines(ClassLoader classes) {
        this.classes = classes;
    }

    /** @param files finds the files of the program's class path */
    public static AssembledRoutines from(Function<String, Optional<byte[]>> files) {
        return new AssembledRoutines(new ClassLoader(AssembledRoutines.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = files.apply(name.replace('.', '/') + ".class").orElseThrow(() -> new ClassNotFoundException(name));
                return defineClass(name, bytes, 0, bytes.length);
            }
        });
    }

    /** Symbols of what the code of {@code method}, which is marked, calls or goes on in. */
    public Set<String> calls(JavaMethod method) {
        Assembler routine = assemble(method);
        byte[] code = routine.code();
        return routine.relocations().stream().filter(relocation -> relocation.isTransfer(code)).map(Relocation::symbol).collect(Collectors.toSet());
    }

    /** The code of {@code method}, which is marked. */
    Assembler assemble(JavaMethod method) {
        String named = method.traits().assembled().orElseThrow();
        int hash = named.indexOf('#');
        if (hash < 0) {
            throw new Refusal(method + ": @Assembled(\"" + named + "\") does not name class#method");
        }
        try {
            Method maker = classes.loadClass(named.substring(0, hash)).getDeclaredMethod(named.substring(hash + 1), Assembler.class);
            maker.setAccessible(true);
            Assembler assembler = new Assembler(Mode.BITS64);
            assembler.followStack();
            maker.invoke(null, assembler);
            return assembler;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("assembling " + method + " in " + named, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new Refusal(method + ": @Assembled(\"" + named + "\"): no such static method with an Assembler as parameter");
        }
    }
}
