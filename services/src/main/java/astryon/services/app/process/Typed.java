package astryon.services.app.process;

import astryon.services.app.Terminal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Keys that a thread waits for, so that another need not wait longer than it wants. */
final class Typed {
    static final int NONE = -1;
    static final int GONE = -2;
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private final Queue<Integer> keys = new ArrayDeque<>();

    Typed(Terminal.Keys from) {
        Thread thread = new Thread(() -> {
            int key = NONE;
            while (key != GONE) {
                try {
                    int next = from.next();
                    key = next < 0 ? GONE : next;
                } catch (IOException gone) {
                    key = GONE;
                }
                put(key);
            }
        }, "keys");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void put(int key) {
        keys.add(key);
        notifyAll();
    }

    /** The next key, {@link #GONE} with the terminal, or {@link #NONE} in so many nanoseconds. */
    synchronized int next(long nanos) {
        long end = System.nanoTime() + nanos;
        while (keys.isEmpty()) {
            long left = (end - System.nanoTime()) / NANOS_PER_MILLISECOND;
            if (left <= 0) {
                return NONE;
            }
            try {
                wait(left);
            } catch (InterruptedException signalled) {
                return GONE;
            }
        }
        return keys.remove();
    }
}
