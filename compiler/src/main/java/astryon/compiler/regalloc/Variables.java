package astryon.compiler.regalloc;

import astryon.compiler.ir.LocalVariable;
import astryon.compiler.ir.Locals;
import astryon.compiler.ir.Position;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Place;
import astryon.compiler.lir.VariablePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Tells each instruction where the variables of its {@linkplain Position source position} are just before it. A variable is where its value is, as far as that is alive there: asking changes nothing. The answer
 * stays the same until another position comes, or a value it names is put elsewhere or dies; it is worked out anew then only.
 */
final class Variables {
    record Wanted(int depth, LocalVariable variable, Place home) {
    }

    private final LirFunction function;
    private final Numbering numbering;
    private final LiveRange[] ranges;
    /** By virtual register: the interval that was asked for last. */
    private final Interval[] here;
    /** The position at which the last answer may change. */
    private int changes;

    private Variables(LirFunction function, Numbering numbering, LiveRange[] ranges) {
        this.function = function;
        this.numbering = numbering;
        this.ranges = ranges;
        here = new Interval[ranges.length];
    }

    static void record(LirFunction function, Numbering numbering, LiveRange[] ranges) {
        Variables variables = new Variables(function, numbering, ranges);
        for (int b = 0; b < numbering.blocks.length; b++) {
            variables.record(b);
        }
    }

    private void record(int b) {
        List<Instruction> instructions = numbering.blocks[b].instructions();
        Position source = firstPosition(instructions);
        List<Wanted> wanted = wanted(function, source);
        VariablePlaces places = VariablePlaces.NONE;
        changes = 0;
        int position = numbering.from[b];
        for (Instruction instruction : instructions) {
            position += 2;
            if (instruction.position() != null && instruction.position() != source) {
                source = instruction.position();
                wanted = wanted(function, source);
                changes = 0;
            }
            if (wanted.isEmpty()) {
                places = VariablePlaces.NONE;
            } else if (position >= changes) {
                VariablePlaces now = places(wanted, position, instruction.opcode().isSafepoint());
                places = now.equals(places) ? places : now;
            }
            instruction.setVariables(places);
        }
    }

    /** What stands before it in the block is taken to be of the same place. */
    static Position firstPosition(List<Instruction> instructions) {
        return instructions.stream().map(Instruction::position).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The variables of a chain of positions that have a home. */
    static List<Wanted> wanted(LirFunction function, Position source) {
        List<Wanted> wanted = List.of();
        int depth = 0;
        for (Position outer = source == null ? null : source.caller(); outer != null; outer = outer.caller()) {
            depth++;
        }
        for (Position at = source; at != null; at = at.caller(), depth--) {
            Locals locals = at.locals();
            for (int i = 0; i < locals.count(); i++) {
                Place home = function.home(locals.value(i));
                if (home != null) {
                    wanted = wanted.isEmpty() ? new ArrayList<>() : wanted;
                    wanted.add(new Wanted(depth, locals.variable(i), home));
                }
            }
        }
        return wanted;
    }

    /**
     * Of a call: where they are while it runs, if they live so long. One that does not may be in a register when it begins; what it had in the stack frame is no longer looked after.
     */
    private VariablePlaces places(List<Wanted> wanted, int position, boolean isSafepoint) {
        ArrayList<VariablePlaces.Variable> places = new ArrayList<>(wanted.size());
        changes = isSafepoint ? 0 : LiveRange.NEVER;
        for (Wanted variable : wanted) {
            Place place = variable.home;
            if (place instanceof Place.In in && in.location() instanceof Location.Virtual virtual) {
                Location location = location(virtual, position);
                if (isSafepoint) {
                    Location across = location(virtual, position + 1);
                    location = across != null || location instanceof Location.StackSlot ? across : location;
                }
                place = location == null ? null : new Place.In(location);
            }
            if (place != null) {
                places.add(new VariablePlaces.Variable(variable.depth, variable.variable, place));
            }
        }
        return places.isEmpty() ? VariablePlaces.NONE : new VariablePlaces(places);
    }

    /** Where the value is at the position; null if it is not. */
    private Location location(Location.Virtual virtual, int position) {
        LiveRange range = ranges[virtual.number()];
        if (range == null || position >= range.to()) {
            return null;
        }
        // A result that shares its operand's register has it before it is in it.
        int defined = (range.from() | 1) + 1;
        if (position < defined) {
            changes = Math.min(changes, defined);
            return null;
        }
        Interval interval = here[virtual.number()];
        if (interval == null || interval.from > position) {
            interval = range.first;
        }
        while (interval.next != null && interval.next.from <= position) {
            interval = interval.next;
        }
        here[virtual.number()] = interval;
        int span = range.spanEndingAfter(position);
        int spanStart = range.spans[2 * span];
        if (spanStart > position || position >= interval.to) {
            changes = Math.min(changes, spanStart > position ? spanStart : interval.next == null ? LiveRange.NEVER : interval.next.from);
            return null;
        }
        changes = Math.min(changes, range.spans[2 * span + 1]);
        if (range.slot != null && !range.storesLate) {
            // It has been there since right behind the definition, and calls leave it alone.
            return range.slot;
        }
        changes = Math.min(changes, interval.to);
        return interval.location();
    }
}
