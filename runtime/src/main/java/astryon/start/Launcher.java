package astryon.start;

import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.sys.LastWords;
import astryon.sys.Platform;
import astryon.thread.Ending;
import astryon.thread.FirstStack;
import astryon.thread.ThreadState;
import astryon.unwind.Uncaught;

/** The first Java method of a hosted program, and the way to its {@code main} and back. */
final class Launcher {
    private static Address entryStack;

    private Launcher() {
    }

    @Assembled("astryon.compiler.x64.ProcessEntry#start")
    @Export("_start")
    static native void entry();

    /** Called once, by {@code _start}, with what the stack pointer was. */
    @Export("astryon.start")
    static void start(Address stack) {
        Machine.setCurrentThread(Machine.symbol("astryon.thread"));
        Platform.begin(stack);
        HostedRuntime.start(ThreadState.current());
        Platform.start();
        entryStack = stack;
        FirstStack.enter(Machine.symbol("astryon.main"));
    }

    /** On the stack that the program is to have. */
    @Export("astryon.main")
    static void main() {
        int status = run(entryStack);
        try {
            Ending.end(status);
        } catch (Throwable unexpected) {
            LastWords.untold();
            Platform.exit(1);
        }
    }

    @NoInline
    private static int run(Address stack) {
        try {
            Program.main(Platform.arguments(stack));
            return 0;
        } catch (Throwable uncaught) {
            try {
                tell(uncaught);
            } catch (Throwable fromTelling) {
                LastWords.untold();
            }
            Platform.uncaught(uncaught);
            return 1;
        }
    }

    private static void tell(Throwable uncaught) {
        if (!Uncaught.isTold(uncaught)) {
            System.err.print("Exception in thread \"main\" ");
            uncaught.printStackTrace();
        }
    }
}
