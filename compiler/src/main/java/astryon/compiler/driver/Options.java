package astryon.compiler.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to compile and how.
 *
 * @param classPath    folders, jars and {@code .java} files with the program; the runtime is added to them
 * @param mainClass    Java name of the class whose {@code main} a hosted program starts in; empty for kernels
 * @param optimisation 0, 1 or 2: as little as correct code needs, without loops and inlining of large methods, everything
 * @param verify       run the verifier between all passes and check register allocation: slow, for tests
 * @param symbols      keep a symbol table for debuggers
 * @param dump         write every stage of methods whose symbol contains this to {@code dumpFolder}
 * @param emit         the stage that is wanted in place of the executable
 * @param workers      threads that compile methods
 * @param reflect      files that name what the program reaches by reflection
 * @param jdk          folder of the JDK with the class library; if it is not given, the one that runs the compiler
 * @param runtime      folder or jar with the runtime's classes; if it is not given, those that the compiler came with
 */
public record Options(Target target, List<Path> classPath, Optional<String> mainClass, int optimisation, boolean verify, boolean symbols,
        Optional<String> dump, Path dumpFolder, Optional<Emit> emit, int workers, List<Path> reflect,
        Optional<Path> jdk, Optional<Path> runtime) {

    /** A stage that can be written: as text IR before selection, machine instructions before register allocation, instructions; what is linked. */
    public enum Emit {
        IR, LIR, ASM, OBJ
    }

    public Options {
        classPath = List.copyOf(classPath);
        reflect = List.copyOf(reflect);
    }

    public static Options of(Target target, List<Path> classPath, String mainClass) {
        return new Options(target, classPath, Optional.of(mainClass).filter(name -> !name.isEmpty()), 2, false, false, Optional.empty(), Path.of("dump"),
                Optional.empty(), Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors())), List.of(),
                Optional.empty(), Optional.empty());
    }

    public Options verifying() {
        return new Options(target, classPath, mainClass, optimisation, true, symbols, dump, dumpFolder, emit, workers, reflect, jdk, runtime);
    }

    public Options optimisingAt(int level) {
        return new Options(target, classPath, mainClass, level, verify, symbols, dump, dumpFolder, emit, workers, reflect, jdk, runtime);
    }

    public Options withSymbols() {
        return new Options(target, classPath, mainClass, optimisation, verify, true, dump, dumpFolder, emit, workers, reflect, jdk, runtime);
    }

    public Options dumping(String methods, Path folder) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, Optional.of(methods), folder, emit, workers, reflect, jdk, runtime);
    }

    public Options emitting(Emit stage) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, dump, dumpFolder, Optional.of(stage), workers, reflect, jdk, runtime);
    }

    public Options withWorkers(int count) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, dump, dumpFolder, emit, count, reflect, jdk, runtime);
    }

    public Options reflectingOn(List<Path> files) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, dump, dumpFolder, emit, workers, files, jdk, runtime);
    }

    public Options with(Optional<Path> jdkHome, Optional<Path> runtimeClasses) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, dump, dumpFolder, emit, workers, reflect, jdkHome, runtimeClasses);
    }
}
