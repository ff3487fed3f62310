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
 * The definition and the uses of every virtual register, ascending by position, as slices of a few long arrays. A use fixed
 * to a register or tied to the definition is read by a move in the gap before the instruction, so it is a {@code COPY} at the
 * position before; a phi's input is a {@code COPY} at the end of the predecessor. A use of any kind ends at its position + 1.
 */
final class UseLists {
    private final Numbering numbering;
    private final int[] start;
    private final int[] filled;
    private final int[] positions;
    private final byte[] kinds;
    private final byte[] hints;
    /** By virtual register. */
    final int[] definedAt;
    final Instruction[] definition;
    final boolean[] hasPlacelessUse;

    UseLists(LirFunction function, Numbering numbering) {
        this.numbering = numbering;
        int virtuals = function.virtuals().size();
        definedAt = new int[virtuals];
        Arrays.fill(definedAt, -1);
        definition = new Instruction[virtuals];
        hasPlacelessUse = new boolean[virtuals];
        start = new int[virtuals + 1];
        count();
        filled = Arrays.copyOf(start, virtuals);
        positions = new int[start[virtuals]];
        kinds = new byte[positions.length];
        hints = new byte[positions.length];
        Arrays.fill(hints, (byte) -1);
        for (int b = 0; b < numbering.blocks.length; b++) {
            fill(b);
        }
        for (int b = numbering.blocks.length - 1; b >= 0; b--) {
            passHintsBack(b);
        }
    }

    private void count() {
        for (LirBlock block : numbering.blocks) {
            for (LirBlock.Phi phi : block.phis()) {
                start[phi.target().number() + 1]++;
                for (Location.Virtual input : phi.inputs()) {
                    start[input.number() + 1]++;
                }
            }
            for (Instruction instruction : block.instructions()) {
                for (Operand operand : instruction.operands()) {
                    if (operand.location() instanceof Location.Virtual virtual) {
                        start[virtual.number() + 1] += 2;
                    }
                }
            }
        }
        for (int v = 1; v < start.length; v++) {
            start[v] += start[v - 1];
        }
    }

    private void fill(int b) {
        LirBlock block = numbering.blocks[b];
        for (LirBlock.Phi phi : block.phis()) {
            define(phi.target(), numbering.from[b], null);
            add(phi.target(), numbering.from[b], LiveRange.NOTHING, -1);
        }
        int position = numbering.from[b];
        for (Instruction instruction : block.instructions()) {
            position += 2;
            List<Operand> operands = instruction.operands();
            int tied = tiedUse(instruction);
            for (int o = 0; o < operands.size(); o++) {
                Operand operand = operands.get(o);
                if (!(operand.location() instanceof Location.Virtual virtual)) {
                    continue;
                }
                switch (operand.role()) {
                    case DEF -> addDefinition(virtual, operand, position, instruction);
                    case TEMP -> {
                        define(virtual, position, instruction);
                        add(virtual, position, LiveRange.REGISTER, -1);
                        add(virtual, position + 1, LiveRange.REGISTER, -1);
                    }
                    case USE, USE_AFTER -> addUse(virtual, operand, position, sharesTied(operands, o, tied), operands);
                }
            }
        }
        for (int s : numbering.successors[b]) {
            List<LirBlock.Phi> phis = numbering.blocks[s].phis();
            if (!phis.isEmpty()) {
                int input = numbering.inputIndex(b, s);
                for (LirBlock.Phi phi : phis) {
                    add(phi.inputs().get(input), numbering.to[b] - 1, LiveRange.COPY, -1);
                }
            }
        }
    }

    private void addDefinition(Location.Virtual virtual, Operand operand, int position, Instruction instruction) {
        switch (operand.constraint()) {
            case SAME_AS_FIRST_USE -> {
                define(virtual, position, instruction);
                add(virtual, position, LiveRange.REGISTER, -1);
                add(virtual, position + 1, LiveRange.REGISTER, -1);
            }
            case FIXED -> {
                define(virtual, position + 1, instruction);
                add(virtual, position + 1, LiveRange.NOTHING, -1);
            }
            case REGISTER -> {
                define(virtual, position + 1, instruction);
                add(virtual, position + 1, LiveRange.REGISTER, -1);
            }
            case ANY, WHEREVER -> {
                define(virtual, position + 1, instruction);
                add(virtual, position + 1, LiveRange.MEMORY_WILL_DO, -1);
            }
        }
    }

