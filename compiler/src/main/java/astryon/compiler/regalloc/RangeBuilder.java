package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import java.util.Arrays;
import java.util.List;

/**
 * Builds live ranges one virtual register at a time: from each block with a use the life is followed up the predecessors to
 * the definition, each block once. That costs what the result holds (no sets of all the values live at each block), and
 * loops, irreducible ones too, need nothing special.
 */
final class RangeBuilder {
    /** A gap in a life longer than this is made a cut, so that the walk never carries many sleeping intervals. */
    private static final int LONG_GAP = 2000;

    private final Numbering numbering;
    private final UseLists uses;
    private final LirFunction function;
    final LiveRange[] ranges;
    /** By register number: general, then floating. */
    final Obstacles[] general = new Obstacles[16];
    final Obstacles[] floating = new Obstacles[16];
    /** Where no register survives: calls and the starts of landing blocks. */
    final Obstacles clobbers = new Obstacles();
    /** Those of them that are not in cold blocks. */
    final Obstacles hotClobbers = new Obstacles();

    private int[] liveIn = new int[16];
    private int liveInCount;
    private final int[] work;
    private final int[] seen;
    private final int[] lastUse;

    RangeBuilder(LirFunction function, Numbering numbering) {
        this.function = function;
        this.numbering = numbering;
        this.uses = new UseLists(function, numbering);
        ranges = new LiveRange[function.virtuals().size()];
        int blocks = numbering.blocks.length;
        work = new int[blocks];
        seen = new int[blocks];
        Arrays.fill(seen, -1);
        lastUse = new int[blocks];
        for (int r = 0; r < 16; r++) {
            general[r] = new Obstacles();
            floating[r] = new Obstacles();
        }
    }

    void build() {
        for (int v = 0; v < ranges.length; v++) {
            if (uses.definedAt[v] >= 0) {
                ranges[v] = buildRange(v);
            } else if (uses.to(v) > uses.from(v)) {
                throw new IllegalStateException(function.virtuals().get(v) + " is used and never defined in " + function.name());
            }
        }
        for (int b = 0; b < numbering.blocks.length; b++) {
            connect(b);
        }
        for (LiveRange range : ranges) {
            if (range != null) {
                cut(range);
            }
        }
    }

    private LiveRange buildRange(int v) {
        int definedAt = uses.definedAt[v];
        int home = numbering.block(definedAt);
        boolean isPhi = numbering.from[home] == definedAt;
        if (isPhi && uses.to(v) - uses.from(v) == 1) {
            return null;
        }
        int homeEnd = (definedAt | 1) + 1;
        liveInCount = 0;
        for (int u = uses.from(v); u < uses.to(v); u++) {
            int position = uses.position(u);
            int block = numbering.block(position);
            if (block == home) {
                homeEnd = Math.max(homeEnd, position + 1);
            } else if (reach(v, block, position + 1)) {
                homeEnd = Math.max(homeEnd, followUp(v, block, home));
            }
        }
        Arrays.sort(liveIn, 0, liveInCount);
        int[] spans = new int[2 * liveInCount + 2];
        int n = 0;
        spans[n++] = definedAt;
        spans[n++] = homeEnd;
        for (int i = 0; i < liveInCount; i++) {
            int block = liveIn[i];
            if (numbering.from[block] < definedAt) {
                throw new IllegalStateException(function.virtuals().get(v) + " is live at b" + numbering.blocks[block].id()
                        + ", before its definition, in " + function.name());
            }
            if (spans[n - 1] == numbering.from[block]) {
                spans[n - 1] = lastUse[block];
            } else {
                spans[n++] = numbering.from[block];
                spans[n++] = lastUse[block];
            }
        }
        Instruction definition = uses.definition[v];
        boolean repeatable = definition != null && definition.opcode().isRematerialisable() && !uses.hasPlacelessUse[v];
        return new LiveRange(function.virtuals().get(v), n == spans.length ? spans : Arrays.copyOf(spans, n), uses.positions(v),
                uses.kinds(v), uses.hints(v), repeatable ? definition : null);
    }

