package astryon.compiler.agreement.programs;

/** Locks, waiting and notifying, alone and among threads; what is printed does not depend on who is first. */
public final class Monitors {
    private static int shared;
    private static long wide;

    private Monitors() {
    }

    public static void main(String[] arguments) throws Exception {
        counters();
        handOver();
        nesting();
        leaving();
        hashes();
        owners();
        timeouts();
        everybody();
    }

    private static synchronized void count() {
        shared++;
    }

    private static final class Counter {
        private int value;

        synchronized int increment(int by) {
            if (by < 0) {
                throw new IllegalArgumentException("by " + by);
            }
            value += by;
            return value;
        }

        synchronized double ratio(long a, double b) {
            return a / b + value;
        }
    }

    private static void counters() throws InterruptedException {
        Counter counter = new Counter();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 20_000; n++) {
                    count();
                    counter.increment(2);
                    synchronized (Monitors.class) {
                        wide += 1L << 33;
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(shared + " " + counter.value + " " + (wide >> 33) + " " + counter.ratio(9, 2));
    }

    /** A place for one item. */
    private static final class Place<T> {
        private T item;

        synchronized void put(T item) throws InterruptedException {
            while (this.item != null) {
                wait();
            }
            this.item = item;
            notifyAll();
        }

        synchronized T take() throws InterruptedException {
            while (item == null) {
                wait();
            }
            T taken = item;
            item = null;
            notifyAll();
            return taken;
        }
    }

    private static void handOver() throws InterruptedException {
        Place<Integer> place = new Place<>();
        long[] sums = new long[3];
        Thread[] threads = new Thread[6];
        for (int i = 0; i < 3; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                try {
                    for (int n = 0; n < 500; n++) {
                        place.put(number * 1000 + n);
                    }
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            });
            threads[3 + i] = new Thread(() -> {
                try {
                    for (int n = 0; n < 500; n++) {
                        sums[number] += place.take();
                    }
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(sums[0] + sums[1] + sums[2]);
    }

    private static void nesting() {
        Object lock = new Object();
        System.out.println(nested(lock, 30) + " " + Thread.holdsLock(lock));
        synchronized (lock) {
            System.out.println(nested(lock, 3) + " " + Thread.holdsLock(lock));
        }
        System.out.println(Thread.holdsLock(lock));
    }

    private static int nested(Object lock, int depth) {
        synchronized (lock) {
            return depth == 0 ? 0 : 1 + nested(lock, depth - 1);
        }
    }

    private static void leaving() {
        Counter counter = new Counter();
        try {
            counter.increment(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + " " + Thread.holdsLock(counter));
        }
        Object lock = new Object();
        for (int i = 0; i < 3; i++) {
            try {
                synchronized (lock) {
                    if (i == 1) {
                        continue;
                    }
                    int[] none = new int[i];
                    none[2] = 1;
                }
            } catch (ArrayIndexOutOfBoundsException e) {
                System.out.println(e.getMessage() + " " + Thread.holdsLock(lock));
            }
        }
        Object none = null;
        try {
            synchronized (none) {
                System.out.println("never");
            }
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }

    private static void hashes() {
        Object first = new Object();
        int hash = first.hashCode();
        synchronized (first) {
            System.out.println(hash == first.hashCode());
        }
        Object second = new Object();
        synchronized (second) {
            hash = System.identityHashCode(second);
        }
        synchronized (second) {
            System.out.println(hash == second.hashCode() && hash != 0);
        }
        System.out.println(Thread.holdsLock(first) || Thread.holdsLock(second));
    }

    private static void owners() throws InterruptedException {
        Object lock = new Object();
        for (int i = 0; i < 4; i++) {
            try {
                switch (i) {
                    case 0 -> lock.notify();
                    case 1 -> lock.notifyAll();
                    case 2 -> lock.wait();
                    default -> lock.wait(-1);
                }
            } catch (IllegalMonitorStateException | IllegalArgumentException e) {
                System.out.println(e.getClass().getName() + ": " + e.getMessage());
            }
        }
        synchronized (lock) {
            Thread other = new Thread(() -> {
                try {
                    lock.notify();
                } catch (IllegalMonitorStateException e) {
                    System.out.println("other: " + e.getMessage());
                }
            });
            other.start();
            other.join();
        }
    }

    private static void timeouts() throws InterruptedException {
        Object lock = new Object();
        long start = System.nanoTime();
        synchronized (lock) {
            synchronized (lock) {
                lock.wait(20);
                System.out.println(Thread.holdsLock(lock));
            }
            lock.wait(10, 500_000);
        }
        System.out.println(System.nanoTime() - start >= 30_000_000L);
        Thread.currentThread().interrupt();
        synchronized (lock) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                System.out.println(e.getMessage() + " " + Thread.interrupted());
            }
        }
    }

    private static void everybody() throws InterruptedException {
        Object lock = new Object();
        int[] state = new int[2];
        Thread[] threads = new Thread[5];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                synchronized (lock) {
                    state[0]++;
                    lock.notifyAll();
                    while (state[1] == 0) {
                        try {
                            lock.wait();
                        } catch (InterruptedException e) {
                            System.out.println("interrupted");
                        }
                    }
                    state[1]++;
                }
            });
            threads[i].start();
        }
        synchronized (lock) {
            while (state[0] < threads.length) {
                lock.wait();
            }
            state[1] = 1;
            lock.notifyAll();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(state[0] + " " + state[1]);
    }
}
