package astryon.services.crash;

import astryon.abi.DebugTableFormat;
import java.util.ArrayList;
import java.util.List;

/** The variables of methods in another process: where a {@link DebugTableFormat} says they are, as texts. What it says is of the system's own making; what is there is the process's, and may be anything. */
final class Locals {
    private static final int MOST_NAME = 60;
    /** More variables than any method has. */
    private static final int MOST = 1 << 16;

    private final SideTable places;
    private final Pages table;
    private final long part;
    private final Objects objects;

    /**
     * A variable of which something is known.
     *
     * @param depth in the chain of inlined calls, 0 for the outermost method
     */
    record Local(int depth, String name, String value) {
    }

    private record Variable(String name, char shape, int depth) {
    }

    /** @param places the side table in the debug table, which has the strings */
    Locals(SideTable places, Pages table, Objects objects) {
        this.places = places;
        this.table = table;
        this.part = table.numberAt(DebugTableFormat.VARIABLES, 4);
        this.objects = objects;
    }

    /**
     * Those of a stack frame.
     *
     * @param registers in the order of {@link Registers}, if they are the frame's; else none: no register survives a call
     */
    List<Local> of(Stack.Frame frame, long code, long[] registers) {
        long record = record(frame.place().function());
        if (record == 0) {
            return List.of();
        }
        Numbers numbers = new Numbers(table, record);
        Variable[] variables = new Variable[numbers.next(MOST)];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = new Variable(places.string(numbers.next(), MOST_NAME), (char) numbers.nextByte(), numbers.next());
        }
        List<Local> locals = new ArrayList<>();
        long wanted = frame.instruction() - code - frame.place().function();
        long from = 0;
        for (int left = numbers.next(); left > 0 && from <= wanted; left--) {
            from += numbers.next();
            long to = from + numbers.next();
            int head = numbers.next();
            long value = numbers.nextSignedLong();
            int index = head >>> DebugTableFormat.KIND_BITS;
            if (from <= wanted && wanted < to && index < variables.length) {
                String text = text(variables[index].shape, head & (1 << DebugTableFormat.KIND_BITS) - 1, value, frame, registers);
                if (text != null) {
                    locals.add(new Local(variables[index].depth, variables[index].name, text));
                }
            }
        }
        return locals;
    }

    /** Of the method whose code is there; 0 if it has no variables. */
    private long record(long function) {
        int low = 0;
        int high = (int) table.numberAt(part, 4);
        while (low < high) {
            int middle = (low + high) >>> 1;
            long start = table.numberAt(part + 4 + 8L * middle, 4);
            if (start == function) {
                return part + table.numberAt(part + 8 + 8L * middle, 4);
            }
            if (start < function) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 0;
    }

    /** Null if the value is not there any more. */
    private String text(char shape, int kind, long value, Stack.Frame frame, long[] registers) {
        return switch (kind) {
            case DebugTableFormat.CONSTANT -> objects.text(shape, value);
            case DebugTableFormat.STACK -> objects.textAt(shape, frame.stackPointer() + value);
            case DebugTableFormat.REGISTER -> {
                int word = Registers.word((int) value);
                yield word >= 0 && word < registers.length ? objects.text(shape, registers[word]) : null;
            }
            default -> null;
        };
    }
}
