package astryon.library.linux;

import astryon.abi.HeapMap;
import astryon.heap.HeapOptions;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Substitute;
import astryon.magic.Uninterruptible;
import astryon.sys.LastWords;
import astryon.thread.ThreadState;

/** {@code Platform} over bare Linux system calls. Numbers and flags: the x86-64 system call table and man-pages section 2. */
@Substitute(value = "astryon.sys.Platform", whole = true, why = "the Linux target has no library below it")
public final class LinuxPlatform {
    private static final int WRITE = 1;
    private static final int MMAP = 9;
    private static final int MUNMAP = 11;
    private static final int SCHED_YIELD = 24;
    private static final int FUTEX = 202;
    private static final int MADVISE = 28;
    private static final int SYSINFO = 99;
    private static final int CLOCK_GETTIME = 228;
    private static final int EXIT_GROUP = 231;

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE_FIXED_NOREPLACE = 0x2 | 0x20 | 0x4000 | 0x10_0000;
    private static final int MADV_DONTNEED = 4;
    private static final long PAGE = 0x1000;
    /** Least bytes of the heap with which it is worth while to begin. */
    private static final long LEAST_REACH = 0x20_0000;
    private static final long OUTGOING_BYTES = 0x1000;
    private static final int FUTEX_WAIT_PRIVATE = 128;
    private static final int FUTEX_WAKE_PRIVATE = 129;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** What {@code sysinfo} fills in; an object of the image, so its address is fixed. */
    private static final long[] SYSTEM = new long[14];

    /** How many of the arguments were for the runtime. */
    private static int options;

    private LinuxPlatform() {
    }

    /** Options for the runtime come before the program's arguments. */
    public static void begin(Address stack) {
        LinuxProcess.begin(stack);
        int count = (int) stack.loadLong();
        while (options + 1 < count && HeapOptions.take(argument(stack, options + 1))) {
            options++;
        }
    }

    private static Address argument(Address stack, int number) {
        return stack.plus(8 + 8L * number).loadAddress();
    }

    /**
     * The stack at entry holds the argument count, the arguments' addresses, a null, the environment's addresses, a null, the
     * auxiliary vector (System V ABI for AMD64, section 3.4.1).
     */
    public static String[] arguments(Address stack) {
        int count = Math.max((int) stack.loadLong() - 1 - options, 0);
        String[] arguments = new String[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = Utf8.decodeZeroTerminated(argument(stack, 1 + options + i));
        }
        return arguments;
    }

    public static void start() {
        Faults.install();
    }

    /** {@code sysinfo(2)}: total RAM in units of {@code mem_unit}. */
    public static long memoryBytes() {
        Address facts = Address.of(SYSTEM).plus(16);
        Machine.syscall(SYSINFO, facts.value(), 0, 0, 0, 0, 0);
        return SYSTEM[4] * facts.plus(104).loadInt();
    }

    /** Valgrind, say, is in the middle of where objects may lie, and a shell's {@code ulimit -v} allows less than all: then it is both ends, as much of each as there is. */
    public static long reserveHeap(long limit) {
        if (!reserve(HeapMap.TABLES, HeapMap.TABLES_END)) {
            LastWords.cannotStart();
        }
        if (reserve(HeapMap.CARDS, HeapMap.END)) {
            return HeapMap.YOUNG - HeapMap.START;
        }
        for (long reach = limit & -PAGE; reach >= LEAST_REACH; reach = reach >> 1 & -PAGE) {
            if (reserve(HeapMap.CARDS, HeapMap.START + reach)) {
                if (reserve(HeapMap.YOUNG - reach, HeapMap.EDEN_START + Math.min(reach, HeapMap.EDEN_BYTES))) {
                    return reach;
                }
                Machine.syscall(MUNMAP, HeapMap.CARDS, HeapMap.START + reach - HeapMap.CARDS, 0, 0, 0, 0);
            }
        }
        LastWords.cannotStart();
        return 0;
    }

    /** Whether the place is the program's now. Who does not know the flag takes the address for a wish. */
    private static boolean reserve(long start, long end) {
        long got = Machine.syscall(MMAP, start, end - start, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE_FIXED_NOREPLACE, -1, 0);
        if (got > 0 && got != start) {
            Machine.syscall(MUNMAP, got, end - start, 0, 0, 0, 0);
        }
        return got == start;
    }

