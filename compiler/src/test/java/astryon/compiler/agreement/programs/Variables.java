package astryon.compiler.agreement.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Variable handles of fields and elements of every kind in every mode, and the atomics of the library. */
public final class Variables {
    private static final VarHandle BOOLEAN;
    private static final VarHandle BYTE;
    private static final VarHandle SHORT;
    private static final VarHandle CHAR;
    private static final VarHandle INT;
    private static final VarHandle LONG;
    private static final VarHandle FLOAT;
    private static final VarHandle DOUBLE;
    private static final VarHandle TEXT;
    private static final VarHandle STATIC_INT;
    private static final VarHandle STATIC_TEXT;
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle TEXTS = MethodHandles.arrayElementVarHandle(String[].class);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BOOLEAN = lookup.findVarHandle(Fields.class, "z", boolean.class);
            BYTE = lookup.findVarHandle(Fields.class, "b", byte.class);
            SHORT = lookup.findVarHandle(Fields.class, "s", short.class);
            CHAR = lookup.findVarHandle(Fields.class, "c", char.class);
            INT = lookup.findVarHandle(Fields.class, "i", int.class);
            LONG = lookup.findVarHandle(Fields.class, "l", long.class);
            FLOAT = lookup.findVarHandle(Fields.class, "f", float.class);
            DOUBLE = lookup.findVarHandle(Fields.class, "d", double.class);
            STATIC_INT = lookup.findStaticVarHandle(Variables.class, "number", int.class);
            STATIC_TEXT = lookup.findStaticVarHandle(Variables.class, "words", String.class);
            TEXT = lookup.findVarHandle(Fields.class, "text", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static int number = 3;
    private static String words;

    private static class Fields {
        boolean z;
        byte b;
        short s;
        char c;
        int i;
        volatile long l;
        float f;
        double d;
        String text = "first";
    }

    private static final class More extends Fields {
    }

    private Variables() {
    }

    public static void main(String[] arguments) throws Exception {
        whole();
        narrow();
        references();
        statics();
        elements();
        views();
        failures();
        atomics();
        together();
    }

    private static void whole() {
        Fields fields = new Fields();
        INT.set(fields, 5);
        INT.setVolatile(fields, (int) INT.get(fields) + 1);
        INT.setOpaque(fields, (int) INT.getOpaque(fields) + 1);
        INT.setRelease(fields, (int) INT.getAcquire(fields) + 1);
        System.out.println(INT.getVolatile(fields) + " " + fields.i);
        System.out.println(INT.compareAndSet(fields, 8, 9) + " " + INT.compareAndSet(fields, 8, 10) + " " + fields.i);
        System.out.println((int) INT.compareAndExchange(fields, 9, 20) + " " + (int) INT.compareAndExchangeAcquire(fields, 9, 30) + " "
                + (int) INT.compareAndExchangeRelease(fields, 20, 21) + " " + fields.i);
        System.out.println(INT.weakCompareAndSetPlain(fields, 21, 22) + " " + INT.weakCompareAndSet(fields, 1, 2) + " "
                + INT.weakCompareAndSetAcquire(fields, 22, 23) + " " + INT.weakCompareAndSetRelease(fields, 23, 24));
        System.out.println((int) INT.getAndSet(fields, -1) + " " + (int) INT.getAndAdd(fields, 3) + " " + (int) INT.getAndBitwiseOr(fields, 12) + " "
                + (int) INT.getAndBitwiseAnd(fields, 10) + " " + (int) INT.getAndBitwiseXor(fields, 15) + " " + fields.i);
        LONG.set(fields, 7);
        LONG.getAndAdd(fields, 1L << 40);
        long sum = (long) LONG.getAndAdd(fields, 1);
        System.out.println(sum + " " + (long) LONG.getAndBitwiseXorAcquire(fields, -1L) + " " + LONG.compareAndSet(fields, 3L, 4L) + " " + fields.l);
        FLOAT.set(fields, 1.5f);
        DOUBLE.set(fields, (float) FLOAT.get(fields));
        DOUBLE.setVolatile(fields, (double) DOUBLE.getVolatile(fields) * 2);
        System.out.println(fields.f + " " + fields.d + " " + (double) (float) FLOAT.getAcquire(fields));
    }

    private static void narrow() {
        Fields fields = new Fields();
        BOOLEAN.set(fields, true);
        BYTE.set(fields, (byte) -3);
        SHORT.setVolatile(fields, (short) -300);
        CHAR.setRelease(fields, '\uffee');
        System.out.println((boolean) BOOLEAN.get(fields) + " " + (byte) BYTE.get(fields) + " " + (short) SHORT.get(fields) + " " + (int) (char) CHAR.get(fields));
        System.out.println(BOOLEAN.compareAndSet(fields, true, false) + " " + (boolean) BOOLEAN.getAndSet(fields, true) + " " + fields.z);
        System.out.println(BYTE.compareAndSet(fields, (byte) -3, (byte) 100) + " " + (byte) BYTE.getAndAdd(fields, (byte) 100) + " " + fields.b);
        System.out.println((short) SHORT.compareAndExchange(fields, (short) -300, (short) 7) + " " + (char) CHAR.getAndSet(fields, 'x') + fields.c);
        int wide = (byte) BYTE.get(fields);
        System.out.println(wide + " " + fields.s);
    }

    private static void references() {
        Fields fields = new More();
        System.out.println((String) TEXT.get(fields) + " " + (String) TEXT.getAndSet(fields, "second") + " " + fields.text);
        Object now = TEXT.getVolatile(fields);
        System.out.println(TEXT.compareAndSet(fields, (String) now, "third") + " " + TEXT.compareAndSet(fields, "second", "no") + " " + fields.text);
        System.out.println((String) TEXT.compareAndExchange(fields, fields.text, null) + " " + fields.text);
    }

    private static void statics() {
        System.out.println((int) STATIC_INT.getAndAdd(4) + " " + STATIC_INT.compareAndSet(7, 8) + " " + (int) STATIC_INT.getVolatile() + " "
                + (int) STATIC_INT.getAndBitwiseOr(3) + " " + number);
        STATIC_TEXT.setVolatile("some ".concat(Integer.toString(number)));
        System.out.println((String) STATIC_TEXT.getAndSet(null) + " " + words + " " + STATIC_TEXT.compareAndSet(null, "other") + " " + words);
    }

    private static void elements() {
        int[] ints = {1, 2, 3};
        INTS.set(ints, 1, 20);
        System.out.println((int) INTS.getAndAdd(ints, 1, 5) + " " + (int) INTS.getVolatile(ints, 1) + " " + INTS.compareAndSet(ints, 2, 3, 4) + " " + ints[2]);
        String[] texts = {"a", "b"};
        TEXTS.setRelease(texts, 0, "z");
        System.out.println((String) TEXTS.getAcquire(texts, 0) + (String) TEXTS.getAndSet(texts, 1, "y") + texts[1]);
    }

    private static void views() {
        byte[] bytes = new byte[20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37);
        }
        System.out.println((int) LITTLE.get(bytes, 3) + " " + (long) BIG.get(bytes, 5) + " " + (short) BIG_SHORT.get(bytes, 18));
        LITTLE.set(bytes, 1, 0x01020304);
        BIG.set(bytes, 8, 0x0102030405060708L);
        BIG_SHORT.set(bytes, 17, (short) 0xfffe);
        int sum = 0;
        for (byte b : bytes) {
            sum = sum * 31 + b;
        }
        System.out.println(sum);
    }

