package astryon.compiler.lir;

import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What a function must be before its registers are allocated:
 *
 * <ul>
 * <li>The first block is the entry and has no predecessors. Every other has one before it in the list.
 * <li>Successors and predecessors agree. A block with several successors has only successors with one predecessor.
 * <li>Every block has instructions. One whose one successor has other predecessors ends with an instruction
 * without operands.
 * <li>A landing block has one predecessor, no phis, and begins with the FIXED definition of the exception. What the
 * predecessor's last instruction defines is not used there (this last point shows as a use that is not dominated).
 * <li>Every virtual register is defined once, and that dominates its uses; a phi's input is used at the end of its predecessor.
 * <li>A phi has an input for each predecessor, of registers of the same file, and a block with phis has several predecessors.
 * <li>Definitions come first among operands, then uses, then temporaries. SAME_AS_FIRST_USE is for operand 0 alone, with a use
 * of USE role, not FIXED, to share with; WHEREVER and ANY are not for temporaries.
 * <li>No two operands are fixed to one register at the same time.
 * <li>A call has only FIXED definitions, and no temporaries and no USE_AFTER in allocatable registers: it overwrites them all.
 * <li>No more registers are asked for by one instruction than there are.
 * </ul>
 */
public final class LirVerifier {
    private final LirFunction function;
    private final Target target;
    private final LirBlock[] blocks;
    private final IdentityHashMap<LirBlock, Integer> indices = new IdentityHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final int[] definingBlock;
    private final int[] definingIndex;
    /** A numbering of the dominator tree, parents first, and how many blocks each block dominates. */
    private int[] order;
    private int[] dominated;

    private LirVerifier(LirFunction function, Target target) {
        this.function = function;
        this.target = target;
        blocks = function.blocks().toArray(LirBlock[]::new);
        definingBlock = new int[function.virtuals().size()];
        definingIndex = new int[definingBlock.length];
        Arrays.fill(definingBlock, -1);
    }

    /**
     * @throws IllegalStateException with every complaint if the function is not as it must be
     */
    public static void verify(LirFunction function, Target target) {
        List<String> found = complaints(function, target);
        if (!found.isEmpty()) {
            throw new IllegalStateException("wrong LIR of " + function.name() + ":\n  " + String.join("\n  ", found));
        }
    }

    /** What is wrong, one sentence each; empty if nothing is. */
    public static List<String> complaints(LirFunction function, Target target) {
        LirVerifier verifier = new LirVerifier(function, target);
        verifier.checkFlow();
        if (verifier.complaints.isEmpty()) {
            verifier.collectDefinitions();
            verifier.checkUses();
        }
        return List.copyOf(verifier.complaints);
    }

    private void complain(LirBlock block, String what) {
        complaints.add(block + ": " + what);
    }

    private void complain(LirBlock block, Instruction instruction, String what) {
        complaints.add(block + ": " + LirPrinter.print(instruction) + ": " + what);
    }

    private void checkFlow() {
        for (LirBlock block : blocks) {
            indices.put(block, indices.size());
        }
        if (blocks.length == 0 || !blocks[0].predecessors().isEmpty()) {
            complaints.add("the first block must be an entry without predecessors");
            return;
        }
        for (LirBlock block : blocks) {
            int b = indices.get(block);
            for (LirBlock successor : block.successors()) {
                if (!indices.containsKey(successor) || !successor.predecessors().contains(block)) {
                    complain(block, "its successor " + successor + " does not know it");
                } else if (block.successors().size() > 1 && successor.predecessors().size() > 1) {
                    complain(block, "the edge to " + successor + " is critical");
                }
            }
            for (LirBlock predecessor : block.predecessors()) {
                if (!indices.containsKey(predecessor) || !predecessor.successors().contains(block)) {
                    complain(block, "its predecessor " + predecessor + " does not know it");
                    return;
                }
            }
            if (b > 0 && block.predecessors().stream().noneMatch(predecessor -> indices.get(predecessor) < b)) {
                complain(block, "comes before all of its predecessors");
            }
            checkShape(block);
        }
    }

