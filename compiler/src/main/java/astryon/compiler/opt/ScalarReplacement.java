package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object that nothing but the function's own field accesses ever sees is not made: its fields become values. A read is what was written last on the way to it; where ways
 * join that is a phi (Braun and others, CC 2013). The allocation dominates every read, so the search ends there at the latest, where a field is zero.
 *
 * <pre>
 *        p = new Point; p.x = a                     (nothing)
 *        b = p.x + 1                                b = a + 1
 * </pre>
 *
 * An object in a field of one that goes away may go away in the next round.
 */
public final class ScalarReplacement implements Pass {
    private static final int MOST_ROUNDS = 4;

    @Override
    public String name() {
        return "scalar-replacement";
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        for (int round = 0; round < MOST_ROUNDS && replaceAll(function); round++) {
            ControlFlow.removeUnreachable(function);
            MemorySsa.rebuild(function);
        }
    }

    private static boolean replaceAll(Function function) {
        Map<Value, Value> objects = names(function);
        if (objects.isEmpty()) {
            return false;
        }
        Set<Value> seen = new HashSet<>();
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                for (int i = 0; i < value.argumentCount(); i++) {
                    Value object = objects.get(value.argument(i));
                    if (object != null && !isOwnUse(value, i)) {
                        seen.add(object);
                    }
                }
            }
            for (int i = 0; i < block.controls().size(); i++) {
                boolean isMemory = i == 0 && block.end() != Block.End.IF && block.end() != Block.End.SWITCH;
                if (!isMemory && objects.containsKey(block.control(i))) {
                    seen.add(objects.get(block.control(i)));
                }
            }
        }
        objects.values().removeIf(seen::contains);
        if (objects.isEmpty()) {
            return false;
        }
        new Fields(function, objects).replace();
        return true;
    }

    /** Every allocation, and what is another name of one, with the allocation. */
    private static Map<Value, Value> names(Function function) {
        Map<Value, Value> objects = new LinkedHashMap<>();
        for (Block block : new PostOrder(function).reverse()) {
            for (Value value : block.values()) {
                if (value.op() == Op.NEW) {
                    objects.put(value, value);
                } else if ((value.op() == Op.COPY || value.op() == Op.NULL_CHECK) && objects.containsKey(value.argument(0))) {
                    objects.put(value, objects.get(value.argument(0)));
                }
            }
        }
        return objects;
    }

    /** Whether argument {@code index} is the object whose field is accessed, or taken for the state of memory. */
    private static boolean isOwnUse(Value value, int index) {
        return switch (value.op()) {
            case GET_FIELD, PUT_FIELD -> index == 0 || index == 1 && !MemoryEffects.isOrderedAccess(value);
            case COPY, NULL_CHECK -> true;
            case PHI -> value.type() == Type.MEMORY;
            default -> index == 0 && value.op().takesMemory();
        };
    }

    /**
     * The fields of the objects that go away. Blocks are walked once; what a field holds at their ends is noted, and where a read finds nothing before it in its own block that is
     * looked for on the ways there.
     */
    private static final class Fields {
        /** {@code name} is null for all fields at once, which are zero when the object is made. */
        private record Field(Value object, Symbol name) {
            Field all() {
                return new Field(object, null);
            }
        }

        private record Place(Block block, Field field) {
        }

        private record Pending(Value phi, Field field) {
        }

        private final Function function;
        private final Map<Value, Value> objects;
        private final Map<Value, Field> reads = new LinkedHashMap<>();
        private final Map<Value, Value> found = new HashMap<>();
        private final Map<Place, Value> atEnd = new HashMap<>();
        private final Map<Place, Value> atStart = new HashMap<>();
        private final Map<Type, Value> zeros = new EnumMap<>(Type.class);
        private final ArrayDeque<Pending> pending = new ArrayDeque<>();

        Fields(Function function, Map<Value, Value> objects) {
            this.function = function;
            this.objects = objects;
        }

        void replace() {
            for (Block block : function.blocks()) {
                walk(block);
            }
            reads.forEach((read, field) -> found.computeIfAbsent(read, value -> atStart(value.block(), field, value.type())));
            while (!pending.isEmpty()) {
                Pending next = pending.poll();
                for (Block predecessor : next.phi().block().predecessors()) {
                    next.phi().arguments().add(atEnd(predecessor, next.field(), next.phi().type()));
                }
            }
            found.forEach(Value::becomeCopyOf);
            remove();
        }

        private void walk(Block block) {
            Map<Field, Value> current = new HashMap<>();
            for (Value value : List.copyOf(block.values())) {
                Value object = value.op() == Op.PUT_FIELD || value.op() == Op.GET_FIELD ? objects.get(value.argument(1)) : objects.get(value);
                if (object == null) {
                    continue;
                }
                Field field = new Field(object, value.aux());
                switch (value.op()) {
                    case NEW -> current.put(field.all(), value);
                    case PUT_FIELD -> {
                        becomeStored(value);
                        current.put(field, value);
                    }
                    case GET_FIELD -> {
                        reads.put(value, field);
                        Value known = current.containsKey(field) ? current.get(field) : current.containsKey(field.all()) ? zero(value.type()) : null;
                        if (known != null) {
                            found.put(value, known);
                        }
                    }
                    default -> {
                    }
                }
            }
            current.forEach((field, value) -> atEnd.put(new Place(block, field), value));
        }

        /** A write becomes the value that a read of the field yields. */
        private static void becomeStored(Value put) {
            Value stored = put.argument(2);
            Op narrowing = !(put.aux() instanceof JavaField field) ? Op.COPY : switch (field.kind()) {
                case I8 -> Op.SEXT8;
                case U8 -> Op.ZEXT8;
                case I16 -> Op.SEXT16;
                case U16 -> Op.ZEXT16;
                default -> Op.COPY;
            };
            put.become(narrowing, stored.type(), 0, null, stored);
        }

        private Value atEnd(Block block, Field field, Type type) {
            Value here = here(block, field, type);
            return here != null ? here : atStart(block, field, type);
        }

        /** What the field holds at the end of the block because of what happens in it, or null. */
        private Value here(Block block, Field field, Type type) {
            Value written = atEnd.get(new Place(block, field));
            return written == null && atEnd.containsKey(new Place(block, field.all())) ? zero(type) : written;
        }

        private Value atStart(Block block, Field field, Type type) {
            List<Place> way = new ArrayList<>();
            Value value = null;
            for (Block at = block; value == null; at = at.predecessors().get(0)) {
                value = at == block ? null : here(at, field, type);
                if (value != null) {
                    break;
                }
                Place place = new Place(at, field);
                way.add(place);
                value = atStart.get(place);
                if (value == null && at.predecessors().size() != 1) {
                    value = at.insert(0, Op.PHI, type, 0, null, null);
                    pending.add(new Pending(value, field));
                }
            }
            for (Place place : way) {
                atStart.put(place, value);
            }
            return value;
        }

        private Value zero(Type type) {
            Block entry = function.entry();
            int first = 0;
            while (entry.values().get(first).op() == Op.START || entry.values().get(first).op() == Op.ARG) {
                first++;
            }
            int behindArguments = first;
            return zeros.computeIfAbsent(type, wanted -> entry.insert(behindArguments, Op.CONST, wanted, 0, null, null));
        }

        private void remove() {
            for (Value name : objects.keySet()) {
                Block block = name.block();
                if (block.end() == Block.End.TRY && block.control(0) == name) {
                    ControlFlow.goTo(block, 0);
                }
            }
            for (Block block : function.blocks()) {
                block.values().removeIf(objects::containsKey);
            }
        }
    }
}
