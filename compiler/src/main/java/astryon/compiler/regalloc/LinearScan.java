package astryon.compiler.regalloc;

import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.RegisterClass;
import astryon.compiler.lir.Target;

/**
 * Replaces every virtual register of a function by a register or a stack slot, and the phis by moves. In: a function that
 * {@link astryon.compiler.lir.LirVerifier} accepts. Out: the same blocks and instructions with moves among them, dead
 * definitions of constants and copies onto themselves removed, phis gone, and a stack map on every safepoint.
 *
 * <p>The stages: number the instructions, follow each value's life, walk the lives of each register file, give slots to
 * those that need one, note where references and variables are, insert the moves that join the pieces and write the result.
 */
public final class LinearScan {

    private LinearScan() {
    }

    public static void allocate(LirFunction function, Target target) {
        Numbering numbering = new Numbering(function);
        RangeBuilder builder = new RangeBuilder(function, numbering);
        builder.build();
        Walk general = new Walk(numbering, builder.general, builder.clobbers, builder.hotClobbers, target.allocatable(RegisterClass.GENERAL));
        Walk floating = new Walk(numbering, builder.floating, builder.clobbers, builder.hotClobbers, target.allocatable(RegisterClass.FLOATING));
        for (LiveRange range : builder.ranges) {
            if (range != null) {
                (range.virtual.registerClass() == RegisterClass.FLOATING ? floating : general).add(range);
            }
        }
        general.run();
        floating.run();
        StoreChoice.decide(numbering, builder.ranges);
        SpillSlots.assign(function, builder.ranges);
        StackMaps.record(numbering, builder.ranges);
        Variables.record(function, numbering, builder.ranges);
        Insertions insertions = new Insertions(numbering);
        new Resolution(numbering, builder.ranges, insertions).run();
        new Rewriting(function, numbering, builder.ranges, insertions, target).run();
    }
}
