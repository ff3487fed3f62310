package astryon.services.log;

import astryon.abi.ClockPage;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Exchange;
import astryon.protocol.Log;
import astryon.services.kit.RecordRing;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.Session;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link Log}, 1 the kernel's log to be read, 2 memory for records, zero at first and the same after a restart: a page, and equal parts for
 * each source. Its arguments are the names of who writes, in the order of the system's page; calls with badge 2 n + 2 are the writes of the n-th (from 0), those with 2 n + 3 what it writes as errors.
 */
public final class LogProgram {
    private static final int PAGE = 4096;
    private static final int MOST_SOURCES = PAGE / RecordRing.POSITIONS - 1;
    /** In the page: how far the kernel's log was read. */
    private static final int KERNEL_POSITION = PAGE - 8;
    private static final int STREAMS = 2;
    /** While somebody waits, the kernel's log is looked at so often. */
    private static final long LOOK_NANOS = 250_000_000;

    private LogProgram() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory memory = SharedMemory.map(block.handle(2), Protection.READ | Protection.WRITE);
        List<Source> sources = sources(memory, arguments);
        Handle kernelLog = block.handle(1);
        KernelLog kernel = new KernelLog((from, to, bytes) -> Calls.logRead(kernelLog, from, to, new Size(bytes)),
                stamp -> new ClockPage(ClockPage.ADDRESS).nanosAt(stamp), memory.start().plus(KERNEL_POSITION));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        Address room = SharedMemory.create(Exchange.LOAN_BYTES).start();
        Address buffers = SharedMemory.create(LogService.MOST_WRITE + (arguments.length * STREAMS * Recorder.MOST_LINE + PAGE - 1 & -PAGE)).start();
        LogService log = new LogService(loop, sources, kernel, SystemClock::nanos, buffers, room);
        Session[] recorders = new Session[STREAMS * arguments.length];
        for (int i = 0; i < recorders.length; i++) {
            recorders[i] = new Recorder(log, sources.get(2 + i / STREAMS), i % STREAMS == 0 ? Log.NOTICE : Log.ERROR,
                    buffers.plus(LogService.MOST_WRITE + (long) i * Recorder.MOST_LINE));
        }
        lookRegularly(loop, log);
        loop.runGiven(badge -> badge == 0 ? log : badge >= STREAMS && badge < STREAMS + recorders.length ? recorders[(int) badge - STREAMS] : null);
    }

    /** The kernel, init, and the others. */
    private static List<Source> sources(SharedMemory memory, String[] names) {
        List<String> all = new ArrayList<>(List.of("kernel", "init"));
        all.addAll(List.of(names));
        if (all.size() > MOST_SOURCES) {
            throw new IllegalArgumentException("the log takes lines of up to " + MOST_SOURCES + " programs");
        }
        int part = Integer.highestOneBit((int) (memory.size() - PAGE) / all.size());
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Address bytes = memory.start().plus(PAGE + (long) i * part);
            sources.add(new Source(all.get(i), new RecordRing(memory.start().plus((long) i * RecordRing.POSITIONS), bytes, part)));
        }
        return sources;
    }

    private static void lookRegularly(ServiceLoop loop, LogService log) {
        Handle timer = new Handle(SystemError.check(Calls.timerCreate().value()));
        loop.whenever(timer, () -> {
            Calls.timerSet(timer, 0, 0);
            log.catchUp();
            if (log.isFollowed()) {
                Calls.timerSet(timer, SystemClock.nanos() + LOOK_NANOS, 0);
            }
        });
        log.whenFollowed(() -> Calls.timerSet(timer, SystemClock.nanos() + LOOK_NANOS, 0));
    }
}
