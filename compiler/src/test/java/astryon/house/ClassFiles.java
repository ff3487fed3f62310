package astryon.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Class files of all packages, by name, compiled anew: later modules of the build have none yet, or old ones. */
final class ClassFiles {
    private ClassFiles() {
    }

    /** Of all main sources but those that need the libraries of Maven. */
    static Map<String, byte[]> compileAll(Path folder) throws IOException {
        List<Path> sources = Repository.mainSources().stream().filter(source -> !source.text().contains("import org.apache.maven."))
                .map(source -> Repository.path(source.path())).toList();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            boolean done = javac.getTask(null, files, null, List.of("-proc:none", "-nowarn", "--release", "17", "-d", folder.toString()), null,
                    files.getJavaFileObjectsFromPaths(sources)).call();
            if (!done) {
                throw new IllegalStateException("javac refused the sources");
            }
        }
        return read(folder);
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
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
        return classes;
    }
}
