package astryon.compiler.agreement.programs;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who walks stacks: the current thread's by a walker, and those of other threads; and who asks for all threads. */
public final class Walks {
    private static final String OWN = "astryon.compiler.agreement.programs.Walks";
    private static final StackWalker PLAIN = StackWalker.getInstance();
    private static final StackWalker CLASSES = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private static volatile boolean done;
    private static volatile long count;

    private Walks() {
    }

    private static void line(Object... values) {
        System.out.println(Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private interface Shape {
        default String where() {
            return PLAIN.walk(frames -> frames.map(StackFrame::getMethodName).collect(Collectors.joining(" ")));
        }
    }

    private static final class Circle implements Shape {
        private final Class<?> maker;

        Circle() {
            maker = CLASSES.getCallerClass();
        }
    }

    private static final class Outer {
        static Class<?> caller() {
            return CLASSES.getCallerClass();
        }

        static List<Class<?>> classes() {
            return CLASSES.walk(frames -> frames.map(StackFrame::getDeclaringClass).collect(Collectors.toList()));
        }
    }

    public static void main(String[] arguments) throws Exception {
        frames();
        classes();
        refusals();
        deep();
        otherThreads();
        groups();
    }

    private static void frames() {
        PLAIN.forEach(frame -> line(frame));
        PLAIN.forEach(frame -> line(frame.getClassName() + " " + frame.getMethodName() + " " + frame.getFileName() + " " + frame.getLineNumber()
                + " " + frame.isNativeMethod() + " " + frame.toStackTraceElement().equals(new StackTraceElement("app", null, null, frame.getClassName(),
                        frame.getMethodName(), frame.getFileName(), frame.getLineNumber()))));
        line("interface", new Circle().where());
        Supplier<String> inLambda = () -> PLAIN.walk(frames -> frames.map(StackFrame::getMethodName).limit(3).collect(Collectors.joining(" ")));
        line("lambda", inLambda.get());
        line("first", PLAIN.walk(Stream::findFirst).get().getMethodName());
        line("count", PLAIN.<Long>walk(Stream::count));
        line("hint", StackWalker.getInstance(Set.of(), 3).<Long>walk(Stream::count));
        line("sorted", Arrays.asList(3, 1, 2).stream().sorted((a, b) -> {
            count += PLAIN.walk(frames -> frames.filter(frame -> frame.getClassName().equals(OWN)).count());
            return a - b;
        }).collect(Collectors.toList()) + " " + count);
    }

    private static void classes() {
        line("declaring", Outer.classes());
        line("caller", Outer.caller());
        line("maker", new Circle().maker);
        line("simple", Outer.classes().get(0).getSimpleName() + " " + (Outer.classes().get(1) == Walks.class));
        Supplier<Class<?>> byReference = Outer::caller;
        Supplier<Class<?>> byLambda = () -> Outer.caller();
        line("by reference", byReference.get(), "by lambda", byLambda.get());
        line("both", StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_REFLECT_FRAMES)).walk(frames -> frames.findFirst().get().getDeclaringClass()));
    }

    private static void refusals() {
        Show.attempt("no class", () -> PLAIN.walk(frames -> frames.findFirst().get().getDeclaringClass()));
        Show.attempt("no caller", () -> PLAIN.getCallerClass());
        Show.attempt("null function", () -> PLAIN.walk(null));
        Show.attempt("null action", () -> PLAIN.forEach(null));
        Show.attempt("null option", () -> StackWalker.getInstance((Option) null));
        Show.attempt("null options", () -> StackWalker.getInstance((Set<Option>) null));
        Show.attempt("no depth", () -> StackWalker.getInstance(Set.of(), 0));
        Stream<StackFrame> kept = PLAIN.walk(frames -> frames);
        Show.attempt("afterwards", () -> kept.count());
    }

    private static int depth(int n) {
        return n == 0 ? PLAIN.<Long>walk(frames -> frames.filter(frame -> frame.getMethodName().equals("depth")).count()).intValue() : depth(n - 1);
    }

