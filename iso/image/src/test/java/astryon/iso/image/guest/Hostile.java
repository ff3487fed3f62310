package astryon.iso.image.guest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Priority;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Broker;
import astryon.protocol.BrokerClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.OpenFileClient;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.sys.Calls;
import astryon.sys.FileCalls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A regular program that tries to get at what it was not given, and to be in the way of others. Its first word is what it tries; it says what came of it. */
public final class Hostile {
    private static final int INDICES = 1 << Handle.INDEX_BITS;
    private static final int GENERATIONS = 8;
    private static final int MANY = 500;
    private static final int ANSWERED = 42;
    private static final int SPINNERS = 16;

    private Hostile() {
    }

    public static void main(String[] words) throws IOException {
        switch (words[0]) {
            case "look" -> look();
            case "race" -> System.out.println("escapes " + new HostileLinks().escapes());
            case "rings" -> rings();
            case "messages" -> messages(words);
            case "connections" -> connections();
            case "take" -> take();
            case "read" -> System.out.println("got " + new String(System.in.readNBytes(3), StandardCharsets.UTF_8));
            case "fault" -> new Address(0x10).storeLong(1);
            case "ask" -> ask();
            default -> exhaust();
        }
        System.out.println("done");
    }

    private static void look() throws IOException {
        guessHandles();
        for (String path : new String[] {"/../../../boot/tools", "/home", "/../home", "//../../bin/sh", "/boot/tools"}) {
            expectNothing(path);
        }
        Files.createSymbolicLink(Path.of("/out"), Path.of("../../../../home"));
        expectNothing("/out/programs");
        Files.createSymbolicLink(Path.of("/root"), Path.of("/boot"));
        expectNothing("/root/tools");
        expectRefusals();
        System.out.print("\033]0;forged\007\033[6n\033c");
    }

    /** Whether there are handles that nobody told it of: its own are to itself, to its memory, threads and notifications, and to endpoints, by which it can only call. */
    private static void guessHandles() {
        int endpoints = 0;
        int processes = 0;
        for (long generation = 0; generation < GENERATIONS; generation++) {
            for (long index = 1; index < INDICES; index++) {
                Handle guess = new Handle(generation << Handle.INDEX_BITS | index);
                if (Calls.memorySize(guess) == -ErrorCode.Number.BAD_HANDLE) {
                    continue;
                }
                endpoints += Calls.endpointMint(guess, 0, 0).value() == -ErrorCode.Number.MISSING_RIGHT ? 1 : 0;
                processes += Calls.processThreads(guess) >= 0 ? 1 : 0;
                boolean isMachines = isOfType(Calls.logWrite(guess, Startup.block().arguments(), new Size(1))) || isOfType(Calls.powerOff(guess, 0)) || isOfType(Calls.budgetEnd(guess))
                        || isOfType(MachineCalls.machineAcpiRoot(guess)) || isOfType(Calls.interruptAcknowledge(guess)) || isOfType(MachineCalls.dmaUnbind(guess, 0));
                for (int offset = 0; offset < 8; offset++) {
                    isMachines |= isOfType(Calls.portRead(guess, offset, 1, new Address(0)));
                }
                if (isMachines) {
                    System.out.println("a part of the machine");
                }
            }
        }
        System.out.println("endpoints " + endpoints + ", processes " + processes);
    }

    private static boolean isOfType(long result) {
        return result != -ErrorCode.Number.WRONG_TYPE;
    }

    private static Broker broker() {
        return new BrokerClient(new EndpointChannel(Startup.block().broker()));
    }

    private static void rings() {
        HostileRings rings = new HostileRings();
        StartBlock block = Startup.block();
        System.err.println("file " + rings.file() + ", pipes " + rings.pipes(block.stream(0), block.stream(1)) + ", scribbled " + (rings.scribbled() > 1) + ", revocable " + rings.revocable(broker().connect("pipes")));
        System.err.println("done");
        System.exit(0);
    }

