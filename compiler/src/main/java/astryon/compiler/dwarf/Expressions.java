package astryon.compiler.dwarf;

import astryon.compiler.asm.Gpr;
import astryon.compiler.x64.VariableStretch;

/** Location expressions (DWARF 5, 2.5), with the numbers that registers of x86-64 have in them (System V ABI, AMD64 supplement, 3.6.2). */
final class Expressions {
    // @formatter:off
    private static final int CONSTU         = 0x10;
    private static final int CONSTS         = 0x11;
    private static final int REG0           = 0x50;
    private static final int REGX           = 0x90;
    private static final int FBREG          = 0x91;
    private static final int CALL_FRAME_CFA = 0x9c;
    private static final int STACK_VALUE    = 0x9f;
    // @formatter:on
    private static final int FIRST_XMM = 17;
    private static final int SHORT_FORMS = 32;
    /** By the number that instructions have for it. */
    private static final int[] GENERAL = {0, 2, 1, 3, 7, 6, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int RETURN_ADDRESS = 8;

    private Expressions() {
    }

    /** The number that debuggers have for a general register. */
    static int number(Gpr register) {
        return GENERAL[register.number()];
    }

    static byte[] frameBase() {
        return new byte[] {(byte) CALL_FRAME_CFA};
    }

    /** @param frameSize of the method that holds it; @param address what a symbol is */
    static byte[] of(VariableStretch held, int frameSize, long address) {
        DwarfBytes bytes = new DwarfBytes();
        switch (held.kind()) {
            case REGISTER -> register(bytes, GENERAL[(int) held.value()]);
            case FLOATING_REGISTER -> register(bytes, FIRST_XMM + (int) held.value());
            case STACK -> bytes.u8(FBREG).signed(held.value() - frameSize - RETURN_ADDRESS);
            case CONSTANT -> bytes.u8(CONSTS).signed(held.value()).u8(STACK_VALUE);
            case ADDRESS -> bytes.u8(CONSTU).unsigned(address + held.value()).u8(STACK_VALUE);
        }
        return bytes.toByteArray();
    }

    private static void register(DwarfBytes bytes, int number) {
        if (number < SHORT_FORMS) {
            bytes.u8(REG0 + number);
        } else {
            bytes.u8(REGX).unsigned(number);
        }
    }
}
