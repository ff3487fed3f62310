package astryon.library.linux;

import astryon.heap.ThreadState;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Structs;
import astryon.magic.Substitute;
import astryon.magic.Uninterruptible;

/** {@code Platform} over bare Linux system calls. Numbers and flags: the x86-64 system call table and man-pages section 2. */
@Substitute(value = "astryon.sys.Platform", whole = true, why = "the Linux target has no library below it")
public final class LinuxPlatform {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int MMAP = 9;
    private static final int FUTEX = 202;
    private static final int CLOCK_GETTIME = 228;
    private static final int EXIT_GROUP = 231;

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE_FIXED_NOREPLACE = 0x2 | 0x20 | 0x4000 | 0x10_0000;
    private static final long HEAP_START = 0x1000_0000L;
    private static final long HEAP_BYTES = 0xe000_0000L;
    private static final int EINTR = 4;
    private static final int FUTEX_WAIT_PRIVATE = 128;
    private static final int FUTEX_WAKE_PRIVATE = 129;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private LinuxPlatform() {
    }

    public static void begin(Address stack) {
    }

    /**
     * The stack at entry holds the argument count, the arguments' addresses, a null, the environment's addresses, a null, the
     * auxiliary vector (System V ABI for AMD64, section 3.4.1).
     */
    public static String[] arguments(Address stack) {
        int count = Math.max((int) stack.loadLong() - 1, 0);
        String[] arguments = new String[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = Utf8.decodeZeroTerminated(stack.plus(16 + 8L * i).loadAddress());
        }
        return arguments;
    }

    public static void start() {
        Faults.install();
    }

    public static long heapBytes() {
        return HEAP_BYTES;
    }

    public static Address reserveHeap(long bytes) {
        long start = Machine.syscall(MMAP, HEAP_START, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE_FIXED_NOREPLACE, -1, 0);
        if (start != HEAP_START) {
            exit(134);
        }
        return new Address(start);
    }

    public static long write(int stream, Address bytes, long count) {
        long written;
        do {
            written = Machine.syscall(WRITE, stream, bytes.value(), count, 0, 0, 0);
        } while (written == -EINTR);
        return written;
    }

    public static long read(Address bytes, long count) {
        long read;
        do {
            read = Machine.syscall(READ, 0, bytes.value(), count, 0, 0, 0);
        } while (read == -EINTR);
        return read;
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
}
