package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.KernelError;

/** How many processes have not ended, which of them spend from a budget, and in which order those end that are about to. */
public final class Processes {
    /** As many threads as one process can have. */
    private static final int MOST_ASKED = 4096;

    private static int alive;
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
    static void add() {
        alive++;
    }

    /** A budget pays for it from now on. */
    static void enter(Process process, Budget budget) {
        process.nextSpender = (Process) budget.firstSpender();
        if (process.nextSpender != null) {
            process.nextSpender.previousSpender = process;
        }
        budget.changeSpenders(1, process);
    }

    /** One that its budget is charged for counts there, too, until it has ended; throws {@link KernelError} if it is one too many. */
    public static void count(Process process) {
        Budget limiter = process.budget() == null ? null : process.budget().limiter();
        if (limiter != null) {
            Process first = (Process) limiter.firstCounted();
            limiter.addProcess(process);
            process.limiter = limiter;
            process.nextCounted = first;
            if (first != null) {
                first.previousCounted = process;
            }
        }
    }

    /** One that has ended. */
    static void remove(Process process) {
        alive--;
        if (process.limiter != null) {
            leave(process, process.limiter);
        }
        Budget budget = process.budget();
        if (budget == null) {
            return;
        }
        if (process.nextSpender != null) {
            process.nextSpender.previousSpender = process.previousSpender;
        }
        if (process.previousSpender != null) {
            process.previousSpender.nextSpender = process.nextSpender;
        }
        budget.changeSpenders(-1, process.previousSpender == null ? process.nextSpender : budget.firstSpender());
    }

    private static void leave(Process process, Budget limiter) {
        if (process.nextCounted != null) {
            process.nextCounted.previousCounted = process.previousCounted;
        }
        if (process.previousCounted != null) {
            process.previousCounted.nextCounted = process.nextCounted;
        }
        limiter.removeProcess(process.nanos(), process.previousCounted == null ? process.nextCounted : limiter.firstCounted());
    }

    /** Processor time of all processes that a budget counts or counted; 0 if it limits no numbers. Throws {@link KernelError} if they are too many to ask at once. */
    public static long nanos(Budget budget) {
        if (budget.counted() > MOST_ASKED) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
        long nanos = budget.formerNanos();
        for (Process process = (Process) budget.firstCounted(); process != null; process = process.nextCounted) {
            nanos += process.nanos();
        }
        return nanos;
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
        if (others(budget, own) == 0) {
            return true;
        }
        Budget at = budget;
        Process process = firstOther(at, own);
        while (process == null) {
            Budget part = at.firstSpent();
            // It is in one part at most.
            at = others(part, own) == 0 ? part.nextSpent() : part;
            process = firstOther(at, own);
        }
        process.end(Process.KILLED);
        return false;
    }

    /** How many but that one spend from a budget or a part of it. */
    private static int others(Budget budget, Process own) {
        return budget.spenders() - (own.budget().isWithin(budget) ? 1 : 0);
    }

    /** The first but that one who spends from the budget itself, or null. */
    private static Process firstOther(Budget budget, Process own) {
        Process first = (Process) budget.firstSpender();
        return first == own ? own.nextSpender : first;
    }
}
