package astryon.compiler.asm;

import static astryon.compiler.asm.Width.BYTE;
import static astryon.compiler.asm.Width.DWORD;
import static astryon.compiler.asm.Width.QWORD;
import static astryon.compiler.asm.Width.WORD;

/** A general register at one of its widths. The number is the machine's (0-15); the high bytes are numbered 4-7 as the encoding does. */
public enum Gpr implements Operand {
    // @formatter:off
    AL(0, BYTE),   CL(1, BYTE),   DL(2, BYTE),    BL(3, BYTE),    SPL(4, BYTE),   BPL(5, BYTE),   SIL(6, BYTE),   DIL(7, BYTE),
    R8B(8, BYTE),  R9B(9, BYTE),  R10B(10, BYTE), R11B(11, BYTE), R12B(12, BYTE), R13B(13, BYTE), R14B(14, BYTE), R15B(15, BYTE),
    AX(0, WORD),   CX(1, WORD),   DX(2, WORD),    BX(3, WORD),    SP(4, WORD),    BP(5, WORD),    SI(6, WORD),    DI(7, WORD),
    R8W(8, WORD),  R9W(9, WORD),  R10W(10, WORD), R11W(11, WORD), R12W(12, WORD), R13W(13, WORD), R14W(14, WORD), R15W(15, WORD),
    EAX(0, DWORD), ECX(1, DWORD), EDX(2, DWORD),  EBX(3, DWORD),  ESP(4, DWORD),  EBP(5, DWORD),  ESI(6, DWORD),  EDI(7, DWORD),
    R8D(8, DWORD), R9D(9, DWORD), R10D(10, DWORD), R11D(11, DWORD), R12D(12, DWORD), R13D(13, DWORD), R14D(14, DWORD), R15D(15, DWORD),
    RAX(0, QWORD), RCX(1, QWORD), RDX(2, QWORD),  RBX(3, QWORD),  RSP(4, QWORD),  RBP(5, QWORD),  RSI(6, QWORD),  RDI(7, QWORD),
    R8(8, QWORD),  R9(9, QWORD),  R10(10, QWORD), R11(11, QWORD), R12(12, QWORD), R13(13, QWORD), R14(14, QWORD), R15(15, QWORD),
    AH(4, BYTE),   CH(5, BYTE),   DH(6, BYTE),    BH(7, BYTE);
    // @formatter:on

    private static final Gpr[] ALL = values();

    private final int number;
    private final Width width;

    Gpr(int number, Width width) {
        this.number = number;
        this.width = width;
    }

    /** Never a high byte: {@code of(4, BYTE)} is {@code SPL}. */
    public static Gpr of(int number, Width width) {
        if (number < 0 || number > 15) {
            throw new IllegalArgumentException("no general register " + number);
        }
        return switch (width) {
            case BYTE -> ALL[number];
            case WORD -> ALL[16 + number];
            case DWORD -> ALL[32 + number];
            case QWORD -> ALL[48 + number];
            default -> throw new IllegalArgumentException("no general register of width " + width);
        };
    }

    public int number() {
        return number;
    }

    public Width width() {
        return width;
    }

    /** The same register at another width. */
    public Gpr as(Width other) {
        if (isHighByte()) {
            throw new IllegalArgumentException(this + " is no whole register");
        }
        return of(number, other);
    }

    public boolean isHighByte() {
        return ordinal() >= AH.ordinal();
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
