package astryon.compiler.asm;

final class Encoding {
    int fixedSize() {
        throw new UnsupportedOperationException();
    }

    boolean accepts(Operand a, Operand b, Operand c) {
        throw new UnsupportedOperationException();
    }
}
