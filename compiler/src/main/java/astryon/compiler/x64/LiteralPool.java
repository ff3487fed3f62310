package astryon.compiler.x64;

import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Width;
import java.util.LinkedHashMap;
import java.util.Map;

/** The constants that instructions of a method read from memory: behind its code, the widest first, each once. */
final class LiteralPool {
    private final MachineCode code;
    private final Map<Part.Literal, Label> labels = new LinkedHashMap<>();

    LiteralPool(MachineCode code) {
        this.code = code;
    }

    Memory memory(Part.Literal literal) {
        Width width = switch (literal.bytes()) {
            case 4 -> Width.DWORD;
            case 8 -> Width.QWORD;
            default -> Width.XMMWORD;
        };
        return Memory.label(width, labels.computeIfAbsent(literal, unused -> code.newLabel()));
    }

    void write() {
        for (int bytes = 16; bytes >= 4; bytes /= 2) {
            boolean aligned = false;
            for (Map.Entry<Part.Literal, Label> entry : labels.entrySet()) {
                if (entry.getKey().bytes() != bytes) {
                    continue;
                }
                if (!aligned) {
                    code.align(bytes, 0xCC);
                    aligned = true;
                }
                code.bind(entry.getValue());
                long bits = entry.getKey().bits();
                if (bytes == 4) {
                    code.int32((int) bits);
                } else {
                    code.int64(bits);
                    if (bytes == 16) {
                        code.int64(bits);
                    }
                }
            }
        }
    }
}
