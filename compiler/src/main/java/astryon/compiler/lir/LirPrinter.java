package astryon.compiler.lir;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A function as text, before or after allocation. One instruction a line: what it defines, its word, what it reads, its
 * temporaries behind a bar, its payload in braces.
 *
 * <pre>
 *     function Sum.of (2 slots)
 *     b1: depth 1 from b0 b2
 *         %4 = phi %1 %7
 *         %7^ = add %4 %5? {32}
 *         r%8=gp0 = call %7=gp7 {Sum.box} map [slot1]
 *         -> b2 b3
 * </pre>
 *
 * {@code ^} is a definition in the first use's register, {@code ?} an operand that may be in memory, {@code *} one that may
 * be anywhere, {@code +} a use that holds its register until the definitions are written, {@code =gp7} a fixed register.
 */
public final class LirPrinter {

    private LirPrinter() {
    }

    public static String print(LirFunction function) {
        StringBuilder out = new StringBuilder("function ").append(function.name());
        out.append(" (").append(function.stackSlots()).append(" slots, ").append(function.outgoingWords()).append(" outgoing)\n");
        for (LirBlock block : function.blocks()) {
            print(block, out);
        }
        return out.toString();
    }

    private static void print(LirBlock block, StringBuilder out) {
        out.append(block).append(':');
        if (block.loopDepth() > 0) {
            out.append(" depth ").append(block.loopDepth());
        }
        out.append(block.isCold() ? " cold" : "").append(block.isLanding() ? " landing" : "");
        if (!block.predecessors().isEmpty()) {
            out.append(" from");
            block.predecessors().forEach(predecessor -> out.append(' ').append(predecessor));
        }
        out.append('\n');
        for (LirBlock.Phi phi : block.phis()) {
            out.append("    ").append(phi.target()).append(" = phi");
            phi.inputs().forEach(input -> out.append(' ').append(input));
            out.append('\n');
        }
        for (Instruction instruction : block.instructions()) {
            out.append("    ").append(print(instruction)).append('\n');
        }
        if (!block.successors().isEmpty()) {
            out.append("    ->");
            block.successors().forEach(successor -> out.append(' ').append(successor));
            out.append('\n');
        }
    }

    public static String print(Instruction instruction) {
        StringBuilder out = new StringBuilder();
        String definitions = operands(instruction, Operand.Role.DEF);
        if (!definitions.isEmpty()) {
            out.append(definitions, 1, definitions.length()).append(" = ");
        }
        out.append(instruction.opcode().word().toLowerCase(Locale.ROOT));
        for (Operand operand : instruction.operands()) {
            if (operand.isUse()) {
                out.append(' ').append(print(operand));
            }
        }
        String temporaries = operands(instruction, Operand.Role.TEMP);
        if (!temporaries.isEmpty()) {
            out.append(" |").append(temporaries);
        }
        if (instruction.payload() != null) {
            out.append(" {").append(instruction.payload()).append('}');
        }
        if (!instruction.liveReferences().isEmpty()) {
            out.append(" map ").append(instruction.liveReferences());
        }
        return out.toString();
    }

    private static String operands(Instruction instruction, Operand.Role role) {
        return instruction.operands().stream().filter(operand -> operand.role() == role).map(operand -> " " + print(operand))
                .collect(Collectors.joining());
    }

    private static String print(Operand operand) {
        String mark = switch (operand.constraint()) {
            case REGISTER -> "";
            case ANY -> "?";
            case FIXED -> operand.fixed().equals(operand.location()) ? "" : "=" + operand.fixed();
            case SAME_AS_FIRST_USE -> "^";
            case WHEREVER -> "*";
        };
        return operand.location() + mark + (operand.role() == Operand.Role.USE_AFTER ? "+" : "");
    }
}
