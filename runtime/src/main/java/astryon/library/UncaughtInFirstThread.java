package astryon.library;

import astryon.unwind.Uncaught;

/** Hands what the first thread does not catch to its handler. */
final class UncaughtInFirstThread extends Uncaught {
    private static final UncaughtInFirstThread INSTANCE = new UncaughtInFirstThread();

    private UncaughtInFirstThread() {
    }

    static void listen() {
        Uncaught.tellWith(INSTANCE);
    }

    @Override
    protected void tell(Throwable exception) {
        ThreadStart.tell(LangThread.current(), exception);
    }
}
