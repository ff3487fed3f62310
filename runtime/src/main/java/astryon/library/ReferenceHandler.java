package astryon.library;

import astryon.heap.WeakReferences;

/** The thread that puts cleared references into their queues; it does not keep the program from ending. */
final class ReferenceHandler extends WeakReferences.Follower implements Runnable {
    @Override
    public void start() {
        Thread thread = new Thread(this, "Reference Handler");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        while (true) {
            RefReference.enqueueCleared();
        }
    }
}
