package astryon.library;

import astryon.thread.Ending;

/** Threads that run when the program ends, all at once. */
final class ShutdownHooks extends Ending {
    private static final ShutdownHooks INSTANCE = new ShutdownHooks();

    private Thread[] hooks = new Thread[0];
    private boolean begun;

    private ShutdownHooks() {
    }

    static void add(Thread hook) {
        INSTANCE.insert(hook);
    }

    static boolean remove(Thread hook) {
        return INSTANCE.delete(hook);
    }

    private synchronized void insert(Thread hook) {
        checkNotBegun();
        if (indexOf(hook) >= 0) {
            throw new IllegalArgumentException("Hook previously registered");
        }
        if (hook.isAlive()) {
            throw new IllegalArgumentException("Hook already running");
        }
        Thread[] more = new Thread[hooks.length + 1];
        System.arraycopy(hooks, 0, more, 0, hooks.length);
        more[hooks.length] = hook;
        hooks = more;
        Ending.runHooks(this);
    }

    private synchronized boolean delete(Thread hook) {
        checkNotBegun();
        int index = indexOf(java.util.Objects.requireNonNull(hook));
        if (index < 0) {
            return false;
        }
        Thread[] fewer = new Thread[hooks.length - 1];
        System.arraycopy(hooks, 0, fewer, 0, index);
        System.arraycopy(hooks, index + 1, fewer, index, fewer.length - index);
        hooks = fewer;
        return true;
    }

    private void checkNotBegun() {
        if (begun) {
            throw new IllegalStateException("Shutdown in progress");
        }
    }

    private int indexOf(Thread hook) {
        for (int i = 0; i < hooks.length; i++) {
            if (hooks[i] == hook) {
                return i;
            }
        }
        return -1;
    }

    /** Whoever comes second waits for ever: the first ends the program. */
    @Override
    public void run() {
        for (Thread hook : begin()) {
            hook.start();
        }
        for (Thread hook : hooks) {
            boolean ended = false;
            while (!ended) {
                try {
                    hook.join();
                    ended = true;
                } catch (InterruptedException again) {
                    // Nothing keeps the program from ending in order.
                }
            }
        }
    }

    private synchronized Thread[] begin() {
        while (begun) {
            try {
                wait();
            } catch (InterruptedException again) {
                // There is nowhere to go.
            }
        }
        begun = true;
        return hooks;
    }
}
