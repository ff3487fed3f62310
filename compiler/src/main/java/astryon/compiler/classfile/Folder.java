package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of class files. */
record Folder(Path root) implements Container {

    @Override
    public Optional<byte[]> read(String path) {
        Path file;
        try {
            file = root.resolve(path);
        } catch (InvalidPathException e) {
            // A class name may have characters that no file name can have.
            return Optional.empty();
        }
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new Refusal(file + ": cannot be read: " + e.getMessage());
        }
    }

    @Override
    public List<String> list(String prefix) {
        Path start = root.resolve(prefix);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).map(f -> root.relativize(f).toString().replace(File.separatorChar, '/')).sorted().toList();
        } catch (IOException e) {
            throw new Refusal(start + ": cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String origin(String path) {
        return root.resolve(path).toString();
    }
}
