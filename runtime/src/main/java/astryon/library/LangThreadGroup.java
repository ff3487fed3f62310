package astryon.library;

import astryon.magic.Substitute;
import java.util.ArrayList;
import java.util.List;

/** A name that threads share, a limit to their priority, and a handler of what they do not catch. It does not know its threads: who asks looks at all there are. */
@Substitute(value = "java.lang.ThreadGroup", whole = true, why = "a group that is told of its threads is part of every program; the JDK's also suspends and stops them")
class LangThreadGroup implements Thread.UncaughtExceptionHandler {
    private final ThreadGroup parent;
    private final String name;
    private int maxPriority;
    private boolean daemon;
    /** Those inside. No list: programs with threads but without groups would have it, too. */
    private ThreadGroup[] groups;

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
        ((LangThreadGroup) (Object) parent).add((ThreadGroup) (Object) this);
    }

    private synchronized void add(ThreadGroup group) {
        int count = groups == null ? 0 : groups.length;
        ThreadGroup[] more = new ThreadGroup[count + 1];
        for (int i = 0; i < count; i++) {
            more[i] = groups[i];
        }
        more[count] = group;
        groups = more;
    }

    private synchronized List<ThreadGroup> inside() {
        return groups == null ? List.of() : List.of(groups);
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

    public final void interrupt() {
        threads(true).forEach(Thread::interrupt);
    }

    public int activeCount() {
        return threads(true).size();
    }

    public int enumerate(Thread[] list) {
        return enumerate(list, true);
    }

    public int enumerate(Thread[] list, boolean recurse) {
        return fill(list, threads(recurse));
    }

    public int activeGroupCount() {
        return groups(true).size();
    }

    public int enumerate(ThreadGroup[] list) {
        return enumerate(list, true);
    }

    public int enumerate(ThreadGroup[] list, boolean recurse) {
        return fill(list, groups(recurse));
    }

    /** As many as there is room for; how many they are. */
    private static <T> int fill(T[] list, List<T> all) {
        int count = Math.min(list.length, all.size());
        for (int i = 0; i < count; i++) {
            list[i] = all.get(i);
        }
        return count;
    }

    /** Those that are alive, with those of groups inside or without. */
    private List<Thread> threads(boolean recurse) {
        List<Thread> threads = new ArrayList<>();
        for (Thread thread : ThreadTraces.alive()) {
            ThreadGroup group = thread.getThreadGroup();
            if (group == (Object) this || recurse && group != null && parentOf(group)) {
                threads.add(thread);
            }
        }
        return threads;
    }

    /** Those inside, with those inside them or without: behind all in JDK 17, in later ones each behind its own. */
    private List<ThreadGroup> groups(boolean recurse) {
        List<ThreadGroup> inside = inside();
        if (!recurse) {
            return inside;
        }
        List<ThreadGroup> all = new ArrayList<>();
        if (LangVersionProps.IS_17) {
            all.addAll(inside);
        }
        for (ThreadGroup group : inside) {
            if (!LangVersionProps.IS_17) {
                all.add(group);
            }
            all.addAll(((LangThreadGroup) (Object) group).groups(true));
        }
        return all;
    }

    public void list() {
        list("");
    }

    private void list(String indent) {
        System.out.println(indent.concat(toString()));
        for (Thread thread : threads(false)) {
            System.out.println(indent.concat("    ").concat(thread.toString()));
        }
        for (ThreadGroup group : groups(false)) {
            ((LangThreadGroup) (Object) group).list(indent.concat("    "));
        }
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
