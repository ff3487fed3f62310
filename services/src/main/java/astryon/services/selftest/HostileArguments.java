package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.SystemCall;
import astryon.abi.SystemCall.Number;
import astryon.magic.Machine;
import astryon.sys.Calls;
import astryon.sys.Startup;

/**
 * Every system call with every combination of wicked values in its first arguments: kernel addresses, unmapped ones, ranges that
 * wrap, huge sizes, handles of the wrong kind. The kernel must survive, and say no by an error that exists.
 */
final class HostileArguments {
    private static final int LAST_CALL = SystemCall.values().length + 2;
    private static final int LAST_ERROR = ErrorCode.Number.WRONG_VALUE;

    private HostileArguments() {
    }

    static void run() {
        long self = Startup.block().process().value();
        long log = Startup.block().log().value();
        long[] values = {0, 1, self, log, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xffff_8000_0000_0000L, 0xffff_ffff_8020_0000L, 0x7fff_ffff_f000L,
            0x8000_0000_0000L, 0x5000_0000_0000L, 0xffff_ffffL};
        for (int call = -1; call <= LAST_CALL; call++) {
            if (call == Number.PROCESS_EXIT || call == Number.THREAD_EXIT || call == Number.THREAD_SLEEP || call == Number.PROCESS_KILL
                    || call == Number.PROCESS_SUSPEND || call == Number.HANDLE_CLOSE || call == Number.REDIRECT_SET) {
                continue;
            }
            for (long a : values) {
                for (long b : values) {
                    tryCall(call, a, b, values);
                }
            }
        }
        tryCall(Number.PROCESS_KILL, -1, 0, values);
        tryCall(Number.PROCESS_SUSPEND, -1, 0, values);
        tryCall(Number.PROCESS_SUSPEND, self, -1, values);
        tryCall(Number.PROCESS_EXIT, -1, 0, values);
        tryCall(Number.THREAD_SLEEP, -1, 0, values);
        tryCall(Long.MAX_VALUE, 0, 0, values);
        for (long handle : values) {
            tryCall(Number.HANDLE_CLOSE, handle, 0, values);
        }
    }

    private static void tryCall(long call, long a, long b, long[] values) {
        for (long c : values) {
            // A wait that could never end is no test: waiting for nothing is refused, for something has a deadline in the past.
            long third = call == Number.NOTIFICATION_WAIT ? 1 : c;
            long result = Machine.syscall(call, a, b, third, c, 4096, 3);
            if (result < -LAST_ERROR) {
                Calls.processExit(2);
            }
        }
    }
}
