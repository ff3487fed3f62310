package astryon.services.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one run of a program may touch. The launcher flushes the two outputs at the end.
 *
 * @param name as what it was called
 * @param words what stands behind the name on the command line
 * @param folder where relative paths start; absolute
 * @param terminal what {@code output} is shown on, if it is
 */
public record Invocation(String name, List<String> words, Map<String, String> environment, Path folder, InputStream input, Output output,
        Output errors, Optional<Terminal> terminal) {

    public Invocation {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Where a file that the user named is. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** A file to read from its beginning; {@code -} is the standard input, which stays open when it is closed. */
    public InputStream open(String name) throws IOException {
        if (name.equals("-")) {
            return new Input(new StaysOpen(input), "standard input");
        }
        return new Input(Files.newInputStream(path(name)), name);
    }

    /** The same of what may take long to be read: the terminal shows how far that is. */
    public InputStream openWatched(String name) throws IOException {
        InputStream opened = open(name);
        Optional<StatusLine> line = errors.status();
        if (line.isEmpty()) {
            return opened;
        }
        boolean isFile = !name.equals("-") && Files.isRegularFile(path(name));
        return new Watched(opened, line.get(), this.name + ": " + (name.equals("-") ? "standard input" : name), isFile ? Files.size(path(name)) : -1);
    }

    /** A file to write, empty if nothing else is asked for. */
    public Output create(String name, OpenOption... options) throws IOException {
        return new Output(Files.newOutputStream(path(name), options), name);
    }

    private static final class StaysOpen extends java.io.FilterInputStream {
        StaysOpen(InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {
            // The next who reads the standard input finds it where this one stopped.
        }
    }
}
