package astryon.library;

import astryon.magic.Substitute;
import astryon.monitor.Locks;
import astryon.sys.Platform;
import astryon.thread.Parking;
import astryon.thread.ThreadState;
import java.util.Map;

/** A thread of the program. What the platform has of it is its {@link ThreadPresence}. */
@Substitute(value = "java.lang.Thread", whole = true, why = "threads belong to the platform; the JDK's also carry loaders, containers and access control")
class LangThread implements Runnable {
    public static final int MIN_PRIORITY = 1;
    public static final int NORM_PRIORITY = 5;
    public static final int MAX_PRIORITY = 10;

    /** Characteristic of a thread: it does not take over inheritable thread locals. */
    static final int NO_INHERIT_THREAD_LOCALS = 1 << 2;

    private static final int NEW = 0;
    private static final int STARTED = 1;
    private static final int ENDED = 2;

    private static Thread.UncaughtExceptionHandler defaultHandler;

    /** What the class library finds by its name. */
    LangThreadLocalMap threadLocals;
    LangThreadLocalMap inheritableThreadLocals;
    private LangThreadLocalMap terminatingThreadLocals;
    /** Nothing is ever denied: always null. */
    @SuppressWarnings("removal")
    private java.security.AccessControlContext inheritedAccessControlContext;
    volatile Object parkBlocker;
    long threadLocalRandomSeed;
    int threadLocalRandomProbe;
    int threadLocalRandomSecondarySeed;

    private final long tid;
    private final ThreadPresence presence = new ThreadPresence();
    private volatile String name;
    private ThreadGroup group;
    private int priority = NORM_PRIORITY;
    private boolean daemon;
    private Runnable target;
    private ClassLoader contextClassLoader;
    private volatile Thread.UncaughtExceptionHandler handler;
    private volatile int status;

    LangThread() {
        this(null, null, null, 0L, true);
    }

    LangThread(Runnable target) {
        this(null, target, null, 0L, true);
    }

    LangThread(ThreadGroup group, Runnable target) {
        this(group, target, null, 0L, true);
    }

    LangThread(String name) {
        this(null, null, named(name), 0L, true);
    }

    LangThread(ThreadGroup group, String name) {
        this(group, null, named(name), 0L, true);
    }

    LangThread(Runnable target, String name) {
        this(null, target, named(name), 0L, true);
    }

    LangThread(ThreadGroup group, Runnable target, String name) {
        this(group, target, named(name), 0L, true);
    }

    LangThread(ThreadGroup group, Runnable target, String name, long stackBytes) {
        this(group, target, named(name), stackBytes, true);
    }

    /** The stack is as large as every thread's: a wish. */
    LangThread(ThreadGroup group, Runnable target, String name, long stackBytes, boolean inheritThreadLocals) {
        LangThread parent = current();
        tid = ThreadNumbers.nextId();
        this.name = name == null ? ThreadNumbers.nextName() : name;
        this.group = group == null ? parent.group : group;
        this.target = target;
        daemon = parent.daemon;
        priority = Math.min(parent.priority, this.group.getMaxPriority());
        contextClassLoader = parent.contextClassLoader;
        if (inheritThreadLocals && parent.inheritableThreadLocals != null) {
            inheritableThreadLocals = LangThreadLocal.createInheritedMap(parent.inheritableThreadLocals);
        }
    }

    /** As the builders of later JDKs make one. */
    LangThread(ThreadGroup group, String name, int characteristics, Runnable target, long stackBytes) {
        this(group, target, name, stackBytes, (characteristics & NO_INHERIT_THREAD_LOCALS) == 0);
    }

    /**
     * Instead of a virtual thread of later JDKs, for nothing switches stacks: a thread like any other, which does not keep the program from
     * ending. It does not call itself virtual, so that the class library parks it as what it is.
     */
    LangThread(String name, int characteristics, Runnable target) {
        this(null, target, name == null ? "" : name, 0L, (characteristics & NO_INHERIT_THREAD_LOCALS) == 0);
        daemon = true;
        priority = NORM_PRIORITY;
    }