    private void checkShape(LirBlock block) {
        if (block.instructions().isEmpty()) {
            complain(block, "is empty");
            return;
        }
        Instruction last = block.instructions().get(block.instructions().size() - 1);
        boolean movesHere = block.successors().size() == 1 && block.successors().get(0).predecessors().size() > 1;
        if (movesHere && !last.operands().isEmpty()) {
            complain(block, last, "has operands, but edge moves must go before it");
        }
        if (!block.phis().isEmpty() && block.predecessors().size() < 2) {
            complain(block, "has phis and no two predecessors");
        }
        if (block.isLanding()) {
            List<Operand> first = block.instructions().get(0).operands();
            if (block.predecessors().size() != 1 || first.size() != 1 || first.get(0).role() != Role.DEF
                    || first.get(0).constraint() != Constraint.FIXED) {
                complain(block, "a landing block has one predecessor and begins with the definition of the exception");
            }
        }
    }

    private void collectDefinitions() {
        for (int b = 0; b < blocks.length; b++) {
            for (LirBlock.Phi phi : blocks[b].phis()) {
                define(blocks[b], phi.target(), b, -1);
                if (phi.inputs().size() != blocks[b].predecessors().size()) {
                    complain(blocks[b], "phi " + phi.target() + " has " + phi.inputs().size() + " inputs");
                }
            }
            List<Instruction> instructions = blocks[b].instructions();
            for (int i = 0; i < instructions.size(); i++) {
                for (Operand operand : instructions.get(i).operands()) {
                    if (!operand.isUse() && operand.location() instanceof Location.Virtual virtual) {
                        define(blocks[b], virtual, b, i);
                    }
                }
            }
        }
    }

    private void define(LirBlock block, Location.Virtual virtual, int b, int index) {
        if (definingBlock[virtual.number()] >= 0) {
            complain(block, virtual + " is defined twice");
        }
        definingBlock[virtual.number()] = b;
        definingIndex[virtual.number()] = index;
    }

    private void checkUses() {
        numberDominators();
        for (int b = 0; b < blocks.length; b++) {
            LirBlock block = blocks[b];
            for (LirBlock.Phi phi : block.phis()) {
                for (int n = 0; n < Math.min(phi.inputs().size(), block.predecessors().size()); n++) {
                    Location.Virtual input = phi.inputs().get(n);
                    checkDominated(block, input, indices.get(block.predecessors().get(n)), Integer.MAX_VALUE);
                    if (!input.registerClass().sharesRegistersWith(phi.target().registerClass())) {
                        complain(block, "phi " + phi.target() + " has the input " + input);
                    }
                }
            }
            for (int i = 0; i < block.instructions().size(); i++) {
                Instruction instruction = block.instructions().get(i);
                for (Operand operand : instruction.operands()) {
                    if (operand.isUse() && operand.location() instanceof Location.Virtual virtual) {
                        checkDominated(block, virtual, b, i);
                    }
                }
                checkOperands(block, instruction);
            }
        }
    }

    private void checkDominated(LirBlock place, Location.Virtual virtual, int block, int index) {
        int home = definingBlock[virtual.number()];
        if (home < 0) {
            complain(place, virtual + " is never defined");
            return;
        }
        if (home == block) {
            if (definingIndex[virtual.number()] >= index) {
                complain(place, virtual + " is used before its definition");
            }
            return;
        }
        boolean byLast = definingIndex[virtual.number()] == blocks[home].instructions().size() - 1;
        for (LirBlock successor : byLast ? blocks[home].successors() : List.<LirBlock>of()) {
            if (successor.isLanding() && dominates(indices.get(successor), block)) {
                complain(place, virtual + " is not defined when " + blocks[home] + " throws");
            }
        }
        if (!dominates(home, block)) {
            complain(place, "the definition of " + virtual + " in " + blocks[home] + " does not dominate its use");
        }
    }

    private boolean dominates(int above, int below) {
        return order[above] <= order[below] && order[below] < order[above] + dominated[above];
    }

    private void numberDominators() {
        int[] dominator = dominators();
        order = new int[blocks.length];
        dominated = new int[blocks.length];
        int[] next = new int[blocks.length];
        Arrays.fill(dominated, 1);
        for (int b = blocks.length - 1; b > 0; b--) {
            dominated[dominator[b]] += dominated[b];
        }
        next[0] = 1;
        for (int b = 1; b < blocks.length; b++) {
            order[b] = next[dominator[b]];
            next[dominator[b]] += dominated[b];
            next[b] = order[b] + 1;
        }
    }

