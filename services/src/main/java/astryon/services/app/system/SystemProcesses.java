package astryon.services.app.system;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Broker;
import astryon.protocol.BrokerClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFileClient;
import astryon.protocol.Pipes;
import astryon.protocol.PipesClient;
import astryon.protocol.ProcessList;
import astryon.protocol.ProcessListClient;
import astryon.protocol.Terminal;
import astryon.protocol.WaitingCalls;
import astryon.services.app.Child;
import astryon.services.app.Complaint;
import astryon.services.app.ProcessEntry;
import astryon.services.app.Processes;
import astryon.services.app.Signal;
import astryon.services.app.Spawn;
import astryon.services.app.Stream;
import astryon.sys.Calls;
import astryon.sys.FileCalls;
import astryon.sys.FileError;
import astryon.sys.Startup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Processes by init's broker, pipes by their service. */
final class SystemProcesses implements Processes {
    private static final int NEW_FILE_MODE = 0644;
    /** By the bits of a terminal's notification. */
    private static final Map<Integer, Signal> SIGNALS = Map.of(Terminal.INTERRUPT, Signal.INT, Terminal.QUIT, Signal.QUIT, Terminal.SUSPEND, Signal.TSTP,
            Terminal.HANG_UP, Signal.HUP);
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    /** How a manifest begins (`abi.SystemPage`), up to the program's name. */
    private static final String MANIFEST = "program ";
    private static final int MOST_START = 256;

    private final Map<Integer, Stream> streams = new HashMap<>();
    private final Guests guests = new Guests();
    /** Regular programs, by the paths of their manifests. */
    private final Map<Path, String> regular = new ConcurrentHashMap<>();
    private final FileTree files = new FileTreeClient(new EndpointChannel(Startup.block().files()));
    private final Broker broker = new BrokerClient(new EndpointChannel(Startup.block().broker()));
    private Pipes pipes;
    private Optional<SystemTerminal> terminal = Optional.empty();
    private volatile List<Child> foreground = List.of();
    private ProcessList list;
    private final AtomicLong usedByChildren = new AtomicLong();
    private int number;
    /** Tells of signals; made when the first is caught. */
    private Handle signalled = new Handle(0);
    private volatile Consumer<Signal> receiver = signal -> { };

    SystemProcesses() {
        for (int i = 0; i < 3; i++) {
            Handle stream = Startup.block().stream(i);
            streams.put(i, stream.value() == 0 ? new LogStream() : new SystemStream(stream));
        }
    }

    @Override
    public synchronized long number() {
        number = number == 0 ? broker.number() : number;
        return number;
    }

    @Override
    public synchronized long nextNumber() {
        return broker.nextNumber();
    }

    private synchronized ProcessList processList() {
        if (list == null) {
            list = new ProcessListClient(new EndpointChannel(broker.connect("processes")));
        }
        return list;
    }

    @Override
    public List<ProcessEntry> list() {
        List<ProcessEntry> entries = new ArrayList<>();
        int last = 0;
        while (true) {
            try {
                ProcessList.Entry next = processList().next(last);
                last = next.number();
                entries.add(new ProcessEntry(last, next.parent(), next.name(), Signal.of(next.state()), next.threads(), next.nanos(), next.memory()));
            } catch (Failure behindTheLast) {
                return entries;
            }
        }
    }

    @Override
    public Used used() {
        return new Used(Calls.processTime(Startup.block().process()), usedByChildren.get());
    }

    @Override
    public boolean signal(long other, Optional<Signal> signal) {
        try {
            processList().signal((int) other, signal.map(Signal::number).orElse(0));
            return true;
        } catch (Failure none) {
            return false;
        }
    }

    @Override
    public Map<Integer, Stream> streams() {
        return streams;
    }

