package astryon.compiler.asm;

import java.util.Locale;

/** One operand of one encoding: where in the bytes it goes and what may stand there. Named as in {@link EncodingTable}. */
enum Slot {
    // @formatter:off
    EB(Role.RM, 1, bit(Shape.REGISTER)     | bit(Shape.MEMORY)),
    EW(Role.RM, 2, bit(Shape.REGISTER + 1) | bit(Shape.MEMORY + 1)),
    ED(Role.RM, 4, bit(Shape.REGISTER + 2) | bit(Shape.MEMORY + 2)),
    EQ(Role.RM, 8, bit(Shape.REGISTER + 3) | bit(Shape.MEMORY + 3)),
    RW(Role.RM, 2, bit(Shape.REGISTER + 1)),
    RD(Role.RM, 4, bit(Shape.REGISTER + 2)),
    RQ(Role.RM, 8, bit(Shape.REGISTER + 3)),
    MW(Role.RM, 2, bit(Shape.MEMORY + 1)),
    MD(Role.RM, 4, bit(Shape.MEMORY + 2)),
    MQ(Role.RM, 8, bit(Shape.MEMORY + 3)),
    MF(Role.RM, 6, bit(Shape.MEMORY_FWORD)),
    MX(Role.RM, 16, bit(Shape.MEMORY_XMMWORD)),
    M (Role.RM, 0, bit(Shape.MEMORY) | bit(Shape.MEMORY + 1) | bit(Shape.MEMORY + 2) | bit(Shape.MEMORY + 3)
                   | bit(Shape.MEMORY_FWORD) | bit(Shape.MEMORY_XMMWORD)),
    U (Role.RM, 16, bit(Shape.XMM)),
    WD(Role.RM, 4, bit(Shape.XMM) | bit(Shape.MEMORY + 2)),
    WQ(Role.RM, 8, bit(Shape.XMM) | bit(Shape.MEMORY + 3)),
    WX(Role.RM, 16, bit(Shape.XMM) | bit(Shape.MEMORY_XMMWORD)),
    GB(Role.REG, 1, bit(Shape.REGISTER)),
    GW(Role.REG, 2, bit(Shape.REGISTER + 1)),
    GD(Role.REG, 4, bit(Shape.REGISTER + 2)),
    GQ(Role.REG, 8, bit(Shape.REGISTER + 3)),
    V (Role.REG, 16, bit(Shape.XMM)),
    S (Role.REG, 2, bit(Shape.SEGMENT)),
    C (Role.REG, 0, bit(Shape.CONTROL)),
    D (Role.REG, 0, bit(Shape.DEBUG)),
    ZB(Role.OPCODE, 1, bit(Shape.REGISTER)),
    ZW(Role.OPCODE, 2, bit(Shape.REGISTER + 1)),
    ZD(Role.OPCODE, 4, bit(Shape.REGISTER + 2)),
    ZQ(Role.OPCODE, 8, bit(Shape.REGISTER + 3)),
    STI(Role.OPCODE, 0, bit(Shape.FPU)),
    AL (Role.IMPLIED, 1, bit(Shape.REGISTER), Gpr.AL),
    AX (Role.IMPLIED, 2, bit(Shape.REGISTER + 1), Gpr.AX),
    EAX(Role.IMPLIED, 4, bit(Shape.REGISTER + 2), Gpr.EAX),
    RAX(Role.IMPLIED, 8, bit(Shape.REGISTER + 3), Gpr.RAX),
    CL (Role.IMPLIED, 1, bit(Shape.REGISTER), Gpr.CL),
    DX (Role.IMPLIED, 2, bit(Shape.REGISTER + 1), Gpr.DX),
    ES (Role.IMPLIED, 2, bit(Shape.SEGMENT), SegmentRegister.ES),
    CS (Role.IMPLIED, 2, bit(Shape.SEGMENT), SegmentRegister.CS),
    SS (Role.IMPLIED, 2, bit(Shape.SEGMENT), SegmentRegister.SS),
    DS (Role.IMPLIED, 2, bit(Shape.SEGMENT), SegmentRegister.DS),
    FS (Role.IMPLIED, 2, bit(Shape.SEGMENT), SegmentRegister.FS),
    GS (Role.IMPLIED, 2, bit(Shape.SEGMENT), SegmentRegister.GS),
    I1 (Role.IMPLIED, 0, bit(Shape.IMMEDIATE), new Immediate(1)),
    IB (Role.IMMEDIATE, 1, bit(Shape.IMMEDIATE), 1),
    ISW(Role.IMMEDIATE, 1, bit(Shape.IMMEDIATE), 2),
    ISD(Role.IMMEDIATE, 1, bit(Shape.IMMEDIATE), 4),
    ISQ(Role.IMMEDIATE, 1, bit(Shape.IMMEDIATE), 8),
    IW (Role.IMMEDIATE, 2, bit(Shape.IMMEDIATE) | bit(Shape.SYMBOL), 2),
    ID (Role.IMMEDIATE, 4, bit(Shape.IMMEDIATE) | bit(Shape.SYMBOL), 4),
    IQ (Role.IMMEDIATE, 4, bit(Shape.IMMEDIATE) | bit(Shape.SYMBOL), 8),
    IO (Role.IMMEDIATE, 8, bit(Shape.IMMEDIATE) | bit(Shape.SYMBOL), 8),
    JB (Role.DISTANCE, 1, bit(Shape.LABEL)),
    JW (Role.DISTANCE, 2, bit(Shape.LABEL) | bit(Shape.SYMBOL)),
    JD (Role.DISTANCE, 4, bit(Shape.LABEL) | bit(Shape.SYMBOL)),
    AW (Role.FAR_POINTER, 2, bit(Shape.FAR)),
    AD (Role.FAR_POINTER, 4, bit(Shape.FAR + 1));
    // @formatter:on

