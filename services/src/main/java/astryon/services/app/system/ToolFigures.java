package astryon.services.app.system;

import astryon.magic.Machine;
import astryon.services.app.Output;
import astryon.services.app.Processes;
import astryon.services.app.Spawn;
import astryon.services.app.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tools cost with much to do: they are started as a shell starts them, and what they print is dropped. Beside busybox's on Linux the figures are {@code scripts/bench}'s. */
final class ToolFigures {
    static final List<String> NAMES = List.of("ls_1000", "sort_1m", "grep_10m");

    private static final Path PLACE = Path.of("/tmp/bench.d");
    private static final int FILES = 1000;
    private static final int SORTED = 1 << 20;
    private static final int SEARCHED = 10 << 20;

    private final Processes processes;

    ToolFigures(Processes processes) {
        this.processes = processes;
    }

    /** Ticks, the second time. */
    long measure(String name) throws IOException {
        Files.createDirectory(PLACE);
        try {
            return switch (name) {
                case "ls_1000" -> list();
                case "sort_1m" -> numbers(SORTED, "sort");
                default -> numbers(SEARCHED, "grep", "12345");
            };
        } finally {
            for (Path each : Files.list(PLACE).toList()) {
                Files.delete(each);
            }
            Files.delete(PLACE);
        }
    }

    private long list() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Files.createFile(PLACE.resolve("file" + i));
        }
        return ticks(List.of("ls", PLACE.toString()));
    }

    /** Of a command with a file of so many bytes that are numbers, one a line. */
    private long numbers(int bytes, String... command) throws IOException {
        Path file = PLACE.resolve("numbers");
        try (Output output = new Output(Files.newOutputStream(file), file.toString())) {
            // Of the C standard's example of rand (ISO C 7.22.2.2), all bits: Linux has the same numbers.
            int state = 1;
            for (int written = 0; written < bytes;) {
                state = state * 1_103_515_245 + 12_345;
                String line = Integer.toUnsignedString(state) + "\n";
                output.print(line);
                written += line.length();
            }
        }
        List<String> words = new ArrayList<>(List.of(command));
        words.add(file.toString());
        return ticks(words);
    }

    private long ticks(List<String> command) throws IOException {
        Map<Integer, Stream> streams = new HashMap<>(processes.streams());
        Stream nowhere = processes.open(Path.of("/dev/null"), Processes.Access.WRITE);
        streams.put(1, nowhere);
        try {
            Spawn spawn = new Spawn(Path.of("/bin").resolve(command.get(0)), command.get(0), command.subList(1, command.size()), Map.of(), Path.of("/"), streams, Set.of());
            run(spawn);
            long start = Machine.timestamp();
            run(spawn);
            return Machine.timestamp() - start;
        } finally {
            nowhere.close();
        }
    }

    private void run(Spawn spawn) throws IOException {
        try {
            int status = processes.start(spawn).awaitEnd().status();
            if (status != 0) {
                throw new IOException(spawn.name() + " ended with " + status);
            }
        } catch (InterruptedException end) {
            throw new IOException(end);
        }
    }
}
