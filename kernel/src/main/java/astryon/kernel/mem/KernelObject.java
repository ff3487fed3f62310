package astryon.kernel.mem;

import astryon.abi.ObjectType;
import astryon.magic.Inline;
import astryon.magic.Recursive;

/**
 * What a handle can name. It lives as long as something refers to it: handles, and other objects that say so by {@link #retain}. What it
 * makes the kernel hold is charged to a budget, which it keeps for that.
 */
public abstract class KernelObject {
    /** Bytes of the cells of a plain object. */
    private static final int CELLS = 64;

    private final ObjectType type;
    private int references;
    /** Null for what the kernel made for itself. */
    private Budget budget;
    private long charged;
    /** In the {@link Backlog}: whether it is there, and who comes next. */
    boolean isLeft;
    KernelObject nextLeft;

    protected KernelObject(ObjectType type) {
        this.type = type;
    }

    public final ObjectType type() {
        return type;
    }

    public final void retain() {
        references++;
    }

    /** Gives up one reference; with the last the object ends, at once or, if that is long, part by part. */
    public final void release() {
        if (references != 1) {
            references--;
        } else if (endsAtOnce()) {
            references = 0;
            end();
        } else {
            Backlog.add(this);
        }
    }

    /** It is not done with what it does, and does the rest later, part by part, in {@link #carryOn}. */
    protected final void leaveRest() {
        if (!isLeft) {
            retain();
            Backlog.add(this);
        }
    }

    /** Does a part of the rest; whether that is all. */
    protected boolean carryOn() {
        return true;
    }

    @Recursive(most = 20, reason = "a process that never ran may have the last handle to paged memory, that its endpoint, and this its chain of budgets, which has sixteen; no such process holds another one")
    private void end() {
        destroy();
        Budget payer = budget;
        long bytes = charged;
        Objects.free(this);
        if (payer != null) {
            payer.giveBack(bytes);
            payer.release();
        }
    }

    /** Before a reference is given up: if it is the last, does a part of what the end takes, if that is long. Whether what remains to be done is short. */
    @Inline
    public final boolean mayGo() {
        return references != 1 || empty();
    }

    /** The same before a handle with these rights is closed. */
    public boolean mayClose(int rights) {
        return mayGo();
    }

    /** Whether what remains of its end is short. */
    protected boolean endsAtOnce() {
        return true;
    }

    /** Nobody but who is about to give up the last reference knows the object: gives back a part of what it holds, if that is much; whether what is left is little. */
    protected boolean empty() {
        return true;
    }

    /** Who pays for it and, if it is a process, for what it makes. */
    public final Budget budget() {
        return budget;
    }

    /** Charges {@link #cost} to a budget, once; throws {@link KernelError} if that does not cover it. */
    public final void chargeTo(Budget payer) {
        if (payer != null) {
            payer.take(cost());
            payer.retain();
            budget = payer;
            charged = cost();
            spendFrom(payer);
        }
    }

    /** From now on, and until its end, that budget pays for it. */
    protected void spendFrom(Budget payer) {
        // Nobody but a process is asked for by who ends all that spend.
    }

    /** It holds more now; throws {@link KernelError} if its budget does not cover that. */
    public final void charge(long bytes) {
        if (budget != null) {
            budget.take(bytes);
            charged += bytes;
        }
    }

    /** It holds less now. */
    public final void uncharge(long bytes) {
        if (budget != null) {
            budget.giveBack(bytes);
            charged -= bytes;
        }
    }

    /** Whether a {@link #charge} of so much would go. */
    public final boolean covers(long bytes) {
        return budget == null || budget.canPay(bytes);
    }

    /** Bytes it holds, or has promised to hold, from its birth. */
    protected long cost() {
        return CELLS;
    }

    /** Gives back what the object holds; nobody refers to it any more. */
    protected abstract void destroy();

    /** A handle with these rights now exists. */
    public void handleOpened(int rights) {
        retain();
    }

    /** A handle with these rights exists no longer. The object may be gone on return. */
    public void handleClosed(int rights) {
        release();
    }
}
