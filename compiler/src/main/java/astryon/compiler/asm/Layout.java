package astryon.compiler.asm;

import astryon.compiler.object.Relocation;
import java.util.List;

final class Layout {
    Layout(CodeBuffer buffer, List<Gap> gaps, List<Assembler.Fixup> fixups) {
    }

    int offset(Label label) {
        throw new UnsupportedOperationException();
    }

    byte[] code() {
        throw new UnsupportedOperationException();
    }

    List<Relocation> relocations() {
        throw new UnsupportedOperationException();
    }
}