    /** Linux promises whatever is asked for, and ends who takes too much of it. */
    @Inline
    public static boolean commits() {
        return false;
    }

    @Inline
    public static boolean commit(Address start, long bytes) {
        return true;
    }

    public static void release(Address start, long bytes) {
        Machine.syscall(MADVISE, start.value(), bytes, MADV_DONTNEED, 0, 0, 0);
    }

    /** A reader may let the thread wait: what is written lies in the meantime where no object moves. */
    @NoInline
    @Uninterruptible(reason = "the bytes may lie in an object")
    public static long write(int stream, Address bytes, long count) {
        ThreadState thread = ThreadState.current();
        if (thread.outgoing.isZero()) {
            thread.outgoing = memory(OUTGOING_BYTES);
        }
        if (thread.outgoing.isZero()) {
            return -1;
        }
        long part = count < OUTGOING_BYTES ? count : OUTGOING_BYTES;
        for (long i = 0; i < part; i++) {
            thread.outgoing.plus(i).storeByte(bytes.plus(i).loadByte());
        }
        return WaitingCall.make(WRITE, stream, thread.outgoing.value(), part);
    }

    public static int read(byte[] bytes, int offset, int count) {
        return LinuxFiles.read(0, bytes, offset, count);
    }

    @Uninterruptible(reason = "threads rest here")
    public static void waitWhile(Address word, int value, long nanos) {
        Address time = new Address(0);
        if (nanos != Long.MAX_VALUE) {
            ThreadState thread = ThreadState.current();
            thread.seconds = nanos / NANOS_PER_SECOND;
            thread.nanoseconds = nanos % NANOS_PER_SECOND;
            time = timeOf(thread);
        }
        Machine.syscall(FUTEX, word.value(), FUTEX_WAIT_PRIVATE, value, time.value(), 0, 0);
    }

    @Uninterruptible(reason = "called where threads come to rest")
    public static void wake(Address word, int count) {
        Machine.syscall(FUTEX, word.value(), FUTEX_WAKE_PRIVATE, count, 0, 0, 0);
    }

    public static int processors() {
        return LinuxThreads.processors();
    }

    public static void yield() {
        Machine.syscall(SCHED_YIELD, 0, 0, 0, 0, 0, 0);
    }

    @Uninterruptible(reason = "called where lock words are being changed")
    public static Address memory(long bytes) {
        long start = Machine.syscall(MMAP, 0, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
        return new Address(start < 0 ? 0 : start);
    }

    @Uninterruptible(reason = "called where the list of threads is being changed")
    public static Address stack(long bytes) {
        return LinuxThreads.stack(bytes);
    }

    public static boolean startThread(Address state, Address entry) {
        return LinuxThreads.start(state, entry);
    }

    public static void enterThread() {
        Faults.useStack();
    }

    @Uninterruptible(reason = "the thread is on no list any more")
    public static void exitThread() {
        LinuxThreads.exit();
    }

    public static void exit(int status) {
        Machine.syscall(EXIT_GROUP, status, 0, 0, 0, 0, 0);
    }

    public static long monotonicNanos() {
        return nanos(1);
    }

    public static long wallNanos() {
        return nanos(0);
    }

    private static long nanos(int clock) {
        ThreadState thread = ThreadState.current();
        Machine.syscall(CLOCK_GETTIME, clock, timeOf(thread).value(), 0, 0, 0, 0);
        return thread.seconds * NANOS_PER_SECOND + thread.nanoseconds;
    }

    @Uninterruptible(reason = "threads rest with it")
    private static Address timeOf(ThreadState thread) {
        return Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "seconds"));
    }

    public static String environment(int index) {
        return LinuxProcess.environment(index);
    }

    public static String currentFolder() {
        return LinuxProcess.currentFolder();
    }

    public static String name() {
        return LinuxProcess.systemName(0);
    }

    public static String version() {
        return LinuxProcess.systemName(2);
    }

    /** Nobody else wants to know. */
    public static void uncaught(Throwable exception) {
    }

    public static long processNumber() {
        return LinuxProcess.number();
    }

    public static long random() {
        return LinuxProcess.random();
    }
}
