package astryon.services.selftest;

import astryon.abi.StartBlock;
import astryon.abi.SystemCall.Number;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.sys.Calls;
import astryon.sys.Startup;

/**
 * System calls with arguments drawn from a seed: handles of every kind it can make, addresses good and bad, edges of every range.
 * Nothing in particular must come of it, this process may well end itself; but the kernel lives, and keeps nothing.
 */
final class FuzzedCalls {
    private static final int ROUNDS = 20_000;
    private static final int POOL = 64;
    private static final long[] EDGES = {0, 1, 2, 3, 4, 7, 8, 16, 255, 256, 4095, 4096, 8192, 65536, 1L << 20, 0x7fff_ffffL, 0xffff_ffffL, 1L << 32, 1L << 36,
        1L << 47, 0x7fff_ffff_f000L, 0x2000_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, -1, -4096, 0xffff_8000_0000_0000L, 0xffff_ffff_8020_0000L,
        0xffff_ffff_c000_0000L};

    private final long[] pool = new long[POOL];
    private long state;

    private FuzzedCalls(long seed) {
        state = seed * 0x9e37_79b9_7f4a_7c15L + 1;
    }

    static void run(int seed) {
        new FuzzedCalls(seed).run();
    }

    /** Xorshift (Marsaglia 2003). */
    private long random() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state;
    }

    private int below(int bound) {
        return (int) (random() >>> 33) % bound;
    }

    private long argument() {
        int kind = below(8);
        if (kind < 5) {
            return pool[below(POOL)];
        }
        return kind < 7 ? EDGES[below(EDGES.length)] : random() >>> below(64);
    }

    private void run() {
        StartBlock block = Startup.block();
        for (int i = 0; i < POOL; i++) {
            pool[i] = switch (i & 7) {
                case 0 -> block.process().value();
                case 1 -> Calls.notificationCreate().value();
                case 2 -> Calls.endpointCreate().value();
                case 3 -> Calls.memoryCreate(new Size(16 * 4096)).value();
                case 4 -> Calls.processCreate().value();
                case 5 -> block.handle(0).value();
                case 6 -> EDGES[i % EDGES.length];
                default -> 0x3000_0000_0000L + i * 65536L;
            };
        }
        for (int round = 0; round < ROUNDS; round++) {
            int number = below(Number.LOG_SHORTAGE + 3) - 1;
            if (!isHopeless(number)) {
                perform(number);
            }
        }
    }

    /** Calls that end or block this process for good, or fill the log. */
    private static boolean isHopeless(int number) {
        return number == Number.PROCESS_EXIT || number == Number.THREAD_EXIT || number == Number.THREAD_SLEEP || number == Number.LOG_WRITE
                || number == Number.REPLY_RECEIVE || number == Number.CALL;
    }

    private void perform(int number) {
        long first = argument();
        boolean self = first == Startup.block().process().value();
        if (self && (number == Number.PROCESS_KILL || number == Number.MEMORY_UNMAP || number == Number.THREAD_CREATE || number == Number.HANDLE_CLOSE)) {
            return;
        }
        long third = number == Number.NOTIFICATION_WAIT || number == Number.FUTEX_WAIT ? 1 : argument();
        long second = number == Number.WAIT_SET_WAIT ? 1 : argument();
        long result = Machine.syscall(number, first, second, third, argument(), argument(), argument());
        if (result > 0 && below(4) == 0) {
            pool[below(POOL)] = result;
        }
        if (number == Number.MEMORY_MAP && result >= 0x1000_0000_0000L && below(2) == 0) {
            touch(result);
        }
    }

    /** A fault ends this run early, which is as good an end as any. */
    private static void touch(long address) {
        new Address(address).loadByte();
    }
}
