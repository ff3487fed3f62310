package astryon.kernel.handle;

import astryon.abi.ErrorCode;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;

/**
 * What somebody was given in an answer hangs from two: from what the asker asked through, and from what the giver had it by. It is good while both are. The second way has no joints: so whether a handle is good is told by
 * two loops.
 */
final class Joint extends Grant {
    final Grant beside;
    final int besideEpoch;
    private final boolean isSource;

    private Joint(Grant parent, int parentEpoch, Grant beside, int besideEpoch) {
        super(parent, parentEpoch, 1 + parent.depth() + beside.depth());
        this.beside = beside;
        this.besideEpoch = besideEpoch;
        isSource = source(beside) != null;
    }

    /**
     * For a handle that hung from {@code had}, which it need not hold any more, and hangs from {@code asked}, too; throws {@link KernelError} if that is too deep, as it is where both are joined already, or there is no
     * memory.
     */
    static Grant of(Grant asked, int askedEpoch, Grant had, int hadEpoch) {
        requireRoom(asked.depth() + had.depth());
        if (isPlain(had)) {
            Grant joint = new Joint(asked, askedEpoch, had, hadEpoch);
            joint.beginBelow();
            return joint;
        }
        if (!isPlain(asked)) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
        Grant joint = new Joint(had, hadEpoch, asked, askedEpoch);
        asked.retain();
        joint.retain();
        return joint;
    }

    /** Whether there is no joint on the way up. */
    private static boolean isPlain(Grant grant) {
        Grant above = grant;
        while (above != null && !(above instanceof Joint)) {
            above = above.parent();
        }
        return above == null;
    }

    /** The nearest on the way up from {@code grant}, itself included, that somebody may revoke; null if nobody can revoke what hangs from it. */
    static Grant source(Grant grant) {
        Grant above = grant;
        while (above != null && !above.isSource()) {
            above = above.parent();
        }
        return above;
    }

    /** If nobody can revoke what is beside, the parent is all that matters. */
    @Override
    boolean isSource() {
        return isSource;
    }

    @Override
    void unused() {
        Grant other = beside;
        Objects.free(this);
        other.releasePlain();
    }
}
