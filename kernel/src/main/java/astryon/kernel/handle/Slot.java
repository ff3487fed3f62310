package astryon.kernel.handle;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.magic.Inline;

/** One place of a handle table: a handle, or room for one. */
public final class Slot {
    /** Of a table's budget: the cell, and its place in the table's array. */
    static final int COST = 64;

    /** The handle: generation above index. Of a free slot the complement of what the next one will be, which is nobody's number. */
    long number;
    /** Null of a free one. */
    KernelObject object;
    int rights;
    long badge;
    /** What it was derived through, or null, and under which epoch. */
    Grant grant;
    int grantEpoch;
    /** What was derived from it hangs from here; null until there is something. */
    Grant own;
    /** The next free one. */
    Slot next;

    Slot(int index) {
        number = ~(long) index;
    }

    public KernelObject object() {
        return object;
    }

    public int rights() {
        return rights;
    }

    public long badge() {
        return badge;
    }

    /** Throws {@link KernelError} unless it has all of these rights. */
    public void require(int needed) {
        if ((rights & needed) != needed) {
            throw KernelError.of(ErrorCode.Number.MISSING_RIGHT);
        }
    }

    /** The wanted rights, which must be among those it has; throws {@link KernelError} otherwise. */
    public int subset(long wanted, int all) {
        if ((wanted & ~(long) all) != 0) {
            throw KernelError.of(ErrorCode.Number.BAD_FLAGS);
        }
        require((int) wanted);
        return (int) wanted;
    }

    @Inline
    boolean isRevoked() {
        return grant != null && !grant.isGood(grantEpoch);
    }

    /** Whether it hangs from anything. */
    public boolean hangs() {
        return grant != null;
    }

    /** Whether it hangs from this one by the way that its sources are looked for on. */
    boolean hangsFrom(Grant source) {
        Grant above = grant;
        while (above != null && above != source) {
            above = above.parent();
        }
        return above != null;
    }

    Handle handle() {
        return new Handle(number);
    }
}