    /** Immediate dominators, as indices (Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm"). */
    private int[] dominators() {
        int[] dominator = new int[blocks.length];
        Arrays.fill(dominator, -1);
        dominator[0] = 0;
        boolean changed = true;
        // List order has every dominator before what it dominates, which is all that walking up needs.
        while (changed) {
            changed = false;
            for (int b = 1; b < blocks.length; b++) {
                int common = -1;
                for (LirBlock predecessor : blocks[b].predecessors()) {
                    int p = indices.get(predecessor);
                    if (dominator[p] >= 0) {
                        common = common < 0 ? p : meet(dominator, common, p);
                    }
                }
                if (common != dominator[b]) {
                    dominator[b] = common;
                    changed = true;
                }
            }
        }
        return dominator;
    }

    private static int meet(int[] dominator, int a, int b) {
        int x = a;
        int y = b;
        while (x != y) {
            if (x > y) {
                x = dominator[x];
            } else {
                y = dominator[y];
            }
        }
        return x;
    }

    private void checkOperands(LirBlock block, Instruction instruction) {
        List<Operand> operands = instruction.operands();
        int stage = 0;
        for (int o = 0; o < operands.size(); o++) {
            Operand operand = operands.get(o);
            int own = operand.role() == Role.DEF ? 0 : operand.isUse() ? 1 : 2;
            if (own < stage) {
                complain(block, instruction, "operands are not definitions, uses, temporaries in this order");
            }
            stage = own;
            if (operand.constraint() == Constraint.SAME_AS_FIRST_USE) {
                checkTied(block, instruction, o);
            }
            boolean isMemory = operand.constraint() == Constraint.ANY || operand.constraint() == Constraint.WHEREVER;
            if (operand.role() == Role.TEMP && isMemory) {
                complain(block, instruction, "a temporary is always a register");
            }
            if (operand.fixed() != null && operand.location() instanceof Location.Virtual virtual
                    && operand.fixed().floating() != (virtual.registerClass() == RegisterClass.FLOATING)) {
                complain(block, instruction, virtual + " cannot be in " + operand.fixed());
            }
            boolean survives = operand.role() == Role.TEMP || operand.role() == Role.USE_AFTER
                    || operand.role() == Role.DEF && operand.constraint() != Constraint.FIXED;
            if (instruction.opcode().isCall() && survives && operand.location() instanceof Location.Virtual) {
                complain(block, instruction, "a call overwrites every register, " + operand.location() + " too");
            }
        }
        checkFixed(block, instruction, true);
        checkFixed(block, instruction, false);
        checkPressure(block, instruction, false);
        checkPressure(block, instruction, true);
    }

    private void checkTied(LirBlock block, Instruction instruction, int o) {
        Operand first = instruction.operands().stream().filter(Operand::isUse).findFirst().orElse(null);
        if (o != 0 || first == null || first.role() != Role.USE || first.constraint() == Constraint.FIXED
                || first.constraint() == Constraint.WHEREVER) {
            complain(block, instruction, "operand 0 alone can share the first use's register, and that use has none of its own");
        }
    }

    /** Registers fixed in the half of the instruction that reads, or in the one that writes. */
    private void checkFixed(LirBlock block, Instruction instruction, boolean reading) {
        Set<Location.Register> taken = new HashSet<>();
        for (Operand operand : instruction.operands()) {
            boolean counts = operand.role() == Role.TEMP || operand.role() == Role.USE_AFTER || operand.role() == (reading ? Role.USE : Role.DEF);
            if (counts && operand.fixed() != null && !taken.add(operand.fixed())) {
                complain(block, instruction, "several operands are fixed to " + operand.fixed());
            }
        }
    }

    private void checkPressure(LirBlock block, Instruction instruction, boolean floating) {
        RegisterClass file = floating ? RegisterClass.FLOATING : RegisterClass.GENERAL;
        List<Location.Register> allocatable = target.allocatable(file);
        BitSet fixed = new BitSet();
        Set<Location> free = new HashSet<>();
        for (Operand operand : instruction.operands()) {
            if (operand.fixed() != null && allocatable.contains(operand.fixed())) {
                fixed.set(operand.fixed().number());
            } else if (operand.fixed() == null && operand.constraint() != Constraint.WHEREVER && operand.constraint() != Constraint.ANY
                    && operand.constraint() != Constraint.SAME_AS_FIRST_USE && operand.role() != Role.DEF
                    && operand.location() instanceof Location.Virtual virtual && virtual.registerClass().sharesRegistersWith(file)) {
                free.add(virtual);
            }
        }
        if (fixed.cardinality() + free.size() > allocatable.size()) {
            complain(block, instruction, "asks for more registers than there are");
        }
    }
}
