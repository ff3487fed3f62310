package astryon.library.linux;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Substitute;

/** {@code Platform} over bare Linux system calls. Numbers and flags: the x86-64 system call table and man-pages section 2. */
@Substitute(value = "astryon.sys.Platform", whole = true, why = "the Linux target has no library below it")
public final class LinuxPlatform {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int MMAP = 9;
    private static final int CLOCK_GETTIME = 228;
    private static final int EXIT_GROUP = 231;

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE_FIXED_NOREPLACE = 0x2 | 0x20 | 0x4000 | 0x10_0000;
    private static final long HEAP_START = 0x1000_0000L;
    private static final long HEAP_BYTES = 0xe000_0000L;
    private static final int EINTR = 4;

    /** Two words for {@code clock_gettime}, outside the heap so that its address is fixed. */
    private static final long[] TIME = new long[2];

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
        Address time = Address.of(TIME).plus(16);
        Machine.syscall(CLOCK_GETTIME, clock, time.value(), 0, 0, 0, 0);
        return TIME[0] * 1_000_000_000 + TIME[1];
    }
}
