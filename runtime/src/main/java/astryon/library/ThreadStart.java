package astryon.library;

import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.sys.LastWords;
import astryon.sys.Platform;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;
import astryon.thread.ThreadStates;
import astryon.unwind.ThreadRoots;

/** From {@code Thread.start} to {@code run}, and out again. */
final class ThreadStart {
    private static final String NO_THREAD =
            "unable to create native thread: possibly out of memory or process/resource limits reached";

    private ThreadStart() {
    }

    /** Starts {@code thread}; its lock is held, so nobody sees it before it is on its way. */
    static void start(LangThread thread, boolean daemon) {
        Address state = ThreadStates.take();
        if (state.isZero()) {
            throw new OutOfMemoryError(NO_THREAD);
        }
        Safepoints.add(Structs.at(ThreadState.class, state));
        ThreadRoots.prepare(state, thread);
        thread.presence().begin(state);
        LiveThreads.starts(daemon);
        if (!Platform.startThread(state, Machine.symbol("astryon.thread.run"))) {
            Safepoints.remove(state);
            ThreadStates.leave(state);
            thread.presence().end();
            LiveThreads.ends(daemon);
            throw new OutOfMemoryError(NO_THREAD);
        }
    }

    /** The first Java method of a thread, on its own stack, in a safe region. Does not return. */
    @NoInline
    @Export("astryon.thread.run")
    static void run() {
        Safepoints.leaveSafe();
        Platform.enterThread();
        live();
        end();
    }

    @NoInline
    private static void live() {
        LangThread thread = LangThread.current();
        boolean daemon = thread.isDaemon();
        try {
            thread.run();
        } catch (Throwable uncaught) {
            try {
                tell(thread, uncaught);
            } catch (Throwable fromTelling) {
                LastWords.untold();
            }
        }
        thread.end();
        LiveThreads.ends(daemon);
    }

    static void tell(LangThread thread, Throwable uncaught) {
        try {
            thread.dispatchUncaughtException(uncaught);
        } catch (Throwable fromHandler) {
            System.err.println("\nException: ".concat(fromHandler.getClass().getName())
                    .concat(" thrown from the UncaughtExceptionHandler in thread \"").concat(thread.getName()).concat("\""));
        }
    }

    @NoInline
    @Uninterruptible(reason = "once it is off the list the thread is nobody the collector knows")
    private static void end() {
        Address state = Machine.currentThread();
        Safepoints.remove(state);
        ThreadStates.leave(state);
        Platform.exitThread();
    }
}
