package astryon.compiler.agreement;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One program in its two forms: classes for HotSpot, and an executable that our compiler makes of them. {@code -Dagreement.options=-Xgc:stress} gives that
 * option, or others, to every executable that is run.
 */
final class Executables {
    private static final List<String> OPTIONS = Stream.of(System.getProperty("agreement.options", "").split(" ")).filter(word -> !word.isEmpty()).toList();

    private Executables() {
    }

    /** Compiles for Linux, with every check of the compiler on; the program must be accepted. */
    static Path compile(Path classes, String mainClass, int optimisation, Path file) throws IOException {
        return compile(List.of(classes), mainClass, optimisation, file);
    }

    static Path compile(List<Path> classPath, String mainClass, int optimisation, Path file) throws IOException {
        return compile(classPath, mainClass, List.of(), optimisation, file);
    }

    /** @param reflect files that name what the program reaches by reflection */
    static Path compile(List<Path> classPath, String mainClass, List<Path> reflect, int optimisation, Path file) throws IOException {
        Options options = Options.of(Target.LINUX, classPath, mainClass).optimisingAt(optimisation).reflectingOn(reflect).verifying().withSymbols();
        Compilation compilation = Compilation.run(options);
        byte[] image = compilation.image().orElseThrow(() -> new AssertionError(mainClass + " is refused:\n" + compilation.diagnostics().render()));
        Files.write(file, image);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return file;
    }

    static Outcome run(Path executable, String... arguments) throws IOException, InterruptedException {
        return Outcome.of(command(command(List.of(executable.toString()), OPTIONS.toArray(String[]::new)), arguments));
    }

    static Outcome runOnHotSpot(Path classes, String mainClass, String... arguments) throws IOException, InterruptedException {
        return runOnHotSpot(List.of(classes), mainClass, arguments);
    }

    static Outcome runOnHotSpot(List<Path> classPath, String mainClass, String... arguments) throws IOException, InterruptedException {
        return Outcome.of(command(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), mainClass), arguments));
    }

    private static List<String> command(List<String> start, String... arguments) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(arguments));
        return command;
    }
}
