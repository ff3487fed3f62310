package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.ProcessEntry;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Signal;
import astryon.services.app.Spawn;
import astryon.services.app.Stream;
import astryon.services.app.tool.Tools;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Processes that are threads of this JVM. Programs stand in /bin: the tools, the shell, and some that only tests have. */
public final class ThreadProcesses implements Processes {
    private static final AtomicLong NUMBERS = new AtomicLong(1000);

    private final Map<String, Function<Processes, Program>> more;
    private final long number = NUMBERS.incrementAndGet();
    private final Map<Integer, Stream> streams;
    private volatile Consumer<Signal> receiver;
    private volatile List<Child> foreground = List.of();

    /** @param more programs, by name */
    public ThreadProcesses(Map<Integer, Stream> streams, Map<String, Function<Processes, Program>> more) {
        this.streams = streams;
        this.more = more;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long nextNumber() {
        return NUMBERS.incrementAndGet();
    }

    @Override
    public Map<Integer, Stream> streams() {
        return streams;
    }

    @Override
    public boolean isProgram(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        return path.startsWith("/bin") && path.getNameCount() == 2 && (name.equals("sh") || more.containsKey(name) || Tools.names().contains(name));
    }

    private Program program(Path path, Processes processes) {
        String name = path.getFileName().toString();
        return name.equals("sh") ? new Sh(processes) : more.containsKey(name) ? more.get(name).apply(processes) : Tools.find(name, processes).orElseThrow();
    }

    @Override
    public Child start(Spawn spawn) throws IOException {
        if (!isProgram(spawn.program())) {
            throw new NoSuchFileException(spawn.program().toString());
        }
        ThreadProcesses own = new ThreadProcesses(spawn.streams(), more);
        spawn.streams().values().forEach(Stream::share);
        return ThreadChild.start(own, program(spawn.program(), own), spawn);
    }

    @Override
    public Pipe pipe() {
        return MemoryPipe.open();
    }

    @Override
    public Stream open(Path path, Access access) throws IOException {
        return FileStream.open(path, access);
    }

    @Override
    public void foreground(List<Child> holders) {
        foreground = holders;
    }

    @Override
    public void onSignal(Consumer<Signal> other) {
        receiver = other;
    }

    /** The receiver hears of all. */
    @Override
    public void catchSignals(Set<Signal> signals) {
    }

    @Override
    public List<ProcessEntry> list() {
        return List.of(new ProcessEntry(1, 0, "sh", Optional.empty(), 1, 1_230_000_000L, 3 << 20));
    }

    @Override
    public Used used() {
        return new Used(1_230_000_000L, 61_000_000_000L);
    }

    @Override
    public boolean signal(long other, Optional<Signal> signal) {
        return false;
    }

    /** Null if the program does nothing about signals. */
    Consumer<Signal> receiver() {
        return receiver;
    }

    /** A key of the terminal that sends a signal. */
    void press(Signal signal) {
        if (foreground.isEmpty()) {
            receiver.accept(signal);
        } else {
            foreground.forEach(child -> child.signal(signal));
        }
    }
}
