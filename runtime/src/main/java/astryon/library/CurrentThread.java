package astryon.library;

import astryon.magic.Machine;
import astryon.unwind.ThreadRoots;

/** The {@code Thread} of the thread that asks. The first thread gets its own when it first asks: most programs never do. */
final class CurrentThread {
    private static final LangThread FIRST = LangThread.first((ThreadGroup) (Object) LangThreadGroup.main());

    private CurrentThread() {
    }

    static LangThread get() {
        Object thread = ThreadRoots.threadObject();
        if (thread == null) {
            FIRST.presence().begin(Machine.currentThread());
            ThreadRoots.setThreadObject(FIRST);
            return FIRST;
        }
        return (LangThread) thread;
    }
}
