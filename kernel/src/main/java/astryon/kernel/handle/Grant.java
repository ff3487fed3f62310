package astryon.kernel.handle;

import astryon.abi.ErrorCode;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.magic.Recursive;

/**
 * What was derived from one handle hangs from its grant, and is good while the grant's epoch is the one it was made under, and
 * so on upwards. Raising the epoch revokes all of it in one step, wherever it has got to; nobody is visited.
 *
 * <p>What somebody was given in an answer hangs from two: from what the giver had it by, and from what the asker asked through.
 */
class Grant {
    /** Bounds how long it takes to tell whether a handle is good. */
    private static final int MAX_DEPTH = 8;
    /** One that hangs from two is at least two deeper than the second. */
    private static final int MOST_BESIDE = MAX_DEPTH / 2;
    private static final String SHALLOW = "what hangs from two is two deeper than either";

    /** What the handle itself hangs from, or null; and the epoch it was made under. */
    private final Grant parent;
    private final int parentEpoch;
    /** The second one, or null. */
    private final Grant beside;
    private final int besideEpoch;
    /** Whether somebody may revoke it: not, if it only joins what hangs from {@code parent} and what nobody can revoke. */
    private final boolean isSource;
    private final int depth;
    private int epoch;
    private int references;

    /** For a handle that hangs from {@code parent}, or from none. */
    Grant(Grant parent, int parentEpoch) {
        this(parent, parentEpoch, null, 0);
    }

    private Grant(Grant parent, int parentEpoch, Grant beside, int besideEpoch) {
        this.parent = parent;
        this.parentEpoch = parentEpoch;
        this.beside = beside;
        this.besideEpoch = besideEpoch;
        isSource = beside == null || source(beside) != null;
        depth = 1 + depth(parent) + depth(beside);
    }

    private static int depth(Grant grant) {
        return grant == null ? 0 : grant.depth;
    }

    /** For a handle that hangs from {@code parent}; throws {@link KernelError} if that is too deep or there is no memory. */
    static Grant below(Grant parent, int parentEpoch) {
        requireRoom(parent);
        Grant grant = new Grant(parent, parentEpoch);
        grant.references = 1;
        grant.holdParent();
        return grant;
    }

    /** For a handle that hung from {@code beside}, which it need not hold any more, and hangs from {@code parent}, too; throws {@link KernelError} if that is too deep or there is no memory. */
    static Grant both(Grant parent, int parentEpoch, Grant beside, int besideEpoch) {
        requireRoom(depth(parent) + depth(beside));
        Grant grant = new Grant(parent, parentEpoch, beside, besideEpoch);
        grant.references = 1;
        grant.holdParent();
        return grant;
    }

    static void requireRoom(Grant parent) {
        requireRoom(depth(parent));
    }

    private static void requireRoom(int depth) {
        if (depth >= MAX_DEPTH) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
    }

    Grant parent() {
        return parent;
    }

    int parentEpoch() {
        return parentEpoch;
    }

    /** Whether {@code parent} is not all that matters of it. */
    boolean isSource() {
        return isSource;
    }

    /** The nearest source on the way up from {@code grant}, itself included; null if nobody can revoke what hangs from it. */
    static Grant source(Grant grant) {
        Grant above = grant;
        while (above != null && !above.isSource()) {
            above = above.parent;
        }
        return above;
    }

    void holdParent() {
        if (parent != null) {
            parent.references++;
        }
    }

    int epoch() {
        return epoch;
    }

    void revoke() {
        epoch++;
    }

    /** Whether what was made under {@code madeUnder} is still good. */
    @Recursive(most = MOST_BESIDE, reason = SHALLOW)
    boolean isGood(int madeUnder) {
        int wanted = madeUnder;
        for (Grant grant = this; grant != null; grant = grant.parent) {
            if (grant.epoch != wanted || grant.beside != null && !grant.beside.isGood(grant.besideEpoch)) {
                return false;
            }
            wanted = grant.parentEpoch;
        }
        return true;
    }

    void retain() {
        references++;
    }

    @Recursive(most = MOST_BESIDE, reason = SHALLOW)
    void release() {
        Grant grant = this;
        while (grant != null && --grant.references == 0) {
            Grant above = grant.parent;
            Grant other = grant.beside;
            grant.unused();
            if (other != null) {
                other.release();
            }
            grant = above;
        }
    }

    /** Nothing hangs from it any more. */
    void unused() {
        Objects.free(this);
    }
}
