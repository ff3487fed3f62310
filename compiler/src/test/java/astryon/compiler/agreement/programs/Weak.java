package astryon.compiler.agreement.programs;

import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;

/** References that do not keep what they refer to alive. */
public final class Weak {
    private static final class Cargo {
        private final int[] weight = new int[100];
        private final String name;

        Cargo(String name) {
            this.name = name;
        }
    }

    private Weak() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Cargo kept = new Cargo("kept");
        WeakReference<Cargo> toKept = new WeakReference<>(kept);
        SoftReference<Cargo> soft = new SoftReference<>(new Cargo("soft"));
        ReferenceQueue<Cargo> queue = new ReferenceQueue<>();
        List<Reference<Cargo>> references = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            references.add(i % 2 == 0 ? new WeakReference<>(new Cargo("weak " + i), queue) : new PhantomReference<>(new Cargo("phantom " + i), queue));
        }
        Runtime.getRuntime().gc();
        int enqueued = 0;
        while (enqueued < 50) {
            Reference<? extends Cargo> reference = queue.remove(20_000);
            if (reference == null) {
                break;
            }
            enqueued += references.contains(reference) ? 1 : 1000;
        }
        System.out.println("enqueued " + enqueued + ", left " + queue.poll());
        int cleared = 0;
        for (Reference<Cargo> reference : references) {
            cleared += reference.refersTo(null) ? 1 : 0;
        }
        System.out.println("cleared " + cleared);
        System.out.println("kept " + (toKept.get() == kept) + " " + toKept.get().name + " " + toKept.get().weight.length);
        System.out.println("soft " + (soft.get() != null ? soft.get().name : "gone"));
        maps();
        cleaner();
        System.out.println("still " + kept.name);
    }

    private static void maps() {
        WeakHashMap<Object, String> map = new WeakHashMap<>();
        Object[] keys = new Object[10];
        for (int i = 0; i < 100; i++) {
            Object key = new Cargo("key " + i);
            map.put(key, "value " + i);
            if (i % 10 == 0) {
                keys[i / 10] = key;
            }
        }
        for (int i = 0; i < 200 && map.size() > keys.length; i++) {
            System.gc();
            sleep();
        }
        StringBuilder values = new StringBuilder();
        for (Object key : keys) {
            values.append(map.get(key)).append(' ');
        }
        System.out.println("map " + map.size() + " " + values);
    }

    private static void cleaner() throws InterruptedException {
        Cleaner cleaner = Cleaner.create();
        CountDownLatch cleaned = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            cleaner.register(new Cargo("cleaned"), cleaned::countDown);
        }
        Cargo explicit = new Cargo("explicit");
        Cleaner.Cleanable cleanable = cleaner.register(explicit, () -> System.out.println("cleaned when asked"));
        cleanable.clean();
        for (int i = 0; i < 200 && cleaned.getCount() > 0; i++) {
            System.gc();
            sleep();
        }
        System.out.println("to be cleaned " + cleaned.getCount());
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
