package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole life of one virtual register: where it is alive, where it is wanted, and the intervals it was cut into, each of
 * which has one place. The value is in SSA form: its stack slot, once written, stays right as long as it lives.
 */
final class LiveRange {

    /** What a use asks for; a use that asks for more has the higher number. */
    static final byte NOTHING = 0;
    /** Read by a move in the gap: a register saves a load. */
    static final byte COPY = 1;
    /** Read by the instruction, which takes a register or memory. */
    static final byte MEMORY_WILL_DO = 2;
    static final byte REGISTER = 3;

    static final int NEVER = Integer.MAX_VALUE;

    final Location.Virtual virtual;
    /** Pairs of from and to, ascending, with gaps between them. */
    final int[] spans;
    /** The definition and the uses, ascending. */
    final int[] usePositions;
    final byte[] useKinds;
    /** The number of the register a use would like, or -1. */
    final byte[] useHints;
    /** The definition when it may be repeated instead of spilled, else null. */
    final Instruction constant;
    /** The range this one starts as a copy of (two-address instructions), or null. */
    LiveRange tiedTo;
    /** Ranges that would save a move by lying in the same register; not all of them when they are many. */
    final List<LiveRange> partners = new ArrayList<>(2);
    /** The register a partner got, or -1, and how far away that partner is. */
    int preferred = -1;
    int preferredFrom = NEVER;
    /** The loop it is carried around by a phi, or feeds such a phi of, or null: a register that nothing in it takes is best. */
    Numbering.Loop carriedAround;
    Interval first;
    /** The interval that was given its place last. */
    Interval placed;
    boolean needsSlot;
    /** Whether the slot is written each time the value goes to memory, instead of once behind the definition. */
    boolean storesLate;
    Location.StackSlot slot;

    LiveRange(Location.Virtual virtual, int[] spans, int[] usePositions, byte[] useKinds, byte[] useHints, Instruction constant) {
        this.virtual = virtual;
        this.spans = spans;
        this.usePositions = usePositions;
        this.useKinds = useKinds;
        this.useHints = useHints;
        this.constant = constant;
        this.first = new Interval(this);
    }

    int from() {
        return spans[0];
    }

    int to() {
        return spans[spans.length - 1];
    }

    /** The first index whose use is at or after the position. */
    int firstUseFrom(int position) {
        int low = 0;
        int high = usePositions.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (usePositions[middle] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first span that ends after the position. */
    int spanEndingAfter(int position) {
        int low = 0;
        int high = spans.length / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans[2 * middle + 1] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether this is a constant that is better made where it is copied to than somewhere else before. */
    boolean isMadeInPlace() {
        boolean copied = constant != null && constant.operands().size() == 1;
        for (int u = 1; u < useKinds.length && copied; u++) {
            copied = useKinds[u] <= COPY;
        }
        return copied;
    }

    /** A constant that nothing reads where it was first put need not be put there. */
    void forgetUnreadConstant() {
        if (constant != null && constant.operands().size() == 1 && first.endUse - first.firstUse == 1) {
            first.register = null;
            first.inMemory = true;
        }
    }

    void addPartner(LiveRange other) {
        if (partners.size() < 8) {
            partners.add(other);
        }
        if (other.partners.size() < 8) {
            other.partners.add(this);
        }
    }

    @Override
    public String toString() {
        return virtual.toString();
    }
}
