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
 * @param symbols      keep what debuggers read: symbols, lines, variables, types
 * @param limit        how far to optimise, to find out what goes wrong
 * @param dump         the methods of which every stage is written
 * @param emit         the stage that is wanted in place of the executable
 * @param workers      threads that compile methods
 * @param reflect      files that name what the program reaches by reflection
 * @param jdk          folder of the JDK with the class library; if it is not given, the one that runs the compiler
 * @param runtime      folder or jar with the runtime's classes; if it is not given, those that the compiler came with
 */
public record Options(Target target, List<Path> classPath, Optional<String> mainClass, int optimisation, boolean verify, boolean symbols,
        Optional<Limit> limit, Optional<Dump> dump, Optional<Emit> emit, int workers, List<Path> reflect,
        Optional<Path> jdk, Optional<Path> runtime) {

    /** A stage that can be written: as text IR before selection, machine instructions before register allocation, instructions; what is linked. */
    public enum Emit {
        IR, LIR, ASM, OBJ
    }

    /**
     * What to show of the way of some methods.
     *
     * @param methods part of their symbols
     * @param folder  where to, in a folder for each method
     */
    public record Dump(String methods, Path folder, DumpFormat format) {
    }

    /** How a method's way is shown: as a text file for every stage, or as one page with a column for every stage and the source beside them. */
    public enum DumpFormat {
        TEXT, HTML
    }

    public Options {
        classPath = List.copyOf(classPath);
        reflect = List.copyOf(reflect);
    }

    public static Options of(Target target, List<Path> classPath, String mainClass) {
        return new Options(target, classPath, Optional.of(mainClass).filter(name -> !name.isEmpty()), 2, false, false, Optional.empty(), Optional.empty(),
                Optional.empty(), Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors())), List.of(),
                Optional.empty(), Optional.empty());
    }

    public Options verifying() {
        return new Options(target, classPath, mainClass, optimisation, true, symbols, limit, dump, emit, workers, reflect, jdk, runtime);
    }

    public Options optimisingAt(int level) {
        return new Options(target, classPath, mainClass, level, verify, symbols, limit, dump, emit, workers, reflect, jdk, runtime);
    }

    public Options withSymbols() {
        return new Options(target, classPath, mainClass, optimisation, verify, true, limit, dump, emit, workers, reflect, jdk, runtime);
    }

    public Options limitedTo(Limit last) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, Optional.of(last), dump, emit, workers, reflect, jdk, runtime);
    }

    public Options dumping(Dump wanted) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, limit, Optional.of(wanted), emit, workers, reflect, jdk, runtime);
    }

    public Options emitting(Emit stage) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, limit, dump, Optional.of(stage), workers, reflect, jdk, runtime);
    }

    public Options withWorkers(int count) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, limit, dump, emit, count, reflect, jdk, runtime);
    }

    public Options reflectingOn(List<Path> files) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, limit, dump, emit, workers, files, jdk, runtime);
    }

    public Options with(Optional<Path> jdkHome, Optional<Path> runtimeClasses) {
        return new Options(target, classPath, mainClass, optimisation, verify, symbols, limit, dump, emit, workers, reflect, jdkHome, runtimeClasses);
    }
}
