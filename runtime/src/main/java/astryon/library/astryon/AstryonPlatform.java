package astryon.library.astryon;

import astryon.abi.Futex;
import astryon.abi.Handle;
import astryon.abi.HeapMap;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.magic.Substitute;
import astryon.magic.Uninterruptible;
import astryon.protocol.EndpointChannel;
import astryon.sys.Calls;
import astryon.sys.LastWords;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** {@code Platform} over the kernel's system calls. Text goes to the streams a program was born with, or to the log where there are none. */
@Substitute(value = "astryon.sys.Platform", whole = true, why = "the system has no library below it")
public final class AstryonPlatform {
    private static final int MAX_LOG_WRITE = 1024;
    /** Most bytes that one call commits. */
    private static final long MOST_COMMITTED = 4 << 20;
    private static final long FOR_EVER = 0;
    private static final Handle OWN_BUDGET = new Handle(0);
    private static final Handle NOBODY = new Handle(0);

    private AstryonPlatform() {
    }

    public static void begin(Address stack) {
        Startup.remember(new StartBlock(stack.value()));
    }

    public static void start() {
        Faults.install();
    }

    public static String[] arguments(Address stack) {
        return StartTexts.allButFirst(Startup.block().arguments(), Startup.block().argumentsSize());
    }

    /** What is left of the budget that the program spends from. */
    public static long memoryBytes() {
        return Calls.budgetLimit(OWN_BUDGET) - Calls.budgetUsed(OWN_BUDGET);
    }

    public static long reserveHeap(long limit) {
        reserve(HeapMap.CARDS, HeapMap.END - HeapMap.CARDS);
        reserve(HeapMap.TABLES, HeapMap.TABLES_END - HeapMap.TABLES);
        return HeapMap.YOUNG - HeapMap.START;
    }

    private static void reserve(long at, long bytes) {
        Handle memory = Calls.memoryReserve(new Size(bytes));
        Address start = Calls.memoryMap(Startup.block().process(), memory, new Address(at), 0, new Size(bytes), Protection.READ | Protection.WRITE);
        if (start.value() != at) {
            LastWords.cannotStart();
        }
        Calls.handleClose(memory);
    }

    /** What is reserved is charged when it is touched, and others spend from the same budget. */
    public static boolean commits() {
        return true;
    }

    @Uninterruptible(reason = "part of a collection")
    public static boolean commit(Address start, long bytes) {
        Address end = start.plus(bytes).alignUp(UserSpace.PAGE);
        Address at = start.alignDown(UserSpace.PAGE);
        while (at.isBelow(end)) {
            long step = Math.min(end.minus(at).value(), MOST_COMMITTED);
            if (Calls.memoryCommit(Startup.block().process(), at, new Size(step)) < 0) {
                return false;
            }
            at = at.plus(step);
        }
        return true;
    }

    @Uninterruptible(reason = "part of a collection")
    public static void release(Address start, long bytes) {
        Calls.memoryDiscard(Startup.block().process(), start, new Size(bytes));
    }

    @Uninterruptible(reason = "the bytes may be an object's, which must not move")
    public static long write(int stream, Address bytes, long count) {
        Handle output = Startup.block().stream(stream);
        return output.value() == 0 ? writeLog(bytes, count) : AstryonStreams.write(output, bytes, count);
    }

    @Uninterruptible(reason = "the bytes may be an object's, which must not move")
    private static long writeLog(Address bytes, long count) {
        long written = 0;
        while (written < count) {
            long step = Math.min(count - written, MAX_LOG_WRITE);
            long result = Calls.logWrite(Startup.block().log(), bytes.plus(written), new Size(step));
            if (result < 0) {
                return result;
            }
            written += step;
        }
        return written;
    }

    /** Where there is no input, its end. */
    public static int read(byte[] bytes, int offset, int count) {
        return Startup.block().stream(0).value() == 0 ? 0 : AstryonFiles.read(0, bytes, offset, count);
    }

    @Uninterruptible(reason = "threads rest here")
    public static void waitWhile(Address word, int value, long nanos) {
        Calls.futexWait(word, value, nanos == Long.MAX_VALUE ? FOR_EVER : SystemClock.nanos() + nanos, NOBODY);
    }

    @Uninterruptible(reason = "called where threads come to rest")
    public static void wake(Address word, int count) {
        int left = count;
        while (Calls.futexWake(word, left) == Futex.MOST_WOKEN && left > Futex.MOST_WOKEN) {
            left -= Futex.MOST_WOKEN;
        }
    }

    public static int processors() {
        return Startup.block().processors();
    }

    public static void yield() {
        Calls.threadYield();
    }

    @Uninterruptible(reason = "called where lock words are being changed")
    public static Address memory(long bytes) {
        Handle memory = Calls.memoryCreate(new Size(bytes));
        Address start = Calls.memoryMap(Startup.block().process(), memory, new Address(0), 0, new Size(bytes), Protection.READ | Protection.WRITE);
        Calls.handleClose(memory);
        if (start.value() < 0) {
            return new Address(0);
        }
        if (!commit(start, bytes)) {
            Calls.memoryUnmap(Startup.block().process(), start);
            return new Address(0);
        }
        return start;
    }

    @Uninterruptible(reason = "called where the list of threads is being changed")
    public static Address stack(long bytes) {
        return GuardedStack.allocate(bytes);
    }

    public static boolean startThread(Address state, Address entry) {
        return AstryonThreads.start(state, entry);
    }

    public static void enterThread() {
        EndpointChannel.threadStarts();
    }

    @Uninterruptible(reason = "the thread is on no list any more")
    public static void exitThread() {
        AstryonThreads.exit();
    }

    public static void exit(int status) {
        Calls.processExit(status & 0xff);
    }

    public static void uncaught(Throwable exception) {
        UncaughtException.report(exception);
    }

    public static long monotonicNanos() {
        return SystemClock.nanos();
    }

    public static long wallNanos() {
        return SystemClock.wallNanos();
    }

    public static String environment(int index) {
        return StartTexts.one(Startup.block().environment(), Startup.block().environmentSize(), index);
    }

    public static String currentFolder() {
        String folder = StartTexts.text(Startup.block().folder(), Startup.block().folderSize());
        return folder.isEmpty() ? "/" : folder;
    }

    public static String name() {
        return "Astryon";
    }

    public static String version() {
        return "1";
    }

    /** Who has no handle to a process has no name for it either. */
    public static long processNumber() {
        return -1;
    }

    /** The time stamp counter, mixed (Vigna's SplitMix64): the system gives no random numbers yet. */
    public static long random() {
        long z = astryon.magic.Machine.timestamp() * 0x9e37_79b9_7f4a_7c15L;
        z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
        return z ^ z >>> 31;
    }
}
