package astryon.services.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that is to run as a process of its own.
 *
 * @param program where it is; absolute
 * @param name as what it is called
 * @param words what stands behind the name
 * @param folder where its relative paths start; absolute
 * @param streams by number: 0 is what it reads, 1 what it writes, 2 where it complains; they stay the caller's, and the child holds them, too
 * @param ignored signals that do nothing to it
 */
public record Spawn(Path program, String name, List<String> words, Map<String, String> environment, Path folder, Map<Integer, Stream> streams,
        Set<Signal> ignored) {

    public Spawn {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        streams = Map.copyOf(streams);
        ignored = Set.copyOf(ignored);
    }
}