    private void addUse(Location.Virtual virtual, Operand operand, int position, boolean tied, List<Operand> operands) {
        if (tied || operand.constraint() == Constraint.FIXED) {
            add(virtual, position - 1, LiveRange.COPY, operand.fixed() == null ? -1 : operand.fixed().number());
            return;
        }
        boolean after = operand.role() == Role.USE_AFTER;
        if (operand.constraint() == Constraint.WHEREVER) {
            hasPlacelessUse[virtual.number()] = true;
            add(virtual, after ? position + 1 : position, LiveRange.NOTHING, -1);
            return;
        }
        boolean twice = operands.stream().filter(other -> virtual.equals(other.location())).count() > 1;
        byte kind = operand.constraint() == Constraint.ANY && !twice ? LiveRange.MEMORY_WILL_DO : LiveRange.REGISTER;
        add(virtual, position, kind, -1);
        if (after) {
            add(virtual, position + 1, kind, -1);
        }
    }

    /** The index of the use that shares the definition's register, or -1. */
    static int tiedUse(Instruction instruction) {
        List<Operand> operands = instruction.operands();
        boolean tied = false;
        for (int o = 0; o < operands.size(); o++) {
            Operand operand = operands.get(o);
            tied |= operand.role() == Role.DEF && operand.constraint() == Constraint.SAME_AS_FIRST_USE;
            if (operand.isUse()) {
                return tied ? o : -1;
            }
        }
        return -1;
    }

    /** Whether the operand reads the tied register: it is the tied use, or a plain use of the same value. */
    static boolean sharesTied(List<Operand> operands, int o, int tied) {
        Operand operand = operands.get(o);
        return o == tied || tied >= 0 && operand.role() == Role.USE && operand.constraint() != Constraint.FIXED
                && operand.constraint() != Constraint.WHEREVER && operand.location().equals(operands.get(tied).location());
    }

    private void define(Location.Virtual virtual, int position, Instruction instruction) {
        if (definedAt[virtual.number()] >= 0) {
            throw new IllegalStateException(virtual + " is defined twice");
        }
        definedAt[virtual.number()] = position;
        definition[virtual.number()] = instruction;
    }

    private void add(Location.Virtual virtual, int position, byte kind, int hint) {
        int v = virtual.number();
        int at = filled[v]++;
        // Operands of one instruction may come in any order.
        while (at > start[v] && positions[at - 1] > position) {
            positions[at] = positions[at - 1];
            kinds[at] = kinds[at - 1];
            hints[at] = hints[at - 1];
            at--;
        }
        positions[at] = position;
        kinds[at] = kind;
        hints[at] = (byte) hint;
    }

    /** What becomes an argument wants its argument's register, and so do the copies it is made from. */
    private void passHintsBack(int b) {
        List<Instruction> instructions = numbering.blocks[b].instructions();
        for (int i = instructions.size() - 1; i >= 0; i--) {
            Instruction instruction = instructions.get(i);
            int source = instruction.opcode().isMove() ? 1 : tiedUse(instruction);
            if (source < 0 || !(instruction.operands().get(0).location() instanceof Location.Virtual target)
                    || !(instruction.operands().get(source).location() instanceof Location.Virtual virtual)) {
                continue;
            }
            int hint = firstHint(target.number());
            int position = numbering.from[b] + 2 + 2 * i;
            int end = filled[virtual.number()];
            for (int u = firstUseFrom(virtual.number(), position - 1); hint >= 0 && u < end && positions[u] <= position; u++) {
                hints[u] = hints[u] < 0 ? (byte) hint : hints[u];
            }
        }
    }

    private int firstUseFrom(int v, int position) {
        int low = start[v];
        int high = filled[v];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions[middle] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstHint(int v) {
        for (int u = start[v]; u < Math.min(filled[v], start[v] + 8); u++) {
            if (hints[u] >= 0) {
                return hints[u];
            }
        }
        return -1;
    }

    int[] positions(int v) {
        return Arrays.copyOfRange(positions, start[v], filled[v]);
    }

    byte[] kinds(int v) {
        return Arrays.copyOfRange(kinds, start[v], filled[v]);
    }

    byte[] hints(int v) {
        return Arrays.copyOfRange(hints, start[v], filled[v]);
    }

    int from(int v) {
        return start[v];
    }

    int to(int v) {
        return filled[v];
    }

    int position(int index) {
        return positions[index];
    }
}