    private static void deep() {
        line("depth", depth(0), depth(100), depth(1000));
    }

    private static void waits(Object lock) {
        synchronized (lock) {
            while (!done) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private static void parks() {
        while (!done) {
            LockSupport.park();
        }
    }

    private static void spins() {
        while (!done) {
            count++;
        }
    }

    /** The program's own methods in a trace. */
    private static List<String> own(StackTraceElement[] trace) {
        List<String> methods = new ArrayList<>();
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith(OWN) && !element.getClassName().contains("$$Lambda")) {
                methods.add(element.getMethodName());
            }
        }
        return methods;
    }

    private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.sleep(1);
        }
    }

    private static void otherThreads() throws InterruptedException {
        Object lock = new Object();
        CountDownLatch begun = new CountDownLatch(1);
        Thread waiting = new Thread(() -> waits(lock), "waiting");
        Thread parked = new Thread(Walks::parks, "parked");
        Thread spinning = new Thread(() -> {
            begun.countDown();
            spins();
        }, "spinning");
        Thread ended = new Thread(() -> { }, "ended");
        Thread fresh = new Thread(() -> { }, "fresh");
        for (Thread thread : List.of(waiting, parked, spinning, ended)) {
            thread.start();
        }
        awaitState(waiting, Thread.State.WAITING);
        awaitState(parked, Thread.State.WAITING);
        begun.await();
        ended.join();
        List<String> spins = own(spinning.getStackTrace());
        while (!spins.contains("spins")) {
            spins = own(spinning.getStackTrace());
        }
        line("waiting", own(waiting.getStackTrace()));
        line("parked", own(parked.getStackTrace()));
        line("spinning", spins);
        line("ended", ended.getStackTrace().length, "fresh", fresh.getStackTrace().length);
        line("current", own(Thread.currentThread().getStackTrace()));
        TreeMap<String, List<String>> all = new TreeMap<>();
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            if (List.of("main", "waiting", "parked", "spinning", "ended", "fresh").contains(thread.getName())) {
                all.put(thread.getName(), own(trace));
            }
        });
        all.forEach((name, trace) -> line(name, trace));
        line("active", Thread.activeCount());
        Thread[] threads = new Thread[10];
        line("enumerated", Thread.enumerate(threads));
        for (int i = 0; i < 4; i++) {
            line(threads[i].getName());
        }
        line("few", Thread.enumerate(new Thread[2]));
        done = true;
        synchronized (lock) {
            lock.notifyAll();
        }
        LockSupport.unpark(parked);
        for (Thread thread : List.of(waiting, parked, spinning)) {
            thread.join();
        }
        line("active", Thread.activeCount());
    }

    private static void groups() throws InterruptedException {
        ThreadGroup outer = new ThreadGroup("outer");
        ThreadGroup inner = new ThreadGroup(outer, "inner");
        ThreadGroup other = new ThreadGroup("other");
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        AtomicInteger interrupted = new AtomicInteger();
        for (ThreadGroup group : List.of(outer, inner, other)) {
            Thread thread = new Thread(group, () -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }, "in " + group.getName());
            threads.add(thread);
            thread.start();
            awaitState(thread, Thread.State.WAITING);
        }
        ThreadGroup main = Thread.currentThread().getThreadGroup();
        line("active", main.activeCount(), outer.activeCount(), inner.activeCount(), other.activeCount());
        line("groups", main.activeGroupCount(), outer.activeGroupCount(), inner.activeGroupCount());
        ThreadGroup[] found = new ThreadGroup[10];
        line("found", main.enumerate(found), found[0].getName(), found[1].getName(), found[2].getName(), main.enumerate(found, false), outer.enumerate(new ThreadGroup[0]));
        line("threads", outer.enumerate(new Thread[5], false), outer.enumerate(new Thread[5]), outer.enumerate(new Thread[1]));
        outer.interrupt();
        threads.get(0).join();
        threads.get(1).join();
        line("left", interrupted, main.activeCount(), threads.get(2).isAlive());
        end.countDown();
        threads.get(2).join();
    }
}
