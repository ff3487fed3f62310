package astryon.compiler.agreement.programs;

/** Threads that use a class while another initialises it, and whose stacks overflow. */
final class ThreadedUses {
    static volatile boolean started;

    private ThreadedUses() {
    }

    static final class Slow {
        static int value;

        static {
            Show.line("slow in", Thread.currentThread().getName());
            dwell();
            value = 7;
        }

        private Slow() {
        }
    }

    static final class Failing {
        static int value = fail();

        private Failing() {
        }

        static int fail() {
            dwell();
            throw new IllegalStateException("failing");
        }
    }

    /** Tells the others that the initialiser has begun, and lets them come. */
    static void dwell() {
        started = true;
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Show.line("interrupted", e);
        }
    }

    static Thread start(String name, Runnable action) {
        started = false;
        Thread thread = new Thread(action, name);
        thread.start();
        while (!started) {
            Thread.onSpinWait();
        }
        return thread;
    }

    static int forever(int n) {
        return forever(n + 1) + 1;
    }

    static void fail(String who) {
        try {
            Show.line(who, Failing.value);
        } catch (LinkageError e) {
            Show.line(who, e);
            Show.line(who, e.getCause());
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread slow = start("first", () -> Show.line("first sees", Slow.value));
        Thread[] others = new Thread[4];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Thread(() -> {
                if (Slow.value != 7) {
                    Show.line("too early", Slow.value);
                }
            });
            others[i].start();
        }
        for (Thread other : others) {
            other.join();
        }
        slow.join();
        StringBuilder told = new StringBuilder();
        Thread failing = start("worker", () -> {
            try {
                told.append(Failing.value);
            } catch (LinkageError e) {
                told.append(e).append(" ").append(e.getCause());
            }
        });
        fail("main");
        failing.join();
        Show.line("worker", told);
        for (int i = 0; i < 3; i++) {
            Thread deep = new Thread(() -> {
                try {
                    forever(0);
                } catch (StackOverflowError e) {
                    Show.line("deep", e.getStackTrace().length);
                }
            });
            deep.start();
            deep.join();
        }
    }
}
