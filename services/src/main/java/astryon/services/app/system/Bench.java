package astryon.services.app.system;

import astryon.magic.Machine;
import astryon.services.app.Arguments;
import astryon.services.app.Child;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Spawn;
import astryon.services.app.Stream;
import astryon.sys.FileCalls;
import astryon.sys.FileError;
import astryon.sys.SystemClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code bench}: what the system's services cost a program. */
final class Bench implements Program {
    private static final int ROUNDS = 256;
    private static final int PAGE = 4096;
    private static final int MODE = 0600;
    private static final String FILE = "/tmp/bench";
    /** What the program is called with at the other end of pipes. */
    private static final String ECHO = "echo";

    private final SystemProcesses processes;
    /** By the names of the figures. */
    private final Map<String, Action> measurements = new LinkedHashMap<>();
    private long rounds;

    Bench(SystemProcesses processes) {
        this.processes = processes;
        measurements.put("write_4k", this::write);
        measurements.put("open_close", () -> measure(() -> FileCalls.close(open(FileCalls.READ))));
        measurements.put("stat", this::stat);
        measurements.put("read_4k", () -> read(rounds + ROUNDS / 8));
        measurements.put("read_cached_4k", () -> read(1));
        measurements.put("pipe_round_trip", this::pipe);
        measurements.put("spawn_tool", this::spawn);
    }

    private interface Action {
        long perform() throws IOException;
    }

    @Override
    public Manual manual() {
        return Manual.of("bench", "measure what the system's services cost", "[FIGURE...] | " + ECHO).option('b', "boot", "only say how many nanoseconds after the kernel's entry this tool began").option('n', "rounds", "N", "the average of N times; " + ROUNDS + " without it")
                .paragraph("In ticks of the time stamp counter: writing 4 KiB to a file (write_4k), opening and closing one (open_close), asking for its facts (stat), reading 4 KiB of one for the first time (read_4k) and again (read_cached_4k), "
                        + "a byte to another program and back by pipes (pipe_round_trip), and starting a tool and waiting for its end (spawn_tool).")
                .paragraph("Only when asked for: ls of 1,000 files (ls_1000), sort of 1 MiB (sort_1m), and grep over 10 MiB (grep_10m), each the second time.")
                .paragraph("With " + ECHO + " it is that other program, and writes what it reads.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        if (arguments.operands().equals(List.of(ECHO))) {
            echo();
            return 0;
        }
        long begun = SystemClock.nanos();
        for (String name : arguments.operands()) {
            if (!measurements.containsKey(name) && !ToolFigures.NAMES.contains(name)) {
                throw Complaint.usage(manual(), "there is no figure " + name);
            }
        }
        if (arguments.has('b')) {
            invocation.output().println("bench: boot_to_tool " + begun);
            return 0;
        }
        rounds = Math.max(1, arguments.count('n', ROUNDS));
        FileCalls.close((int) check(FileCalls.open(FILE, FileCalls.WRITE | FileCalls.CREATE | FileCalls.TRUNCATE, MODE)));
        try {
            for (Map.Entry<String, Action> measurement : measurements.entrySet()) {
                if (arguments.operands().isEmpty() || arguments.operands().contains(measurement.getKey())) {
                    invocation.output().println("bench: " + measurement.getKey() + " " + measurement.getValue().perform());
                }
            }
        } finally {
            FileCalls.remove(FILE);
        }
        for (String name : ToolFigures.NAMES) {
            if (arguments.operands().contains(name)) {
                invocation.output().println("bench: " + name + " " + new ToolFigures(processes).measure(name));
            }
        }
        return 0;
    }

    private static long check(long result) throws IOException {
        if (result < 0) {
            throw new IOException(FileError.text(result));
        }
        return result;
    }

    /** On average, after a few times. */
    private long measure(Action action) throws IOException {
        long start = 0;
        for (long i = -ROUNDS / 8; i < rounds; i++) {
            start = i == 0 ? Machine.timestamp() : start;
            check(action.perform());
        }
        return (Machine.timestamp() - start) / rounds;
    }

    private static int open(int how) throws IOException {
        return (int) check(FileCalls.open(FILE, how, 0));
    }

    private long write() throws IOException {
        byte[] page = new byte[PAGE];
        int file = open(FileCalls.WRITE);
        try {
            return measure(() -> FileCalls.write(file, page, 0, PAGE));
        } finally {
            FileCalls.close(file);
        }
    }

    private long stat() throws IOException {
        long[] facts = new long[FileCalls.FACTS];
        return measure(() -> FileCalls.facts(FILE, true, facts));
    }

    /** A file of so many pages one after the other, again and again: without what going back to its start costs. */
    private long read(long pages) throws IOException {
        byte[] page = new byte[PAGE];
        int file = open(FileCalls.READ | FileCalls.WRITE);
        try {
            check(FileCalls.setSize(file, pages * PAGE));
            long ticks = 0;
            for (long i = -ROUNDS / 8; i < rounds; i++) {
                if (pages == 1) {
                    check(FileCalls.seek(file, 0, 0));
                }
                long start = Machine.timestamp();
                check(FileCalls.read(file, page, 0, PAGE));
                ticks += i < 0 ? 0 : Machine.timestamp() - start;
            }
            return ticks / rounds;
        } finally {
            FileCalls.close(file);
        }
    }

    private long pipe() throws IOException {
        Processes.Pipe there = processes.pipe();
        Processes.Pipe back = processes.pipe();
        Map<Integer, Stream> streams = new HashMap<>(processes.streams());
        streams.put(0, there.reader());
        streams.put(1, back.writer());
        Child peer = processes.start(new Spawn(Path.of("/bin/bench"), "bench", List.of(ECHO), Map.of(), Path.of("/"), streams, Set.of()));
        there.reader().close();
        back.writer().close();
        OutputStream out = there.writer().output();
        InputStream in = back.reader().input();
        byte[] one = new byte[1];
        try {
            long start = 0;
            for (long i = -ROUNDS / 8; i < rounds; i++) {
                start = i == 0 ? Machine.timestamp() : start;
                out.write(one, 0, 1);
                check(in.read(one, 0, 1) - 1);
            }
            return (Machine.timestamp() - start) / rounds;
        } finally {
            there.writer().close();
            back.reader().close();
            await(peer);
        }
    }

    private long spawn() throws IOException {
        Spawn nothing = new Spawn(Path.of("/bin/true"), "true", List.of(), Map.of(), Path.of("/"), processes.streams(), Set.of());
        return measure(() -> {
            await(processes.start(nothing));
            return 0;
        });
    }

    private static void await(Child peer) throws IOException {
        try {
            peer.awaitEnd();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private void echo() throws IOException {
        InputStream in = processes.streams().get(0).input();
        OutputStream out = processes.streams().get(1).output();
        byte[] some = new byte[PAGE];
        for (int count = in.read(some, 0, PAGE); count > 0; count = in.read(some, 0, PAGE)) {
            out.write(some, 0, count);
        }
    }
}
