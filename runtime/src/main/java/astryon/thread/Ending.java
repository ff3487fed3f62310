package astryon.thread;

import astryon.sys.Platform;

/**
 * What has to be done before a program ends. A program whose threads or hooks are never made has nothing of it in its image: then
 * there is nothing that could run.
 */
public abstract class Ending {
    private static Ending threads;
    private static Ending hooks;

    /** Does it; returns when it is done. */
    public abstract void run();

    /** {@code main} is over: {@code ending} is waited for. */
    public static void waitForThreads(Ending ending) {
        threads = ending;
    }

    public static void runHooks(Ending ending) {
        hooks = ending;
    }

    /** The end that comes when nothing is left to run. */
    public static void end(int status) {
        Ending last = threads;
        if (last != null) {
            last.run();
        }
        exit(status);
    }

    /** {@code System.exit}. */
    public static void exit(int status) {
        Ending last = hooks;
        if (last != null) {
            last.run();
        }
        Platform.exit(status);
    }
}
