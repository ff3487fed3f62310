package astryon.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tree these tests are part of. */
final class Repository {
    private static final List<String> MODULES = List.of("runtime/processor", "runtime", "compiler", "iso/plugin", "kernel", "services", "iso/image", "examples/tally");
    private static final Path ROOT = root();
    private static final List<Source> SOURCES = readSources();

    private Repository() {
    }

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String read(String name) {
        return read(path(name));
    }

    /** Every Java source file of every module, in the order of their paths. */
    static List<Source> sources() {
        return SOURCES;
    }

    static List<Source> mainSources() {
        return SOURCES.stream().filter(Source::isMain).toList();
    }

    /** Main sources that have a place on the floor plan: examples stand outside, like everybody's programs. */
    static List<Source> plannedSources() {
        return mainSources().stream().filter(source -> !source.path().startsWith("examples/")).toList();
    }

    /** README and its like at the root, and the pages in docs: paths from the root. */
    static List<String> documents() {
        try (Stream<Path> root = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).map(Repository::name).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Source> readSources() {
        return MODULES.stream().flatMap(module -> javaFiles(ROOT.resolve(module).resolve("src")).stream())
                .map(file -> new Source(name(file), read(file))).toList();
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().replace('\\', '/').contains("/java/")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/floorplan.txt"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run in the repository: there is no docs/floorplan.txt above " + Path.of("").toAbsolutePath());
    }
}
