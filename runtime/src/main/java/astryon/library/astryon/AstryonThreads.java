package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.abi.Priority;
import astryon.abi.Protection;
import astryon.abi.SystemCall;
import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.thread.ThreadState;

/** Threads of the process, as urgent as the one that starts them. */
final class AstryonThreads {
    /** What lies below a stack can be read only: the first push there ends the process. */
    private static final long GUARD_BYTES = 0x1_0000;

    private AstryonThreads() {
    }

    /** The lowest address of a stack; zero if there is no memory. What of it is never used costs nothing. */
    @Uninterruptible(reason = "called where the list of threads is being changed")
    static Address stack(long bytes) {
        Size size = new Size(GUARD_BYTES + bytes);
        Handle process = Startup.block().process();
        Handle memory = Calls.memoryReserve(size);
        Address start = Calls.memoryMap(process, memory, new Address(0), 0, size, Protection.READ | Protection.WRITE);
        Calls.handleClose(memory);
        if (start.value() < 0 || Calls.memoryProtect(process, start, new Size(GUARD_BYTES), Protection.READ) < 0) {
            return new Address(0);
        }
        return start.plus(GUARD_BYTES);
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
