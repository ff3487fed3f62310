package astryon.compiler.x64;

import astryon.compiler.asm.Label;
import java.util.ArrayDeque;

/** Code that is seldom reached, kept back until all blocks are written. */
final class OutOfLine {
    private record Piece(Label label, Runnable writer) {
    }

    private final MachineCode code;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();

    OutOfLine(MachineCode code) {
        this.code = code;
    }

    /** A label for what {@code writer} will write. */
    Label add(Runnable writer) {
        Label label = code.newLabel();
        pieces.add(new Piece(label, writer));
        return label;
    }

    void write() {
        while (!pieces.isEmpty()) {
            Piece piece = pieces.remove();
            code.bind(piece.label());
            piece.writer().run();
        }
    }
}
