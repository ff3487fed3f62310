package astryon.kernel.sched;

import astryon.kernel.mem.Budget;
import astryon.kernel.mem.KernelError;

/** All processes that have not ended, and in which order they do that are about to. */
public final class Processes {
    private static int alive;
    private static Process first;
    /** Those that are ending, in the order in which they began to. */
    private static Process firstEnding;
    private static Process lastEnding;

    private Processes() {
    }

    /** How many have not ended. */
    public static int alive() {
        return alive;
    }

    /** A new one. */
    static void add(Process process) {
        alive++;
        process.nextAlive = first;
        if (first != null) {
            first.previousAlive = process;
        }
        first = process;
    }

    /** One that its budget is charged for counts there, too, until it has ended; throws {@link KernelError} if it is one too many. */
    public static void count(Process process) {
        Budget limiter = process.budget() == null ? null : process.budget().limiter();
        if (limiter != null) {
            limiter.addProcess();
            process.limiter = limiter;
        }
    }

    /** One that has ended. */
    static void remove(Process process) {
        alive--;
        if (process.limiter != null) {
            process.limiter.removeProcess();
        }
        if (process.previousAlive == null) {
            first = process.nextAlive;
        } else {
            process.previousAlive.nextAlive = process.nextAlive;
        }
        if (process.nextAlive != null) {
            process.nextAlive.previousAlive = process.previousAlive;
        }
    }

    /** One begins to end. */
    static void addEnding(Process process) {
        if (firstEnding == null) {
            firstEnding = process;
        } else {
            lastEnding.nextEnding = process;
        }
        lastEnding = process;
    }

    static Process firstEnding() {
        return firstEnding;
    }

    /** That one has ended. */
    static void removeFirstEnding() {
        firstEnding = firstEnding.nextEnding;
    }

    /** Ends all but that of the current thread that spend from a budget or one split off it, or does a part of that; whether all have ended. */
    public static boolean endOthers(Budget budget) {
        Process own = Scheduler.current().process;
        Process process = first;
        while (process != null && (process == own || process.budget() == null || !process.budget().isWithin(budget))) {
            process = process.nextAlive;
        }
        if (process == null) {
            return true;
        }
        process.end(Process.KILLED);
        return false;
    }
}