    public static ThreadBuilderOfPlatform ofPlatform() {
        return (ThreadBuilderOfPlatform) (Object) new PlatformThreadBuilder();
    }

    public static ThreadBuilderOfVirtual ofVirtual() {
        return (ThreadBuilderOfVirtual) (Object) new VirtualThreadBuilder();
    }

    public static Thread startVirtualThread(Runnable task) {
        LangThread thread = new LangThread((String) null, 0, java.util.Objects.requireNonNull(task));
        thread.start();
        return thread.self();
    }

    static String genThreadName() {
        return ThreadNumbers.nextName();
    }

    /** The first thread. */
    private LangThread(ThreadGroup group) {
        tid = 1;
        name = "main";
        this.group = group;
        status = STARTED;
    }

    private static String named(String name) {
        if (name == null) {
            throw new NullPointerException(LangVersionProps.IS_17 ? "name cannot be null" : "'name' is null");
        }
        return name;
    }

    static LangThread first(ThreadGroup group) {
        return new LangThread(group);
    }

    private Thread self() {
        return (Thread) (Object) this;
    }

    static LangThread current() {
        return CurrentThread.get();
    }

    public static Thread currentThread() {
        return current().self();
    }

    static Thread currentCarrierThread() {
        return currentThread();
    }

    void setCurrentThread(Thread thread) {
        throw new UnsupportedOperationException("a thread has no carrier");
    }

    ThreadPresence presence() {
        return presence;
    }

    // Life

    public void start() {
        synchronized (this) {
            if (status != NEW) {
                throw new IllegalThreadStateException();
            }
            // It may have ended before this goes on.
            status = STARTED;
            try {
                ThreadStart.start(this, daemon);
            } catch (OutOfMemoryError notStarted) {
                status = NEW;
                throw notStarted;
            }
        }
    }

    @Override
    public void run() {
        if (target != null) {
            target.run();
        }
    }

    /** What an ended thread does last: those who join it are woken. */
    void end() {
        presence.end();
        target = null;
        threadLocals = null;
        inheritableThreadLocals = null;
        group = null;
        status = ENDED;
        try {
            synchronized (this) {
                notifyAll();
            }
        } catch (OutOfMemoryError nobodyWaits) {
            // Who waits has a monitor, and then taking the lock needs no memory.
        }
    }

    public final boolean isAlive() {
        return status == STARTED;
    }

    public Thread.State getState() {
        return switch (status) {
            case NEW -> Thread.State.NEW;
            case ENDED -> Thread.State.TERMINATED;
            default -> presence.activity();
        };
    }

    Thread.State threadState() {
        return getState();
    }

    boolean alive() {
        return isAlive();
    }

    public final void join() throws InterruptedException {
        join(0);
    }

