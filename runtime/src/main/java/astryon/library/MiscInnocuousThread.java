package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.misc.InnocuousThread", whole = true, why = "the JDK's drops class loaders and access rights, of which there are none")
final class MiscInnocuousThread extends Thread {
    private MiscInnocuousThread(String name, Runnable target, int priority) {
        super(null, target, name == null ? "InnocuousThread" : name, 0, false);
        setDaemon(true);
        if (priority >= MIN_PRIORITY) {
            setPriority(priority);
        }
    }

    public static Thread newThread(Runnable target) {
        return new MiscInnocuousThread(null, target, 0);
    }

    public static Thread newThread(String name, Runnable target) {
        return new MiscInnocuousThread(name, target, 0);
    }

    public static Thread newThread(String name, Runnable target, int priority) {
        return new MiscInnocuousThread(name, target, priority);
    }

    public static Thread newSystemThread(Runnable target) {
        return new MiscInnocuousThread(null, target, 0);
    }

    public static Thread newSystemThread(String name, Runnable target) {
        return new MiscInnocuousThread(name, target, 0);
    }

    public static Thread newSystemThread(String name, Runnable target, int priority) {
        return new MiscInnocuousThread(name, target, priority);
    }

    /** Nothing that runs in it leaves any behind that matters. */
    public void eraseThreadLocals() {
    }
}
