package astryon.compiler.x64;

import astryon.compiler.asm.Label;
import astryon.compiler.ir.Position;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the rows of the side table while code is written; offsets are known when all of it is there. */
final class SideTable {
    private record Row(Label place, int distance, List<Integer> references, Label handler, Position position) {
    }

    private final MachineCode code;
    private final FrameLayout frame;
    private final BlockOrder order;
    private final ArrayList<Row> rows = new ArrayList<>();

    SideTable(MachineCode code, FrameLayout frame, BlockOrder order) {
        this.code = code;
        this.frame = frame;
        this.order = order;
    }

    /** The call was just written: the next byte is where it returns to. */
    void afterCall(Instruction call, LirBlock handler) {
        ArrayList<Integer> references = new ArrayList<>();
        for (Location location : call.liveReferences()) {
            references.add(frame.offset(location));
        }
        references.sort(Comparator.naturalOrder());
        rows.add(new Row(code.here(), -1, List.copyOf(references), handler == null ? null : order.label(handler), call.position()));
    }

    /** A call was just written that does not come back, nor does the exception it throws: nothing in this stack frame is wanted again. */
    void afterThrower(Position position) {
        rows.add(new Row(code.here(), -1, List.of(), null, position));
    }

    /** The instruction that is written next may trap: in place of a null check outside protected regions, or for a reason that ends the program. */
    void atTrap(Position position) {
        rows.add(new Row(code.here(), 0, List.of(), null, position));
    }

    /** Ends assembly. */
    List<SideTableRow> rows() {
        ArrayList<SideTableRow> done = new ArrayList<>();
        for (Row row : rows) {
            done.add(new SideTableRow(code.offset(row.place) + row.distance, row.references,
                    row.handler == null ? -1 : code.offset(row.handler), row.position));
        }
        done.sort(Comparator.comparingInt(SideTableRow::offset));
        return done;
    }
}
