package astryon.compiler.x64;

import astryon.compiler.asm.Label;
import astryon.compiler.ir.Position;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Place;
import astryon.compiler.lir.VariablePlaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the rows of the side table while code is written; offsets are known when all of it is there. */
final class SideTable {
    private record Row(Label place, int distance, List<Integer> references, Label handler, Position position) {
    }

    private record Change(Label place, VariablePlaces variables) {
    }

    private final MachineCode code;
    private final FrameLayout frame;
    private final BlockOrder order;
    private final ArrayList<Row> rows = new ArrayList<>();
    private final ArrayList<Row> places = new ArrayList<>();
    private final ArrayList<Change> changes = new ArrayList<>();
    private final Map<Position, Position> bare = new HashMap<>();
    private Position lastPlace;
    private VariablePlaces variables = VariablePlaces.NONE;

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

    /** From what is written next on variables are there. */
    void variables(VariablePlaces places) {
        if (places != variables) {
            variables = places;
            changes.add(new Change(code.here(), places));
        }
    }

    /** Where they are now. */
    VariablePlaces variables() {
        return variables;
    }

    /** Where variables are, by ascending start; {@code end} is the code's. */
    List<VariableStretch> variableStretches(int end) {
        ArrayList<Change> inOrder = new ArrayList<>(changes);
        inOrder.sort(Comparator.comparingInt(change -> code.offset(change.place)));
        ArrayList<VariableStretch> done = new ArrayList<>();
        Map<VariablePlaces.Variable, Integer> open = new LinkedHashMap<>();
        for (Change change : inOrder) {
            int at = code.offset(change.place);
            close(open, Set.copyOf(change.variables.variables()), at, done);
            change.variables.variables().forEach(variable -> open.putIfAbsent(variable, at));
        }
        close(open, Set.of(), end, done);
        done.sort(Comparator.comparingInt(VariableStretch::from));
        return List.copyOf(done);
    }

    private void close(Map<VariablePlaces.Variable, Integer> open, Set<VariablePlaces.Variable> still, int at, List<VariableStretch> done) {
        open.entrySet().removeIf(entry -> {
            boolean ends = !still.contains(entry.getKey());
            // Of changes at one offset the last one counts: nothing was written between them.
            if (ends && entry.getValue() < at) {
                done.add(stretch(entry.getValue(), at, entry.getKey()));
            }
            return ends;
        });
    }

    private VariableStretch stretch(int from, int to, VariablePlaces.Variable variable) {
        Place place = variable.place();
        if (place instanceof Place.Constant constant) {
            return new VariableStretch(from, to, variable.depth(), variable.variable(), VariableStretch.Kind.CONSTANT, constant.bits(), "");
        }
        if (place instanceof Place.Named named) {
            return new VariableStretch(from, to, variable.depth(), variable.variable(), VariableStretch.Kind.ADDRESS, named.addend(), named.symbol());
        }
        Location location = ((Place.In) place).location();
        if (location instanceof Location.Register register) {
            VariableStretch.Kind kind = register.floating() ? VariableStretch.Kind.FLOATING_REGISTER : VariableStretch.Kind.REGISTER;
            return new VariableStretch(from, to, variable.depth(), variable.variable(), kind, register.number(), "");
        }
        return new VariableStretch(from, to, variable.depth(), variable.variable(), VariableStretch.Kind.STACK, frame.offset(location), "");
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
                    row.handler == null ? -1 : code.offset(row.handler), bare(row.position)));
        }
        done.sort(Comparator.comparingInt(SideTableRow::offset));
        return done;
    }

    /** Rows are kept until the image is written, and most name a place that others name, too. */
    private Position bare(Position position) {
        return position == null ? null : bare.computeIfAbsent(position.withoutLocals(), same -> same);
    }
}
