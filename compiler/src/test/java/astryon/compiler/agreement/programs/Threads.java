package astryon.compiler.agreement.programs;

/** Threads and what they know of themselves; what is printed does not depend on who is first. */
public final class Threads {
    private static volatile boolean go;

    private Threads() {
    }

    public static void main(String[] arguments) throws Exception {
        first();
        attributes();
        states();
        interrupts();
        joins();
        uncaught();
        locals();
        groups();
        faults();
        firstUses();
        many();
    }

    private static void first() {
        Thread self = Thread.currentThread();
        System.out.println(self.getName() + " " + self.getPriority() + " " + self.isDaemon() + " " + self.isAlive() + " " + self.getState() + " "
                + self.getThreadGroup().getName() + " " + (self == Thread.currentThread()) + " " + self.isInterrupted());
    }

    private static void attributes() throws InterruptedException {
        Thread a = new Thread();
        Thread b = new Thread(() -> System.out.println(Thread.currentThread().getName() + " runs"));
        Thread c = new Thread("named");
        System.out.println(a.getName() + " " + b.getName() + " " + c.getName() + " " + (a.getId() != b.getId()) + " " + a.isDaemon());
        b.setName("renamed");
        b.setPriority(Thread.MAX_PRIORITY);
        b.setDaemon(true);
        System.out.println(b.getPriority() + " " + b.isDaemon());
        b.start();
        b.join();
        for (int way = 0; way < 5; way++) {
            try {
                switch (way) {
                    case 0 -> b.start();
                    case 1 -> b.setPriority(11);
                    case 2 -> b.setName(null);
                    case 3 -> new Thread((String) null);
                    default -> Thread.currentThread().setDaemon(true);
                }
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getName());
            }
        }
        Thread child = new Thread(() -> System.out.println(Thread.currentThread().isDaemon() + " " + new Thread().isDaemon()));
        child.setDaemon(true);
        child.start();
        child.join();
        class Own extends Thread {
            @Override
            public void run() {
                System.out.println("own " + (Thread.currentThread() == this));
            }
        }
        Own own = new Own();
        own.start();
        own.join();
    }

    private static void states() throws InterruptedException {
        Object lock = new Object();
        Thread waiting = new Thread(() -> {
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    System.out.println("woken by interrupt");
                }
            }
        });
        System.out.println(waiting.getState());
        waiting.start();
        await(waiting, Thread.State.WAITING);
        Thread blocked = new Thread(() -> {
            synchronized (lock) {
                System.out.println("in");
            }
        });
        synchronized (lock) {
            blocked.start();
            await(blocked, Thread.State.BLOCKED);
        }
        blocked.join();
        waiting.interrupt();
        waiting.join();
        Thread sleeping = new Thread(() -> {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                System.out.println(e.getMessage());
            }
        });
        sleeping.start();
        await(sleeping, Thread.State.TIMED_WAITING);
        sleeping.interrupt();
        sleeping.join();
        Thread running = new Thread(() -> {
            while (!go) {
                Thread.onSpinWait();
            }
        });
        running.start();
        System.out.println(running.getState());
        go = true;
        running.join();
        System.out.println(running.getState() + " " + running.isAlive());
    }

    private static void await(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.sleep(1);
        }
        System.out.println(state);
    }

    private static void interrupts() throws InterruptedException {
        Thread.currentThread().interrupt();
        System.out.println(Thread.currentThread().isInterrupted() + " " + Thread.interrupted() + " " + Thread.interrupted());
        Thread.currentThread().interrupt();
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted());
        }
        Thread before = new Thread(() -> System.out.println("interrupted before: " + Thread.currentThread().isInterrupted()));
        before.interrupt();
        before.start();
        before.join();
        for (long time : new long[] {-1, 0, 1}) {
            try {
                Thread.sleep(time);
                System.out.println("slept");
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        Thread.yield();
    }

    private static void joins() throws InterruptedException {
        Thread sleeping = new Thread(() -> {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                System.out.println("enough");
            }
        });
        sleeping.join();
        sleeping.start();
        sleeping.join(5);
        sleeping.join(1, 100);
        System.out.println(sleeping.isAlive());
        Thread main = Thread.currentThread();
        Thread interrupter = new Thread(main::interrupt);
        interrupter.start();
        try {
            sleeping.join();
        } catch (InterruptedException e) {
            System.out.println("join interrupted " + main.isInterrupted());
        }
        interrupter.join();
        sleeping.interrupt();
        sleeping.join();
    }

    private static void uncaught() throws InterruptedException {
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("its own");
        }, "thrower");
        thread.setUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + " told " + e));
        thread.start();
        thread.join();
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> {
            System.out.println("default " + t.getName() + " " + e.getMessage());
            throw new IllegalArgumentException("nobody sees this");
        });
        thread = new Thread(() -> {
            int[] none = new int[0];
            none[0] = 1;
        }, "another");
        thread.start();
        thread.join();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    private static void locals() throws InterruptedException {
        ThreadLocal<StringBuilder> local = ThreadLocal.withInitial(() -> new StringBuilder("new"));
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>() {
            @Override
            protected String childValue(String parent) {
                return parent + "'s child";
            }
        };
        ThreadLocal<Integer> plain = new ThreadLocal<>();
        local.get().append(" in main");
        inherited.set("main");
        plain.set(7);
        Thread thread = new Thread(() -> System.out.println(local.get() + " " + inherited.get() + " " + plain.get()));
        thread.start();
        thread.join();
        System.out.println(local.get() + " " + inherited.get() + " " + plain.get());
        local.remove();
        plain.remove();
        System.out.println(local.get() + " " + plain.get());
        ThreadLocal<Integer>[] several = several(40);
        int sum = 0;
        for (ThreadLocal<Integer> one : several) {
            sum += one.get();
        }
        System.out.println(sum);
    }

    @SuppressWarnings("unchecked")
    private static ThreadLocal<Integer>[] several(int count) {
        ThreadLocal<Integer>[] locals = new ThreadLocal[count];
        for (int i = 0; i < count; i++) {
            int number = i;
            locals[i] = ThreadLocal.withInitial(() -> number);
        }
        return locals;
    }

    private static void groups() throws InterruptedException {
        ThreadGroup group = new ThreadGroup("family") {
            @Override
            public void uncaughtException(Thread thread, Throwable exception) {
                System.out.println(getName() + " hears of " + exception.getMessage() + " in " + thread.getName());
            }
        };
        Thread thread = new Thread(group, () -> {
            throw new IllegalStateException("trouble");
        }, "member");
        System.out.println(thread.getThreadGroup().getName() + " " + group.getParent().getName() + " " + group.parentOf(group) + " "
                + Thread.currentThread().getThreadGroup().parentOf(group) + " " + group.getMaxPriority());
        thread.start();
        thread.join();
        System.out.println(thread.getThreadGroup() == null);
    }

    /** Each thread has a stack of its own for signals. */
    private static void faults() throws InterruptedException {
        int[] caught = new int[4];
        Thread[] threads = new Thread[caught.length];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 2000; n++) {
                    try {
                        caught[number] += lengthOf(n % 2 == 0 ? null : "x");
                    } catch (NullPointerException e) {
                        caught[number] += 10;
                    }
                }
            });
            threads[i].start();
        }
        int sum = 0;
        for (int i = 0; i < threads.length; i++) {
            threads[i].join();
            sum += caught[i];
        }
        System.out.println(sum);
    }

    /** Its initialiser takes a while, and whoever comes meanwhile waits. */
    private static final class Slow {
        static int runs;
        static final int VALUE;

        static {
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            runs++;
            VALUE = runs * 7;
        }
    }

    private static final class Failing {
        static final int VALUE = fail();

        private static int fail() {
            throw new IllegalStateException("failed in " + Thread.currentThread().getName());
        }
    }

    private static void firstUses() throws InterruptedException {
        int[] sum = new int[1];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                int value = Slow.VALUE + Slow.runs;
                synchronized (sum) {
                    sum[0] += value;
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(sum[0]);
        Thread first = new Thread(() -> {
            try {
                System.out.println(Failing.VALUE);
            } catch (ExceptionInInitializerError e) {
                System.out.println(e.getCause().getMessage());
            }
        }, "unlucky");
        first.start();
        first.join();
        try {
            System.out.println(Failing.VALUE);
        } catch (NoClassDefFoundError e) {
            System.out.println(e.getMessage() + " " + e.getCause().getMessage());
        }
    }

    private static int lengthOf(String text) {
        return text.length();
    }

    private static void many() throws InterruptedException {
        int[] sum = new int[1];
        for (int round = 0; round < 40; round++) {
            Thread[] threads = new Thread[10];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> {
                    String text = "";
                    for (int n = 0; n < 20; n++) {
                        text += n;
                    }
                    synchronized (sum) {
                        sum[0] += text.length();
                    }
                });
                threads[i].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        System.out.println(sum[0]);
    }
}
