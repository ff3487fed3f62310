package astryon.iso.image.guest;

import astryon.abi.Handle;
import astryon.sys.Calls;
import astryon.sys.Startup;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Runs out of memory in many ways while somebody else takes all that is left, and goes on each time. */
public final class Starving {
    private static final int NODES = 2000;

    private static Object kept;

    private static final class Node {
        final Node next;
        final byte[] bytes;

        Node(Node next, int length) {
            this.next = next;
            this.bytes = new byte[length];
        }
    }

    private Starving() {
    }

    public static void main(String[] arguments) {
        System.out.println("starving: " + works());
        Calls.notificationSignal(Startup.block().handle(0), 1);
        Handle alone = Startup.block().handle(1);
        Calls.notificationWait(alone, 1, 0);
        for (int round = 0; round < 3; round++) {
            show("small objects", Starving::smallObjects);
            show("large objects", Starving::largeObjects);
            show("one that is too large", () -> {
                kept = new long[400_000];
                return 1;
            });
            show("references", Starving::references);
            show("threads", Starving::threads);
            show("the stack", () -> depth(1));
        }
        System.out.println("starving: " + works());
    }

    private interface Way {
        int run() throws Throwable;
    }

    private static void show(String name, Way way) {
        String end = "nothing";
        try {
            way.run();
        } catch (OutOfMemoryError e) {
            end = "OutOfMemoryError";
        } catch (StackOverflowError e) {
            end = "StackOverflowError";
        } catch (Throwable e) {
            end = e.toString();
        }
        System.out.println("starving: " + name + ": " + end + ", " + works());
    }

    private static int smallObjects() {
        Node last = null;
        while (true) {
            last = new Node(last, 100);
        }
    }

    private static int largeObjects() {
        List<Object> all = new ArrayList<>();
        while (true) {
            all.add(new int[30_000]);
        }
    }

    private static int references() {
        List<Object> all = new ArrayList<>();
        while (true) {
            all.add(new WeakReference<>(new Node(null, 64)));
            all.add(new SoftReference<>(new byte[500]));
        }
    }

    /** Threads that all wait until there is no memory for one more. */
    private static int threads() throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        try {
            while (true) {
                Thread thread = new Thread(() -> {
                    try {
                        Thread.sleep(1_000_000);
                    } catch (InterruptedException e) {
                        // It is to end.
                    }
                });
                thread.start();
                all.add(thread);
            }
        } finally {
            for (Thread thread : all) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    private static int depth(int so) {
        return so + depth(so + 1) % 7;
    }

    /** Garbage a hundred times over what is kept. */
    private static String works() {
        Node last = null;
        long sum = 0;
        for (int i = 0; i < 100 * NODES; i++) {
            last = new Node(i % NODES == 0 ? null : last, i % 40);
            sum += last.bytes.length;
        }
        int length = 0;
        for (Node node = last; node != null; node = node.next) {
            length++;
        }
        return "goes on " + sum + " " + length;
    }
}
