package astryon.compiler.asm;

final class EncodingIndex {
    static EncodingIndex of(Mode mode) {
        throw new UnsupportedOperationException();
    }

    Encoding[] candidates(Mnemonic mnemonic, int count, Operand a, Operand b, Operand c) {
        throw new UnsupportedOperationException();
    }
}