    /** Notes that the value is live into the block and there until the position; true when the block is new. */
    private boolean reach(int v, int block, int until) {
        if (seen[block] == v) {
            lastUse[block] = Math.max(lastUse[block], until);
            return false;
        }
        seen[block] = v;
        lastUse[block] = until;
        if (liveInCount == liveIn.length) {
            liveIn = Arrays.copyOf(liveIn, 2 * liveInCount);
        }
        liveIn[liveInCount++] = block;
        return true;
    }

    /** Follows the value from a block it is live into up to its home; the end of the home block if it is live there, else 0. */
    private int followUp(int v, int block, int home) {
        int homeEnd = 0;
        int top = 0;
        work[top++] = block;
        while (top > 0) {
            for (int p : numbering.predecessors[work[--top]]) {
                if (p == home) {
                    homeEnd = numbering.to[home];
                } else if (reach(v, p, numbering.to[p])) {
                    work[top++] = p;
                }
            }
        }
        return homeEnd;
    }

    /** Notes obstacles, and which ranges would like one register. */
    private void connect(int b) {
        LirBlock block = numbering.blocks[b];
        Numbering.Loop loop = block.phis().isEmpty() ? null : numbering.loopAround(numbering.from[b] + 1);
        for (LirBlock.Phi phi : block.phis()) {
            LiveRange target = ranges[phi.target().number()];
            for (Location.Virtual input : phi.inputs()) {
                if (target != null && ranges[input.number()] != target) {
                    target.addPartner(ranges[input.number()]);
                }
                if (target != null && loop != null && loop.from == numbering.from[b]) {
                    target.carriedAround = loop;
                    ranges[input.number()].carriedAround = loop;
                }
            }
        }
        int position = numbering.from[b];
        if (block.isLanding()) {
            clobbers.add(position, position + 3, null);
        }
        for (Instruction instruction : block.instructions()) {
            position += 2;
            List<Operand> operands = instruction.operands();
            for (Operand operand : operands) {
                addObstacle(operand, position, operand.role() == Role.DEF);
            }
            for (Operand operand : operands) {
                if (operand.role() == Role.DEF && operand.constraint() == Constraint.FIXED) {
                    obstacles(operand.fixed()).add(position + 1, position + 2, owner(operand));
                }
            }
            if (instruction.opcode().isCall()) {
                clobbers.add(position + 1, position + 2, null);
                if (!block.isCold()) {
                    hotClobbers.add(position + 1, position + 2, null);
                }
            }
            int tied = UseLists.tiedUse(instruction);
            if (tied >= 0 && owner(operands.get(0)) != null) {
                owner(operands.get(0)).tiedTo = owner(operands.get(tied));
            } else if (instruction.opcode().isMove() && owner(operands.get(0)) != null && owner(operands.get(1)) != null) {
                owner(operands.get(0)).addPartner(owner(operands.get(1)));
            }
        }
    }

    private void addObstacle(Operand operand, int position, boolean isDefinition) {
        if (!isDefinition && operand.constraint() == Constraint.FIXED) {
            int end = operand.role() == Role.USE ? position + 1 : position + 2;
            obstacles(operand.fixed()).add(position, end, operand.role() == Role.TEMP ? null : owner(operand));
        }
    }

    private LiveRange owner(Operand operand) {
        return operand.location() instanceof Location.Virtual virtual ? ranges[virtual.number()] : null;
    }

    private Obstacles obstacles(Location.Register register) {
        return (register.floating() ? floating : general)[register.number()];
    }

    /** The cuts that are known before the walk: after a fixed definition, and where a life resumes in cold code or after long. */
    private void cut(LiveRange range) {
        Interval interval = range.first;
        Instruction definition = uses.definition[range.virtual.number()];
        if (definition != null) {
            for (Operand operand : definition.operands()) {
                if (!operand.isUse() && operand.constraint() == Constraint.FIXED && range.virtual.equals(operand.location())) {
                    interval.register = operand.fixed();
                    int end = operand.role() == Role.TEMP ? range.to() : range.from() + 1;
                    interval = range.to() > end ? interval.split(end) : null;
                }
            }
        }
        for (int span = 1; span < range.spans.length / 2 && interval != null; span++) {
            int resumes = range.spans[2 * span];
            int stopped = range.spans[2 * span - 1];
            if (resumes > interval.from && (resumes - stopped > LONG_GAP
                    || numbering.isCold(resumes) && !numbering.isCold(stopped - 1))) {
                interval = interval.split(resumes);
            }
        }
    }
}
