package astryon.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What the system's files tell of this process: proc(5). Where there are none nothing is known. */
final class ProcessFacts implements ProcessHandle.Info {
    /** Of a second: what the kernel shows to programs (sysconf(3), _SC_CLK_TCK), the same on every x86-64. */
    private static final long TICKS = 100;
    private static final long NANOS_PER_TICK = 1_000_000_000 / TICKS;

    // Of /proc/self/stat, behind the name in parentheses, which is the second field.
    private static final int USER_TICKS = 14 - 3;
    private static final int SYSTEM_TICKS = 15 - 3;
    private static final int START_TICKS = 22 - 3;

    private final String command;
    private final String[] arguments;
    private final Instant start;
    private final Duration used;
    private final String user;

    private ProcessFacts(String command, String[] arguments, Instant start, Duration used, String user) {
        this.command = command;
        this.arguments = arguments;
        this.start = start;
        this.used = used;
        this.user = user;
    }

    static ProcessFacts read() {
        try {
            String command = Files.readSymbolicLink(Path.of("/proc/self/exe")).toString();
            String[] words = text("/proc/self/cmdline").split("\0", -1);
            String stat = text("/proc/self/stat");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long bootSeconds = Long.parseLong(line("/proc/stat", "btime "));
            long started = bootSeconds * 1000 + Long.parseLong(fields[START_TICKS]) * 1000 / TICKS;
            long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
            return new ProcessFacts(command, Arrays.copyOfRange(words, 1, words.length - 1), Instant.ofEpochMilli(started), Duration.ofNanos(ticks * NANOS_PER_TICK),
                    userNamed(line("/proc/self/status", "Uid:\t").split("\t")[0]));
        } catch (IOException notThere) {
            return new ProcessFacts(null, null, null, null, null);
        }
    }

    /** Files there have no size. */
    private static String text(String file) throws IOException {
        try (InputStream bytes = Files.newInputStream(Path.of(file))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What follows in the line that begins with {@code start}. */
    private static String line(String file, String start) throws IOException {
        return text(file).lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow(() -> new IOException(start)).substring(start.length());
    }

    /** passwd(5); without an entry the number is the name. */
    private static String userNamed(String number) {
        try {
            return text("/etc/passwd").lines().map(line -> line.split(":", -1)).filter(fields -> fields.length > 2 && fields[2].equals(number)).map(fields -> fields[0])
                    .findFirst().orElse(number);
        } catch (IOException notThere) {
            return number;
        }
    }

    @Override
    public Optional<String> command() {
        return Optional.ofNullable(command);
    }

    @Override
    public Optional<String> commandLine() {
        return command().map(file -> arguments.length == 0 ? file : file.concat(" ").concat(String.join(" ", arguments)));
    }

    @Override
    public Optional<String[]> arguments() {
        return Optional.ofNullable(arguments);
    }

    @Override
    public Optional<Instant> startInstant() {
        return Optional.ofNullable(start);
    }

    @Override
    public Optional<Duration> totalCpuDuration() {
        return Optional.ofNullable(used);
    }

    @Override
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder("[");
        if (command != null) {
            all.append("user: ").append(user()).append(", cmd: ").append(command);
            if (arguments.length > 0) {
                all.append(", args: ").append(Arrays.toString(arguments));
            }
            all.append(", startTime: ").append(startInstant()).append(", totalTime: ").append(totalCpuDuration());
        }
        return all.append("]").toString();
    }
}
