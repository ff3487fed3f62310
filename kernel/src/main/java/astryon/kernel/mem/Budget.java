package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;

/**
 * Bytes that its objects may make the kernel hold. A budget's whole limit is charged to the one it was split off from, so that a charge
 * looks at one number, and what is left is really there.
 */
public final class Budget extends KernelObject {
    private static final int CELLS = 64;
    /** A chain of budgets that ends at once ends step by step. */
    private static final int MAX_DEPTH = 16;

    private final long limit;
    private final int depth;
    private long used;

    private Budget(long limit, int depth) {
        super(ObjectType.BUDGET);
        this.limit = limit;
        this.depth = depth;
    }

    /** The one that all others come from. */
    public static Budget root(long limit) {
        return new Budget(limit, 1);
    }

    /** One that is still to be charged to this one; throws {@link KernelError} if that is too deep or there is no memory. */
    public Budget below(long limit) {
        if (depth == MAX_DEPTH) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
        return new Budget(limit, depth + 1);
    }

    /** Whether it is {@code other}, or was split off it, however many steps away. */
    public boolean isWithin(Budget other) {
        Budget step = this;
        while (step != null && step != other) {
            step = step.budget();
        }
        return step == other;
    }

    public long limit() {
        return limit;
    }

    public long used() {
        return used;
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