    private static void failures() {
        for (int way = 0; way < 4; way++) {
            try {
                switch (way) {
                    case 0 -> System.out.println((int) INT.get((Fields) null));
                    case 1 -> INTS.set(new int[2], 2, 1);
                    case 2 -> System.out.println((int) LITTLE.get(new byte[4], 1));
                    default -> INTS.set((int[]) null, 0, 1);
                }
            } catch (NullPointerException | IndexOutOfBoundsException e) {
                System.out.println(e instanceof NullPointerException ? "null" : "bounds");
            }
        }
    }

    private static void atomics() {
        AtomicInteger i = new AtomicInteger(5);
        System.out.println(i.getAndIncrement() + " " + i.updateAndGet(x -> x * 3) + " " + i.accumulateAndGet(4, Math::max) + " " + i.compareAndSet(18, 1) + i);
        AtomicLong l = new AtomicLong(1L << 40);
        System.out.println(l.addAndGet(5) + " " + l.getAndUpdate(x -> -x) + " " + l.get());
        AtomicBoolean b = new AtomicBoolean();
        System.out.println(b.compareAndSet(false, true) + " " + b.getAndSet(false) + " " + b.get());
        AtomicReference<String> r = new AtomicReference<>("x");
        System.out.println(r.getAndSet("y") + r.updateAndGet(x -> x + "!") + r.compareAndSet("no", "z"));
        AtomicIntegerArray ints = new AtomicIntegerArray(3);
        System.out.println(ints.incrementAndGet(1) + ints.addAndGet(2, 7) + " " + ints.get(0));
        AtomicReferenceArray<String> texts = new AtomicReferenceArray<>(2);
        texts.set(1, "t");
        System.out.println(texts.getAndSet(1, "u") + texts.get(1) + texts.compareAndSet(0, null, "v") + texts.get(0));
    }

    private static void together() throws InterruptedException {
        Fields fields = new Fields();
        AtomicInteger counter = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int n = 0; n < threads.length; n++) {
            threads[n] = new Thread(() -> {
                for (int k = 0; k < 10_000; k++) {
                    INT.getAndAdd(fields, 1);
                    LONG.getAndAdd(fields, 2L);
                    SHORT.getAndAdd(fields, (short) 1);
                    counter.incrementAndGet();
                    boolean done;
                    do {
                        double now = (double) DOUBLE.getVolatile(fields);
                        synchronized (fields) {
                            done = (double) DOUBLE.get(fields) == now;
                            if (done) {
                                DOUBLE.setVolatile(fields, now + 1);
                            }
                        }
                    } while (!done);
                }
            });
            threads[n].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(fields.i + " " + fields.l + " " + fields.s + " " + counter + " " + fields.d);
    }
}
