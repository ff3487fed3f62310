package astryon.library;

import astryon.magic.Substitute;

/** A name that threads share, a limit to their priority, and a handler of what they do not catch. It does not know its threads. */
@Substitute(value = "java.lang.ThreadGroup", whole = true, why = "a group that lists, stops and counts its threads keeps them all from being forgotten")
class LangThreadGroup implements Thread.UncaughtExceptionHandler {
    private final ThreadGroup parent;
    private final String name;
    private int maxPriority;
    private boolean daemon;

    private LangThreadGroup(String name, ThreadGroup parent, int maxPriority) {
        this.name = name;
        this.parent = parent;
        this.maxPriority = maxPriority;
    }

    LangThreadGroup(String name) {
        this(Thread.currentThread().getThreadGroup(), name);
    }

    LangThreadGroup(ThreadGroup parent, String name) {
        this(name, parent, parent.getMaxPriority());
    }

    /** The group of the first thread. */
    static LangThreadGroup main() {
        LangThreadGroup system = new LangThreadGroup("system", null, Thread.MAX_PRIORITY);
        return new LangThreadGroup("main", (ThreadGroup) (Object) system, Thread.MAX_PRIORITY);
    }

    public final String getName() {
        return name;
    }

    public final ThreadGroup getParent() {
        return parent;
    }

    public final int getMaxPriority() {
        return maxPriority;
    }

    public final void setMaxPriority(int priority) {
        if (priority >= Thread.MIN_PRIORITY && priority <= Thread.MAX_PRIORITY) {
            maxPriority = parent == null ? priority : Math.min(priority, parent.getMaxPriority());
        }
    }

    public final boolean isDaemon() {
        return daemon;
    }

    public final void setDaemon(boolean daemon) {
        this.daemon = daemon;
    }

    public boolean isDestroyed() {
        return false;
    }

    public final void checkAccess() {
    }

    public final boolean parentOf(ThreadGroup group) {
        ThreadGroup at = group;
        while (at != null && at != (Object) this) {
            at = at.getParent();
        }
        return at != null;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable exception) {
        if (parent != null) {
            parent.uncaughtException(thread, exception);
            return;
        }
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != null) {
            handler.uncaughtException(thread, exception);
        } else {
            System.err.print("Exception in thread \"".concat(thread.getName()).concat("\" "));
            exception.printStackTrace();
        }
    }

    @Override
    public String toString() {
        return getClass().getName().concat("[name=").concat(name).concat(",maxpri=").concat(Integer.toString(maxPriority)).concat("]");
    }
}
