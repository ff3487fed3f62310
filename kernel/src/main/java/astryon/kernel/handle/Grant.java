package astryon.kernel.handle;

import astryon.abi.ErrorCode;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.magic.Inline;

/**
 * What was derived from one handle hangs from its grant, and is good while the grant's epoch is the one it was made under, and
 * so on upwards. Raising the epoch revokes all of it in one step, wherever it has got to; nobody is visited.
 */
class Grant {
    /** Bounds how long it takes to tell whether a handle is good. */
    private static final int MAX_DEPTH = 8;

    /** What the handle itself hangs from, or null; and the epoch it was made under. */
    private final Grant parent;
    private final int parentEpoch;
    private final int depth;
    private int epoch;
    private int references;

    /** For a handle that hangs from {@code parent}, or from none. */
    Grant(Grant parent, int parentEpoch) {
        this(parent, parentEpoch, parent == null ? 1 : parent.depth + 1);
    }

    Grant(Grant parent, int parentEpoch, int depth) {
        this.parent = parent;
        this.parentEpoch = parentEpoch;
        this.depth = depth;
    }

    /** For a handle that hangs from {@code parent}; throws {@link KernelError} if that is too deep or there is no memory. */
    static Grant below(Grant parent, int parentEpoch) {
        requireRoom(parent);
        Grant grant = new Grant(parent, parentEpoch);
        grant.beginBelow();
        return grant;
    }

    /** One handle hangs from it, and it from its parent. */
    void beginBelow() {
        references = 1;
        holdParent();
    }

    static void requireRoom(Grant parent) {
        requireRoom(parent == null ? 0 : parent.depth);
    }

    static void requireRoom(int depth) {
        if (depth >= MAX_DEPTH) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
    }

    void holdParent() {
        if (parent != null) {
            parent.references++;
        }
    }

    Grant parent() {
        return parent;
    }

    int parentEpoch() {
        return parentEpoch;
    }

    int depth() {
        return depth;
    }

    int epoch() {
        return epoch;
    }

    void revoke() {
        epoch++;
    }

    /** Whether somebody may revoke it, or what it joins beside its parent. */
    boolean isSource() {
        return true;
    }

    /** Whether what was made under {@code madeUnder} is still good. */
    @Inline
    final boolean isGood(int madeUnder) {
        int wanted = madeUnder;
        for (Grant grant = this; grant != null; grant = grant.parent) {
            if (grant.epoch != wanted) {
                return false;
            }
            if (grant instanceof Joint) {
                Joint joint = (Joint) grant;
                int other = joint.besideEpoch;
                for (Grant beside = joint.beside; beside != null; beside = beside.parent) {
                    if (beside.epoch != other) {
                        return false;
                    }
                    other = beside.parentEpoch;
                }
            }
            wanted = grant.parentEpoch;
        }
        return true;
    }

    void retain() {
        references++;
    }

    void release() {
        Grant grant = this;
        while (grant != null && --grant.references == 0) {
            Grant above = grant.parent;
            grant.unused();
            grant = above;
        }
    }

    /** The same where there is no joint on the way up. */
    final void releasePlain() {
        Grant grant = this;
        while (grant != null && --grant.references == 0) {
            Grant above = grant.parent;
            if (grant instanceof Connection) {
                ((Connection) grant).unused();
            } else {
                Objects.free(grant);
            }
            grant = above;
        }
    }

    /** Nothing hangs from it any more. */
    void unused() {
        Objects.free(this);
    }
}
