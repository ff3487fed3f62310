package astryon.start;

import astryon.heap.HostedRuntime;
import astryon.heap.ThreadState;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.sys.Platform;

/**
 * The first Java method of a hosted program. The stack at entry holds the argument count, the arguments' addresses, a null,
 * the environment's addresses, a null, the auxiliary vector (System V ABI for AMD64, section 3.4.1).
 */
final class Launcher {
    private Launcher() {
    }

    @Assembled("astryon.compiler.x64.ProcessEntry#start")
    @Export("_start")
    static native void entry();

    /** Called once, by {@code _start}, with what the stack pointer was. */
    @Export("astryon.start")
    static void start(Address stack) {
        Machine.setCurrentThread(Machine.symbol("astryon.thread"));
        HostedRuntime.start(Structs.at(ThreadState.class, Machine.currentThread()));
        Platform.start();
        Platform.exit(run(stack));
    }

    @NoInline
    private static int run(Address stack) {
        try {
            Program.main(arguments(stack));
            return 0;
        } catch (Throwable uncaught) {
            System.err.print("Exception in thread \"main\" ");
            uncaught.printStackTrace();
            return 1;
        }
    }

    private static String[] arguments(Address stack) {
        int count = Math.max((int) stack.loadLong() - 1, 0);
        String[] arguments = new String[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = Utf8.decodeZeroTerminated(stack.plus(16 + 8L * i).loadAddress());
        }
        return arguments;
    }
}