    public final void join(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (this) {
            while (isAlive()) {
                if (millis == 0) {
                    wait(0);
                } else {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return;
                    }
                    wait((left + 999_999) / 1_000_000);
                }
            }
        }
    }

    public final void join(long millis, int nanos) throws InterruptedException {
        Delays.nanos(millis, nanos);
        join(nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    public final boolean join(java.time.Duration duration) throws InterruptedException {
        if (status == NEW) {
            throw new IllegalThreadStateException("Thread not started");
        }
        long millis = duration.toMillis();
        if (millis > 0 || !duration.isNegative() && !duration.isZero()) {
            join(Math.max(millis, 1));
        }
        return !isAlive();
    }

    // Sleep and interruption

    public static void sleep(long millis) throws InterruptedException {
        sleepNanos(Delays.nanos(millis));
    }

    public static void sleep(long millis, int nanos) throws InterruptedException {
        sleepNanos(Delays.nanos(millis, nanos));
    }

    public static void sleep(java.time.Duration duration) throws InterruptedException {
        long nanos = Delays.nanos(duration);
        if (nanos >= 0) {
            sleepNanos(nanos);
        }
    }

    private static void sleepNanos(long nanos) throws InterruptedException {
        if (!Parking.sleep(nanos)) {
            throw new InterruptedException("sleep interrupted");
        }
    }

    public static void yield() {
        Platform.yield();
    }

    public static void onSpinWait() {
        astryon.magic.Machine.pause();
    }

    public void interrupt() {
        presence.interrupt();
    }

    public static boolean interrupted() {
        return Parking.takeInterrupt();
    }

    public boolean isInterrupted() {
        return this == current() ? Parking.isInterrupted(ThreadState.current()) : presence.isInterrupted();
    }

    /** Gives this thread a permit to go on from {@code park}, if it is alive. */
    final void permit() {
        presence.permit();
    }

    // Attributes

    public final String getName() {
        return name;
    }

    public final void setName(String name) {
        this.name = named(name);
    }

    public final int getPriority() {
        return priority;
    }

    public final void setPriority(int priority) {
        if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException();
        }
        ThreadGroup own = group;
        if (own != null) {
            this.priority = Math.min(priority, own.getMaxPriority());
        }
    }

    void priority(int priority) {
        setPriority(priority);
    }

    public final boolean isDaemon() {
        return daemon;
    }

    public final void setDaemon(boolean on) {
        if (isAlive()) {
            throw new IllegalThreadStateException();
        }
        daemon = on;
    }

    void daemon(boolean on) {
        daemon = on;
    }

    public final ThreadGroup getThreadGroup() {
        return group;
    }

    public long getId() {
        return tid;
    }

    public final long threadId() {
        return tid;
    }

    public final boolean isVirtual() {
        return false;
    }

    public final void checkAccess() {
    }

    public ClassLoader getContextClassLoader() {
        return contextClassLoader == null ? ProgramClassLoader.ONE : contextClassLoader;
    }

    public void setContextClassLoader(ClassLoader loader) {
        contextClassLoader = loader;
    }

    public static boolean holdsLock(Object object) {
        return Locks.isOwned(java.util.Objects.requireNonNull(object));
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }

    @Override
    public String toString() {
        ThreadGroup own = group;
        String end = String.valueOf(priority).concat(",").concat(own == null ? "" : own.getName()).concat("]");
        String start = LangVersionProps.IS_17 ? "Thread[" : "Thread[#".concat(Long.toString(tid)).concat(",");
        return start.concat(name).concat(",").concat(end);
    }

    public static void dumpStack() {
        new Exception("Stack trace").printStackTrace();
    }

    public StackTraceElement[] getStackTrace() {
        return this == current() ? new Exception().getStackTrace() : ThreadTraces.of(presence);
    }

    public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
        return ThreadTraces.all();
    }

    public static int activeCount() {
        return currentThread().getThreadGroup().activeCount();
    }

    public static int enumerate(Thread[] threads) {
        return currentThread().getThreadGroup().enumerate(threads);
    }

    // Uncaught exceptions

    public static void setDefaultUncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
        defaultHandler = handler;
        UncaughtInFirstThread.listen();
    }

    public static Thread.UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
        return defaultHandler;
    }

    public Thread.UncaughtExceptionHandler getUncaughtExceptionHandler() {
        return handler != null ? handler : group;
    }

    public void setUncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
        this.handler = handler;
        UncaughtInFirstThread.listen();
    }

    void uncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
        this.handler = handler;
    }

    void dispatchUncaughtException(Throwable exception) {
        getUncaughtExceptionHandler().uncaughtException(self(), exception);
    }

    // What thread locals of later JDKs ask

    LangThreadLocalMap threadLocals() {
        return threadLocals;
    }

    void setThreadLocals(LangThreadLocalMap map) {
        threadLocals = map;
    }

    LangThreadLocalMap inheritableThreadLocals() {
        return inheritableThreadLocals;
    }

    void setInheritableThreadLocals(LangThreadLocalMap map) {
        inheritableThreadLocals = map;
    }

    LangThreadLocalMap terminatingThreadLocals() {
        return terminatingThreadLocals;
    }

    void setTerminatingThreadLocals(LangThreadLocalMap map) {
        terminatingThreadLocals = map;
    }
}
