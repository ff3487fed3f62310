package astryon.compiler.diag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of source lines, looked up under folders where sources lie. A file that is not there is simply not quoted. */
public final class SourceLines {
    public static final SourceLines NONE = new SourceLines(List.of());

    private final List<Path> folders;
    private final Map<String, List<String>> files = new HashMap<>();

    public SourceLines(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    public Optional<String> line(String file, int line) {
        if (file.isEmpty() || line <= 0) {
            return Optional.empty();
        }
        List<String> lines = files.computeIfAbsent(file, this::read);
        return line <= lines.size() ? Optional.of(lines.get(line - 1)) : Optional.empty();
    }

    private List<String> read(String file) {
        for (Path folder : folders) {
            Path path = folder.resolve(file);
            if (Files.isRegularFile(path)) {
                try {
                    return Files.readAllLines(path);
                } catch (MalformedInputException e) {
                    return List.of();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return List.of();
    }
}