    /** {@code messages SEED COUNT OPENFILE TERMINAL FILETREE BROKER CRASHREPORTS RECORDING SERVICE=ROWS...}: to all that it can reach; the first six have the rows of what it was born with, and of what may come back. */
    private static void messages(String[] words) {
        List<String> file = rows(words[3]);
        List<String> tree = rows(words[5]);
        HostileMessages messages = new HostileMessages(Long.parseLong(words[1]), List.of(file, tree, rows(words[7]), rows(words[8])));
        StartBlock block = Startup.block();
        for (int i = 0; i < 3; i++) {
            messages.add(block.stream(i), file);
            messages.add(new OpenFileClient(new EndpointChannel(block.stream(i))).terminal(), rows(words[4]));
        }
        messages.add(block.files(), tree);
        messages.add(block.broker(), rows(words[6]));
        for (String word : List.of(words).subList(9, words.length)) {
            int equals = word.indexOf('=');
            messages.add(broker().connect(word.substring(0, equals)), rows(word.substring(equals + 1)));
        }
        messages.send(Integer.parseInt(words[2]));
        // It may have given its own streams away.
        System.exit(messages.answered() > Integer.parseInt(words[2]) / 4 ? ANSWERED : 0);
    }

    private static List<String> rows(String word) {
        return word.isEmpty() ? List.of() : List.of(word.split(","));
    }

    /** As many as it can have of a service; and a service that has said no goes on. */
    private static void connections() {
        FileTree files = new FileTreeClient(new EndpointChannel(Startup.block().files()));
        List<Long> open = new ArrayList<>();
        String end = "";
        while (end.isEmpty()) {
            try {
                open.add(files.open("/", FileCalls.READ, 0).value());
            } catch (Failure failure) {
                end = failure.getMessage();
            }
        }
        System.out.println("connections " + open.size() + ": " + end);
        Calls.handleClose(new Handle(open.remove(0)));
        System.out.println("one more " + !files.open("/", FileCalls.READ, 0).isError());
    }

    /** All that it can have of each thing, one after the other. */
    private static void take() {
        System.out.println("more urgent " + -Calls.threadCreate(Startup.block().process(), new Address(0x10000), new Address(0x20000), 0, Priority.FAIR + 1).value());
        System.out.println("processes " + count(() -> Calls.processCreate(new Handle(0)).value()));
        System.out.println("MiB " + count(() -> Calls.memoryCreate(new Size(1 << 20)).value()));
        System.out.println("handles " + count(() -> Calls.handleDuplicate(Startup.block().files(), Rights.CONNECTION).value()));
        int threads = 0;
        try {
            while (true) {
                // Parked: the collector would wait for who sleeps in a call that it does not know of.
                Thread sleeper = new Thread(LockSupport::park);
                sleeper.setDaemon(true);
                sleeper.start();
                threads++;
            }
        } catch (OutOfMemoryError noMore) {
            System.out.println("threads " + threads);
        }
        List<byte[]> heap = new ArrayList<>();
        try {
            while (true) {
                heap.add(new byte[1 << 20]);
            }
        } catch (OutOfMemoryError noMore) {
            heap.clear();
            System.out.println("the heap is full");
        }
    }

    private static int count(LongSupplier maker) {
        List<Long> all = new ArrayList<>();
        long next = maker.getAsLong();
        while (next > 0) {
            all.add(next);
            next = maker.getAsLong();
        }
        all.forEach(handle -> Calls.handleClose(new Handle(handle)));
        return all.size();
    }

    /** For what it may not, again and again. */
    private static void ask() {
        for (int i = 0; i < MANY; i++) {
            try {
                broker().connect("power");
                System.out.println("got power");
            } catch (Failure refused) {
                // As it has to be.
            }
        }
    }

    private static void expectNothing(String path) {
        if (Files.exists(Path.of(path))) {
            System.out.println("there is " + path);
        }
    }

    private static void expectRefusals() {
        Broker broker = broker();
        for (String service : new String[] {"admission", "questions", "permissions", "supervision", "power", "files", "files.memory", "terminal.serial", "line.serial", "processes", "keyboard", "kernel.log", "\0"}) {
            try {
                broker.connect(service);
                System.out.println("got " + service);
            } catch (Failure refused) {
                // As it has to be.
            }
        }
        try {
            Terminal terminal = new TerminalClient(new EndpointChannel(new OpenFileClient(new EndpointChannel(Startup.block().stream(1))).terminal()));
            terminal.watch(Calls.handleDuplicate(Calls.notificationCreate(), Rights.Bit.SIGNAL | Rights.Bit.TRANSFER));
            System.out.println("got the signals");
        } catch (Failure refused) {
            // As it has to be.
        }
    }

    private static void exhaust() {
        for (int i = 0; i < SPINNERS; i++) {
            Thread spinner = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            spinner.start();
        }
        while (!Calls.processCreate(new Handle(0)).isError()) {
            // Another one.
        }
        while (!Calls.notificationCreate().isError()) {
            // And another one.
        }
        while (true) {
            Thread.onSpinWait();
        }
    }
}
