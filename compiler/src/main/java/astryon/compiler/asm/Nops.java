package astryon.compiler.asm;

/**
 * Instructions that do nothing, up to nine bytes long: what the manual recommends under NOP (volume 2), but with displacements
 * our encoder does not shorten.
 */
final class Nops {
    private static final byte[][][] OF_MODE = new byte[Mode.values().length][][];

    static {
        for (Mode mode : Mode.values()) {
            OF_MODE[mode.ordinal()] = assemble(mode);
        }
    }

    private Nops() {
    }

    /** Fills exactly {@code count} bytes with as few instructions as possible. */
    static void fill(Mode mode, CodeBuffer buffer, int count) {
        byte[][] nops = OF_MODE[mode.ordinal()];
        for (int left = count; left > 0; ) {
            byte[] nop = nops[Math.min(left, nops.length) - 1];
            buffer.put(nop, 0, nop.length);
            left -= nop.length;
        }
    }

    private static byte[][] assemble(Mode mode) {
        if (mode == Mode.BITS16) {
            return new byte[][] {assembled(mode, Mnemonic.NOP)};
        }
        Gpr a = mode == Mode.BITS64 ? Gpr.RAX : Gpr.EAX;
        return new byte[][] {
            assembled(mode, Mnemonic.NOP),
            assembled(mode, Mnemonic.NOPW),
            assembled(mode, Mnemonic.NOP, Memory.of(Width.DWORD, a, 0)),
            assembled(mode, Mnemonic.NOP, Memory.of(Width.DWORD, a, 8)),
            assembled(mode, Mnemonic.NOP, Memory.of(Width.DWORD, a, a, 1, 8)),
            assembled(mode, Mnemonic.NOP, Memory.of(Width.WORD, a, a, 1, 8)),
            assembled(mode, Mnemonic.NOP, Memory.of(Width.DWORD, a, 512)),
            assembled(mode, Mnemonic.NOP, Memory.of(Width.DWORD, a, a, 1, 512)),
            assembled(mode, Mnemonic.NOP, Memory.of(Width.WORD, a, a, 1, 512)),
        };
    }

    private static byte[] assembled(Mode mode, Mnemonic mnemonic) {
        Assembler assembler = new Assembler(mode);
        assembler.emit(mnemonic);
        return assembler.code();
    }

    private static byte[] assembled(Mode mode, Mnemonic mnemonic, Operand operand) {
        Assembler assembler = new Assembler(mode);
        assembler.emit(mnemonic, operand);
        return assembler.code();
    }
}
