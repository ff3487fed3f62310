package astryon.library;

import astryon.thread.Ending;

/** How many threads keep the program from ending. Made when the first thread is started. */
final class LiveThreads extends Ending {
    private static final LiveThreads INSTANCE = new LiveThreads();

    private int threads;

    private LiveThreads() {
    }

    static void starts(boolean daemon) {
        if (!daemon) {
            INSTANCE.count(1);
        }
    }

    static void ends(boolean daemon) {
        if (!daemon) {
            INSTANCE.count(-1);
        }
    }

    private synchronized void count(int change) {
        threads += change;
        if (threads == 0) {
            notifyAll();
        }
        Ending.waitForThreads(this);
    }

    /** Returns when the last of them has ended. */
    @Override
    public synchronized void run() {
        LangThread.current().end();
        while (threads > 0) {
            try {
                wait();
            } catch (InterruptedException notYet) {
                // The first thread is over: nobody is interested in its interruption.
            }
        }
    }
}
