package astryon.kernel.mem;

import astryon.abi.BudgetLimit;
import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;

/**
 * Bytes that its objects may make the kernel hold. A budget's whole limit is charged to the one it was split off from, so that a charge
 * looks at one number, and what is left is really there.
 *
 * <p>It may limit besides how many threads and processes there are, how many handles each process has, and the share of the processors: what it weighs in the fair band is divided by all its threads that want to run. That holds for
 * what spends from budgets that are split off it, too, which have no such limits of their own.
 */
public final class Budget extends KernelObject {
    private static final int CELLS = 128;
    /** A chain of budgets that ends at once ends step by step. */
    private static final int MAX_DEPTH = 16;

    private final long limit;
    private final int depth;
    private long used;
    /** How many spend from it or from a part of it, and the first of its own, who have a list. */
    private int spenders;
    private KernelObject firstSpender;
    /** Of its parts those from which, or from parts of which, somebody spends: the first, and their neighbours. */
    private Budget firstSpent;
    private Budget nextSpent;
    private Budget previousSpent;

    /** Which budget limits what spends from this one in number: itself, one above, or null. */
    private Budget limiter;
    private int mostThreads = Integer.MAX_VALUE;
    private int mostProcesses = Integer.MAX_VALUE;
    private int mostHandles = Integer.MAX_VALUE;
    private int weight = Integer.MAX_VALUE;
    private int threads;
    private int processes;
    /** What its threads weigh that stand in line in the fair band. */
    private int wanting;
    /** Processor time that processes had which it counted and which have ended; and the first of those that have not, who have a list. */
    private long formerNanos;
    private KernelObject firstCounted;

    private Budget(long limit, int depth, Budget limiter) {
        super(ObjectType.BUDGET);
        this.limit = limit;
        this.depth = depth;
        this.limiter = limiter;
    }

    /** The one that all others come from. */
    public static Budget root(long limit) {
        return new Budget(limit, 1, null);
    }

    /** One that is still to be charged to this one; throws {@link KernelError} if that is too deep or there is no memory. */
    public Budget below(long limit) {
        if (depth == MAX_DEPTH) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
        return new Budget(limit, depth + 1, limiter);
    }

    /** Whether it is {@code other}, or was split off it, however many steps away. */
    public boolean isWithin(Budget other) {
        Budget step = this;
        while (step != null && step != other) {
            step = step.budget();
        }
        return step == other;
    }

    /** How many spend from it or from a part of it. */
    public int spenders() {
        return spenders;
    }

    /** The first of those who spend from itself; they have a list. */
    public KernelObject firstSpender() {
        return firstSpender;
    }

    /** One more spends from itself, or one less, and so the list begins with that one. */
    public void changeSpenders(int more, KernelObject first) {
        firstSpender = first;
        for (Budget step = this; step != null; step = step.budget()) {
            boolean before = step.spenders > 0;
            step.spenders += more;
            if (step.budget() != null && before != step.spenders > 0) {
                step.changePlace(step.budget(), before);
            }
        }
    }

    /** The first of its parts from which, or from parts of which, somebody spends, or null. */
    public Budget firstSpent() {
        return firstSpent;
    }

    /** The next of such parts of what it is a part of, or null. */
    public Budget nextSpent() {
        return nextSpent;
    }

    private void changePlace(Budget parent, boolean leaves) {
        if (!leaves) {
            nextSpent = parent.firstSpent;
            parent.firstSpent = this;
        } else if (previousSpent == null) {
            parent.firstSpent = nextSpent;
        } else {
            previousSpent.nextSpent = nextSpent;
        }
        if (nextSpent != null) {
            nextSpent.previousSpent = leaves ? previousSpent : this;
        }
        if (leaves) {
            nextSpent = null;
            previousSpent = null;
        }
    }

    public long limit() {
        return limit;
    }

    public long used() {
        return used;
    }

    /** Limits a number from now on, for what begins then; throws {@link KernelError} where a budget above does. */
    public void limit(int which, int most) {
        if (limiter != null && limiter != this) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
        limiter = this;
        switch (which) {
            case BudgetLimit.THREADS   -> mostThreads = most;
            case BudgetLimit.PROCESSES -> mostProcesses = most;
            case BudgetLimit.HANDLES   -> mostHandles = most;
            default                    -> weight = most;
        }
    }

    /** What limits in number what spends from this budget, or null. */
    public Budget limiter() {
        return limiter;
    }

    /** Of a limiter: another thread begins. Throws {@link KernelError} if it is one too many. */
    public void addThread() {
        threads = oneMore(threads, mostThreads);
    }

    public void removeThread() {
        threads--;
    }

    /** The same of processes, of which this one begins the list. */
    public void addProcess(KernelObject process) {
        processes = oneMore(processes, mostProcesses);
        firstCounted = process;
    }

    /** One has ended that had so much processor time; the list begins with {@code first} now. */
    public void removeProcess(long nanos, KernelObject first) {
        processes--;
        formerNanos += nanos;
        firstCounted = first;
    }

    /** Of a limiter: the first process that it counts, or null. */
    public KernelObject firstCounted() {
        return firstCounted;
    }

    /** Of a limiter: processor time of those that have ended. */
    public long formerNanos() {
        return formerNanos;
    }

    /** Of a limiter: how many it counts, threads and processes. */
    public int counted() {
        return threads + processes;
    }

    private static int oneMore(int count, int most) {
        if (count >= most) {
            throw KernelError.of(ErrorCode.Number.NO_BUDGET);
        }
        return count + 1;
    }

    /** Throws {@link KernelError} if a process that spends from it is not to have so many handles. */
    public void requireHandles(int count) {
        if (limiter != null && count > limiter.mostHandles) {
            throw KernelError.of(ErrorCode.Number.NO_BUDGET);
        }
    }

    /** Of a limiter: a thread that weighs so much stands in line in the fair band, or, if it is negative, does no longer. */
    public void want(int weights) {
        wanting += weights;
    }

    /** Of a limiter: what a thread that stands in line has of its weight, at least 1. */
    public int part(int units) {
        return wanting <= weight ? units : (int) Math.max((long) units * weight / wanting, 1);
    }

    /** Whether so much more would go. */
    boolean canPay(long bytes) {
        return bytes <= limit - used;
    }

    /** Throws {@link KernelError} if that is more than is left. */
    void take(long bytes) {
        if (!canPay(bytes)) {
            throw KernelError.of(ErrorCode.Number.NO_BUDGET);
        }
        used += bytes;
    }

    void giveBack(long bytes) {
        used -= bytes;
    }

    @Override
    protected long cost() {
        return limit + CELLS;
    }

    @Override
    protected void destroy() {
    }
}
