package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.abi.Priority;
import astryon.abi.SystemCall;
import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.thread.ThreadState;

/** Threads of the process, as urgent as the one that starts them. */
final class AstryonThreads {
    private AstryonThreads() {
    }

    /** Starts a thread on the stack below its state, where it finds what to call. */
    static boolean start(Address state, Address entry) {
        Structs.at(ThreadState.class, state).systemThread = 1;
        Address top = state.minus(16);
        top.storeAddress(entry);
        Handle thread = Calls.threadCreate(Startup.block().process(), Machine.symbol("astryon.thread.start"), top, state.value(), Priority.OWN);
        if (thread.value() < 0) {
            Structs.at(ThreadState.class, state).systemThread = 0;
            return false;
        }
        Calls.handleClose(thread);
        return true;
    }

    @Assembled("astryon.compiler.x64.ProcessEntry#startThread")
    @Export("astryon.thread.start")
    private static native void begin();

    @Uninterruptible(reason = "the thread is on no list any more")
    static void exit() {
        end(Machine.currentThread().plus(Structs.offsetOf(ThreadState.class, "systemThread")), SystemCall.Number.THREAD_EXIT);
    }

    /** Clears the 4 bytes at {@code word} and makes the system call {@code number}, without the stack: it may be another thread's by then. */
    @Assembled("astryon.compiler.x64.ProcessEntry#endThread")
    private static native void end(Address word, long number);
}
