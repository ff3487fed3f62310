package astryon.compiler.image;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticValue.LinkAddress;
import java.util.List;

/**
 * Memory at an address, as far as there is any at build time: whole fields and elements of objects, which is what the class
 * library's atomics use, and the mirror in a hub. An operation here is alone: nothing else runs at build time.
 */
final class ObjectMemory {

    /** A field or an element. */
    private record Place(ImageHeap heap, ImageObject object, int slot) {
        Datum content() {
            return heap.read(object, slot);
        }

        void set(Datum datum) {
            heap.write(object, slot, datum);
        }
    }

    private ObjectMemory() {
    }

    static void load(Interpreter interpreter, Activation top, Value value) {
        Access access = (Access) value.aux();
        LinkAddress address = address(top, value, value.argumentCount() > 2 ? value.argument(2) : null, access.scale());
        if (address.target() instanceof Hub hub && address.addend() == interpreter.hubLayout().mirror()) {
            top.set(value, 0, interpreter.heap().mirror(hub.type()));
        } else {
            top.set(value, place(interpreter.heap(), address, access.kind(), value).content());
        }
    }

    static void store(ImageHeap heap, Activation top, Value value) {
        Access access = (Access) value.aux();
        int last = value.argumentCount() - 1;
        LinkAddress address = address(top, value, last > 2 ? value.argument(2) : null, access.scale());
        place(heap, address, access.kind(), value).set(Execution.narrowed(access.kind(), top.datum(value.argument(last))));
    }

    /** EXCHANGE, FETCH_ADD, COMPARE_AND_SWAP or COMPARE_AND_EXCHANGE. */
    static void update(ImageHeap heap, Arithmetic arithmetic, Activation top, Value value) {
        Place place = place(heap, address(top, value, null, 1), value.aux() instanceof Access access ? access.kind() : kindOf(value.argument(2).type()), value);
        Datum before = place.content();
        Datum operand = top.datum(value.argument(2));
        boolean equal = before.equals(operand);
        switch (value.op()) {
            case EXCHANGE -> place.set(operand);
            case FETCH_ADD -> {
                arithmetic.requireKnown(top, value.argument(2));
                if (before.reference() != null) {
                    throw nowhere(value);
                }
                long sum = before.bits() + operand.bits();
                place.set(Datum.of(value.type() == Type.I32 ? (int) sum : sum));
            }
            default -> {
                if (equal) {
                    place.set(top.datum(value.argument(3)));
                }
            }
        }
        top.set(value, value.op() == Op.COMPARE_AND_SWAP ? Datum.of(equal) : before);
    }

    private static Access.Kind kindOf(Type type) {
        return switch (type) {
            case I32 -> Access.Kind.I32;
            case I64 -> Access.Kind.I64;
            default -> Access.Kind.REF;
        };
    }

    /** Base (an address or an object), index and immediate, added up. */
    private static LinkAddress address(Activation top, Value value, Value index, int scale) {
        Object base = top.reference(value.argument(1));
        long distance = value.immediate() + (index == null ? 0 : top.bits(index) * scale);
        if (index != null && top.reference(index) != null) {
            throw nowhere(value);
        }
        if (base instanceof LinkAddress address) {
            return address.plus(distance);
        }
        if (base instanceof ImageObject object) {
            return new LinkAddress(object, distance);
        }
        throw nowhere(value);
    }

    private static Place place(ImageHeap heap, LinkAddress address, Access.Kind kind, Value value) {
        if (address.target() instanceof ImageObject object) {
            return new Place(heap, object, slot(object, address.addend(), kind.bytes));
        }
        throw nowhere(value);
    }

    private static Unevaluable nowhere(Value value) {
        return new Unevaluable("it uses memory at an address (" + value.op().word() + ")");
    }

    /** The field or element that lies exactly here. */
    static int slot(ImageObject object, long offset, int bytes) {
        JavaClass type = object.type();
        if (type.isArray()) {
            Access.Kind element = type.elementKind();
            long distance = offset - ObjectLayout.elementsAt(element);
            if (element.bytes == bytes && distance >= 0 && distance % bytes == 0 && distance / bytes < object.slots()) {
                return (int) (distance / bytes);
            }
        } else {
            List<JavaField> fields = object.shape().fields();
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).offset() == offset && fields.get(i).kind().bytes == bytes) {
                    return i;
                }
            }
        }
        throw new Unevaluable("it uses part of an object of " + type + " by its offset");
    }
}
