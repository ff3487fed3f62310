package astryon.compiler.asm;

final class Encoder {
    Encoder(Assembler assembler, CodeBuffer buffer) {
    }

    void encode(Mode mode, Encoding row, Operand a, Operand b, Operand c) {
        throw new UnsupportedOperationException();
    }
}