    enum Role {
        RM, REG, OPCODE, IMPLIED, IMMEDIATE, DISTANCE, FAR_POINTER
    }

    final Role role;
    /** Bytes: of the operand, but of an immediate or a distance those in the code. */
    final int size;
    private final int shapes;
    /** IMPLIED: the only operand that may stand here. */
    final Operand implied;
    /** IMMEDIATE: bytes of the operand it is extended to. */
    final int extendedSize;

    Slot(Role role, int size, int shapes) {
        this(role, size, shapes, null, 0);
    }

    Slot(Role role, int size, int shapes, Operand implied) {
        this(role, size, shapes, implied, 0);
    }

    Slot(Role role, int size, int shapes, int extendedSize) {
        this(role, size, shapes, null, extendedSize);
    }

    Slot(Role role, int size, int shapes, Operand implied, int extendedSize) {
        this.role = role;
        this.size = size;
        this.shapes = shapes;
        this.implied = implied;
        this.extendedSize = extendedSize;
    }

    /** The slot a table column names in the expansion of its row for {@code width} (w, d, q or empty). */
    static Slot named(String column, String width) {
        int last = column.length() - 1;
        boolean ofWidth = column.charAt(last) == 'v' || column.charAt(last) == 'y';
        String name = switch (column) {
            case "rAX" -> switch (width) {
                case "w" -> "AX";
                case "d" -> "EAX";
                default -> "RAX";
            };
            case "Is" -> "IS" + width;
            case "Iz" -> "I" + width;
            case "Jz" -> "J" + width;
            default -> ofWidth ? column.substring(0, last) + width : column;
        };
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    boolean accepts(int shape) {
        return (shapes & bit(shape)) != 0;
    }

    /** Bytes it adds to the code beside opcode and ModRM. */
    int encodedSize() {
        return switch (role) {
            case IMMEDIATE, DISTANCE -> size;
            case FAR_POINTER -> size + 2;
            default -> 0;
        };
    }

    /** Of an operand whose shape is accepted. */
    boolean acceptsValue(Operand operand) {
        if (implied != null) {
            return implied.equals(operand);
        }
        return role != Role.IMMEDIATE || !(operand instanceof Immediate immediate) || holds(immediate.value());
    }

    private boolean holds(long value) {
        if (this == IQ) {
            return value == (int) value;
        }
        int extendedBits = extendedSize * 8;
        if (extendedBits < 64 && (value < -1L << extendedBits - 1 || value >= 1L << extendedBits)) {
            return false;
        }
        if (size == extendedSize) {
            return true;
        }
        long signed = value << 64 - extendedBits >> 64 - extendedBits;
        return signed == (byte) signed;
    }

    private static int bit(int shape) {
        return 1 << shape;
    }
}
