package astryon.compiler.x64;

import astryon.compiler.asm.Label;
import astryon.compiler.lir.VariablePlaces;
import java.util.ArrayDeque;

/** Code that is seldom reached, kept back until all blocks are written. */
final class OutOfLine {
    private record Piece(Label label, VariablePlaces variables, Runnable writer) {
    }

    private final MachineCode code;
    private final SideTable table;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();

    OutOfLine(MachineCode code, SideTable table) {
        this.code = code;
        this.table = table;
    }

    /** A label for what {@code writer} will write, for which variables are where they are now. */
    Label add(Runnable writer) {
        Label label = code.newLabel();
        pieces.add(new Piece(label, table.variables(), writer));
        return label;
    }

    void write() {
        while (!pieces.isEmpty()) {
            Piece piece = pieces.remove();
            code.bind(piece.label());
            table.variables(piece.variables());
            piece.writer().run();
        }
    }
}
