package astryon.services.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that one run of a program may touch. The launcher flushes the two outputs at the end.
 *
 * @param name as what it was called
 * @param words what stands behind the name on the command line
 * @param folder where relative paths start; absolute
 */
public record Invocation(String name, List<String> words, Map<String, String> environment, Path folder, InputStream input, OutputStream output,
        OutputStream errors) {

    public Invocation {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Where a file that the user named is. */
    public Path path(String name) {
        return folder.resolve(name);
    }
}
