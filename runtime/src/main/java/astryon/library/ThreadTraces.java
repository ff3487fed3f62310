package astryon.library;

import astryon.unwind.OtherStacks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The threads that are alive, and their stack traces. */
final class ThreadTraces {
    private ThreadTraces() {
    }

    /** Of a thread that is not the current one; empty if it is not on its way. */
    static StackTraceElement[] of(ThreadPresence thread) {
        return CallSites.elements(thread.callSites(), null);
    }

    static Map<Thread, StackTraceElement[]> all() {
        Map<Thread, StackTraceElement[]> traces = new HashMap<>();
        for (Thread thread : alive()) {
            StackTraceElement[] trace = thread.getStackTrace();
            if (trace.length > 0) {
                traces.put(thread, trace);
            }
        }
        return traces;
    }

    /** In the order in which they began. */
    static List<Thread> alive() {
        // The first thread has no object before somebody asks.
        Thread.currentThread();
        Object[] threads = OtherStacks.threads();
        List<Thread> alive = new ArrayList<>();
        for (int i = threads.length - 1; i >= 0; i--) {
            if (threads[i] != null && ((Thread) threads[i]).isAlive()) {
                alive.add((Thread) threads[i]);
            }
        }
        return alive;
    }
}
