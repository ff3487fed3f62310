package astryon.compiler.x64;

import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** The text of a method's machine code, for {@code --emit asm} and for tests of the idioms we promise. */
final class Listing {
    private sealed interface Line {
        record Instruction(String text) implements Line {
        }

        record Target(Label label) implements Line {
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    void instruction(Mnemonic mnemonic, Operand... operands) {
        StringJoiner text = new StringJoiner(", ", mnemonic + (operands.length == 0 ? "" : " "), "");
        for (Operand operand : operands) {
            text.add(operand.toString());
            if (operand instanceof Label label) {
                used.add(label.toString());
            } else if (operand instanceof Memory memory && memory.label() != null) {
                used.add(memory.label().toString());
            }
        }
        lines.add(new Line.Instruction(text.toString()));
    }

    void label(Label label) {
        lines.add(new Line.Target(label));
    }

    void data(String text) {
        if (text.startsWith(".distance ")) {
            used.add(text.substring(10));
        }
        lines.add(new Line.Instruction(text));
    }

    /** One line an instruction, labels that something refers to on lines of their own. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (Line line : lines) {
            if (line instanceof Line.Instruction instruction) {
                out.append("  ").append(instruction.text()).append('\n');
            } else if (line instanceof Line.Target target && used.contains(target.label().toString())) {
                out.append(target.label()).append(":\n");
            }
        }
        return out.toString();
    }
}