    @Override
    public boolean isProgram(Path path) {
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            return false;
        }
        byte[] start = new byte[MOST_START];
        try (InputStream file = Files.newInputStream(path)) {
            int length = file.read(start);
            if (length > MANIFEST.length() && start[0] == MANIFEST.charAt(0)) {
                return isManifest(path, new String(start, 0, length, StandardCharsets.ISO_8859_1));
            }
            if (!regular.isEmpty()) {
                regular.remove(path);
            }
            return length >= ELF.length && Arrays.equals(start, 0, ELF.length, ELF, 0, ELF.length);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean isManifest(Path path, String start) {
        if (!start.startsWith(MANIFEST)) {
            return false;
        }
        regular.put(path, start.substring(MANIFEST.length()).split("[ \n]", 2)[0]);
        return true;
    }

    private static IOException explained(String path, Failure failure) {
        if (failure.number() == Failure.NOT_THERE) {
            return new NoSuchFileException(path);
        }
        return new FileSystemException(path, null, failure.getMessage() == null ? FileError.text(-failure.number()) : failure.getMessage());
    }

    /** Another handle to what a stream has, which will move; without one, to nothing. */
    private Handle copy(Map<Integer, Stream> given, int number) {
        Stream stream = given.get(number);
        Handle handle = stream instanceof SystemStream system ? system.handle() : nothing();
        Handle copy = Calls.handleDuplicate(handle, Rights.CONNECTION);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return copy;
    }

    /** As {@link #copy}, for a program that is not trusted: a terminal is one to it as {@link astryon.protocol.Terminal#guest} says. */
    private Handle guest(Guests.Ends ends, Map<Integer, Stream> given, int number) {
        if (given.get(number) instanceof SystemStream stream && stream.isTerminal()) {
            return ends.add(stream.control());
        }
        return copy(given, number);
    }

    private Handle nothing() {
        return ((SystemStream) streams.computeIfAbsent(-1, key -> new SystemStream(files.open("/dev/null", FileCalls.READ | FileCalls.WRITE, 0)))).handle();
    }

    @Override
    public Child start(Spawn spawn) throws IOException {
        String path = spawn.program().toString();
        try {
            Address room = EndpointChannel.area().plus(Exchange.LOAN);
            String confined = regular.isEmpty() ? null : regular.get(spawn.program());
            Loan texts = new Loan(room, put(spawn, room));
            int words = 1 + spawn.words().size();
            long ignored = Signal.bits(spawn.ignored());
            if (confined != null) {
                return startConfined(spawn, confined, texts, words, ignored);
            }
            FileMemory program = memory(path);
            Broker.Started started = broker.start(texts, words, (int) (program.offset() / UserSpace.PAGE), ignored, program.memory(),
                    copy(spawn.streams(), 0), copy(spawn.streams(), 1), copy(spawn.streams(), 2));
            return new SystemChild(started.number(), started.process(), processList(), usedByChildren::addAndGet);
        } catch (Failure failure) {
            throw explained(path, failure);
        }
    }

    private Child startConfined(Spawn spawn, String confined, Loan texts, int words, long ignored) {
        Guests.Ends ends = guests.new Ends();
        try {
            Broker.Started started = broker.startConfined(texts, words, ignored, confined, guest(ends, spawn.streams(), 0), guest(ends, spawn.streams(), 1), guest(ends, spawn.streams(), 2));
            Child child = new SystemChild(started.number(), started.process(), processList(), usedByChildren::addAndGet);
            ends.belongTo(child);
            return child;
        } catch (Failure failure) {
            ends.close();
            throw failure;
        }
    }

    /** What a file has, as who starts it is to see it. */
    private FileMemory memory(String path) {
        Handle file = files.open(path, FileCalls.READ, 0);
        try {
            return new OpenFileClient(new EndpointChannel(file)).memory();
        } finally {
            Calls.handleClose(file);
        }
    }

    private static int put(Spawn spawn, Address room) {
        int end = put(spawn.folder().toString(), room, 0);
        end = put(spawn.name(), room, end);
        for (String word : spawn.words()) {
            end = put(word, room, end);
        }
        for (Map.Entry<String, String> variable : spawn.environment().entrySet()) {
            end = put(variable.getKey() + "=" + variable.getValue(), room, end);
        }
        return end;
    }

    private static int put(String text, Address room, int at) {
        byte[] bytes = Utf8.bytes(text);
        if (bytes.length + 1 > Exchange.LOAN_BYTES - at) {
            throw new Failure(Failure.TOO_MUCH_TEXT);
        }
        for (int i = 0; i < bytes.length; i++) {
            room.plus(at + i).storeByte(bytes[i]);
        }
        room.plus(at + bytes.length).storeByte((byte) 0);
        return at + bytes.length + 1;
    }

    /** A connection to a service that this program was granted; complains if it was not. */
    Handle connect(String service) {
        try {
            return broker.connect(service);
        } catch (Failure failure) {
            throw new Complaint(1, failure.getMessage() == null ? FileError.text(-failure.number()) : failure.getMessage());
        }
    }

    @Override
    public synchronized Pipe pipe() throws IOException {
        try {
            if (pipes == null) {
                pipes = new PipesClient(new EndpointChannel(broker.connect("pipes")));
            }
            Pipes.Ends ends = pipes.create();
            return new Pipe(new SystemStream(ends.reader()), new SystemStream(ends.writer()));
        } catch (Failure failure) {
            throw explained("pipe", failure);
        }
    }

    @Override
    public Stream open(Path path, Access access) throws IOException {
        int how = switch (access) {
            case READ -> FileCalls.READ;
            case WRITE -> FileCalls.WRITE | FileCalls.CREATE | FileCalls.TRUNCATE;
            case NEW -> FileCalls.WRITE | FileCalls.CREATE | FileCalls.NEW;
            case APPEND -> FileCalls.WRITE | FileCalls.CREATE | FileCalls.APPEND;
            case READ_WRITE -> FileCalls.READ | FileCalls.WRITE | FileCalls.CREATE;
        };
        try {
            return new SystemStream(files.open(path.toString(), how, NEW_FILE_MODE));
        } catch (Failure failure) {
            throw explained(path.toString(), failure);
        }
    }

    /** The terminal of the streams, if they have one. */
    synchronized Optional<SystemTerminal> terminal() {
        return terminalOf(1, 0);
    }

    /** The one that the output is shown on, if it is. */
    synchronized Optional<SystemTerminal> shownOn() {
        return terminalOf(1);
    }

    private Optional<SystemTerminal> terminalOf(int... numbers) {
        for (int number : numbers) {
            if (terminal.isEmpty() && streams.get(number) instanceof SystemStream stream) {
                try {
                    terminal = Optional.of(new SystemTerminal(stream));
                } catch (Failure none) {
                    // The other one may be.
                }
            }
        }
        return terminal;
    }

    @Override
    public void foreground(List<Child> holders) {
        foreground = List.copyOf(holders);
        guests.foreground(foreground);
        if (holders.isEmpty()) {
            // One of those who had it may have watched its keys.
            terminal().ifPresent(known -> known.watch(signalNotification()));
        }
    }

    @Override
    public void onSignal(Consumer<Signal> other) {
        receiver = other;
    }

    @Override
    public void catchSignals(Set<Signal> signals) {
        if (!signals.isEmpty() || signalled.value() != 0) {
            broker.catchSignals(Calls.handleDuplicate(signalNotification(), SystemStream.SIGNALLER_RIGHTS), Signal.bits(signals));
        }
    }

    private synchronized Handle signalNotification() {
        if (signalled.value() == 0) {
            signalled = Calls.notificationCreate();
            Thread thread = new Thread(this::listen, "signals");
            thread.setDaemon(true);
            thread.start();
        }
        return signalled;
    }

    private void listen() {
        while (true) {
            long bits = WaitingCalls.notificationWait(signalled, Long.MAX_VALUE);
            keysHeard((int) bits);
            for (Signal signal : Signal.values()) {
                if ((bits >>> Broker.FIRST_SIGNAL + signal.number() & 1) != 0) {
                    receiver.accept(signal);
                }
            }
        }
    }

    /** The signals of keys are for who has the terminal. */
    private void keysHeard(int bits) {
        for (Map.Entry<Integer, Signal> entry : SIGNALS.entrySet()) {
            if ((bits & entry.getKey()) != 0) {
                List<Child> holders = foreground;
                holders.forEach(child -> child.signal(entry.getValue()));
                if (holders.isEmpty()) {
                    receiver.accept(entry.getValue());
                }
            }
        }
    }
}
