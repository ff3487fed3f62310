package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes of the JDK that runs the compiler, through its {@code jrt} file system. */
final class RuntimeImage implements Container {
    private final FileSystem files = FileSystems.getFileSystem(URI.create("jrt:/"));
    private final Map<String, Optional<Path>> modules = new HashMap<>();

    @Override
    public Optional<byte[]> read(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<Path> module = modules.computeIfAbsent(path.substring(0, slash), this::moduleOf);
        try {
            Path file = module.map(m -> m.resolve(path)).filter(Files::isRegularFile).orElse(null);
            return file == null ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Refusal(origin(path) + ": cannot be read: " + e.getMessage());
        }
    }

    /** A package that has classes is in one module only; {@code /packages/java.lang} has a link to it. */
    private Optional<Path> moduleOf(String packagePath) {
        Path links;
        try {
            links = files.getPath("/packages", packagePath.replace('/', '.'));
            if (!Files.isDirectory(links)) {
                return Optional.empty();
            }
        } catch (InvalidPathException e) {
            // That is how this file system answers for some names that it does not know.
            return Optional.empty();
        }
        try (Stream<Path> candidates = Files.list(links)) {
            return candidates.map(link -> files.getPath("/modules", link.getFileName().toString()))
                    .filter(module -> Files.isDirectory(module.resolve(packagePath))).findFirst();
        } catch (IOException e) {
            throw new Refusal(links + ": cannot be read: " + e.getMessage());
        }
    }

    @Override
    public List<String> list(String prefix) {
        return List.of();
    }

    @Override
    public String origin(String path) {
        return "jrt:/" + path;
    }
}
