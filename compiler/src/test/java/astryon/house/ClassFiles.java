package astryon.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Class files of all main sources, by name. */
final class ClassFiles {
    private static final Set<String> BUILT = Set.of("runtime", "compiler");

    private ClassFiles() {
    }

    /**
     * Of all packages but those that need Maven's libraries. Modules that are built after this one have no class files yet, or old
     * ones: they are compiled here.
     */
    static Map<String, byte[]> all(Path folder) throws IOException {
        List<Path> later = Repository.plannedSources().stream().filter(source -> !BUILT.contains(source.module()))
                .filter(source -> !source.text().contains("import org.apache.maven.")).map(source -> Repository.path(source.path())).toList();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            boolean done = javac.getTask(null, files, null, List.of("-proc:none", "-nowarn", "--release", "17", "-d", folder.toString()), null,
                    files.getJavaFileObjectsFromPaths(later)).call();
            if (!done) {
                throw new IllegalStateException("javac refused the sources");
            }
        }
        Map<String, byte[]> classes = new TreeMap<>();
        read(folder, classes);
        for (Class<?> witness : List.of(astryon.magic.Address.class, astryon.compiler.asm.Assembler.class)) {
            Path origin = origin(witness);
            if (Files.isDirectory(origin)) {
                read(origin, classes);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                    read(jar.getPath("/"), classes);
                }
            }
        }
        // A folder may still have what an earlier build left there.
        Set<String> sources = Repository.plannedSources().stream().map(source -> source.packageName() + "." + source.name()).collect(Collectors.toSet());
        classes.keySet().removeIf(name -> !sources.contains(name.replaceFirst("\\$.*", "")));
        return classes;
    }

    private static Path origin(Class<?> witness) {
        try {
            return Path.of(witness.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void read(Path folder, Map<String, byte[]> classes) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                try {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    classes.put(name.substring(0, name.length() - ".class".length()).replace('/', '.'), Files.readAllBytes(file));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
