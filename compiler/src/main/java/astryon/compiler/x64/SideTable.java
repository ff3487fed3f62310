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
    private final ArrayList<Row> places = new ArrayList<>();
    private Position lastPlace;

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

    /** What is written next comes from there. */
    void at(Position position) {
        if (position != null && !position.isSamePlace(lastPlace)) {
            places.add(new Row(code.here(), 0, List.of(), null, position));
            lastPlace = position;
        }
    }

    /** Ends assembly. */
    List<SideTableRow> rows() {
        return finished(rows);
    }

    /** Where the code from an offset on comes from, as far as that differs from what is before. */
    List<SideTableRow> places() {
        ArrayList<Row> all = new ArrayList<>(rows);
        all.addAll(places);
        ArrayList<SideTableRow> changes = new ArrayList<>();
        Position last = null;
        for (SideTableRow row : finished(all)) {
            if (row.position() != null && !row.position().isSamePlace(last)) {
                changes.add(new SideTableRow(row.offset(), List.of(), -1, row.position()));
                last = row.position();
            }
        }
        return changes;
    }

    private List<SideTableRow> finished(List<Row> some) {
        ArrayList<SideTableRow> done = new ArrayList<>();
        for (Row row : some) {
            done.add(new SideTableRow(code.offset(row.place) + row.distance, row.references,
                    row.handler == null ? -1 : code.offset(row.handler), row.position));
        }
        done.sort(Comparator.comparingInt(SideTableRow::offset));
        return done;
    }
}
