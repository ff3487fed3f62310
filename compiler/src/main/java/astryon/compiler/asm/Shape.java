package astryon.compiler.asm;

/** What an operand is, as far as the choice among encodings goes; which register and which number do not matter here. */
final class Shape {
    // @formatter:off
    static final int NONE = 0;
    /** General registers and memory of 1, 2, 4, 8 bytes: + 0 to + 3. */
    static final int REGISTER = 1;
    static final int MEMORY = 5;
    static final int MEMORY_FWORD = 9;
    static final int MEMORY_XMMWORD = 10;
    static final int XMM = 11;
    static final int SEGMENT = 12;
    static final int CONTROL = 13;
    static final int DEBUG = 14;
    static final int FPU = 15;
    static final int IMMEDIATE = 16;
    static final int SYMBOL = 17;
    static final int LABEL = 18;
    /** Far pointers of 16 and of 32 bits: + 0, + 1. */
    static final int FAR = 19;
    static final int COUNT = 21;
    /** Bits a shape takes in a key. */
    static final int BITS = 5;
    // @formatter:on

    private Shape() {
    }

    static int of(Operand operand) {
        if (operand instanceof Gpr register) {
            return REGISTER + log(register.width());
        }
        if (operand instanceof Memory memory) {
            return switch (memory.width()) {
                case FWORD -> MEMORY_FWORD;
                case XMMWORD -> MEMORY_XMMWORD;
                default -> MEMORY + log(memory.width());
            };
        }
        if (operand instanceof Immediate) {
            return IMMEDIATE;
        }
        if (operand instanceof Xmm) {
            return XMM;
        }
        if (operand instanceof Label) {
            return LABEL;
        }
        if (operand instanceof SymbolOperand) {
            return SYMBOL;
        }
        if (operand instanceof SegmentRegister) {
            return SEGMENT;
        }
        if (operand instanceof ControlRegister) {
            return CONTROL;
        }
        if (operand instanceof DebugRegister) {
            return DEBUG;
        }
        if (operand instanceof FpuRegister) {
            return FPU;
        }
        if (operand instanceof FarPointer pointer) {
            return FAR + (pointer.width() == Width.WORD ? 0 : 1);
        }
        throw new IllegalArgumentException("an operand is missing");
    }

    private static int log(Width width) {
        return switch (width) {
            case BYTE -> 0;
            case WORD -> 1;
            case DWORD -> 2;
            case QWORD -> 3;
            default -> throw new IllegalArgumentException("no such register: " + width);
        };
    }
}
