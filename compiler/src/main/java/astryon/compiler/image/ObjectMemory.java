package astryon.compiler.image;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Evaluation;
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
 * library's atomics use, integers in arrays of others, which is what its buffers use, and the mirror in a hub. An operation here is alone: nothing else runs at build time.
 */
final class ObjectMemory {

    private interface Place {
        Datum content();

        void set(Datum datum);
    }

    /** A field or an element. */
    private record Whole(ImageHeap heap, ImageObject object, int slot) implements Place {
        @Override
        public Datum content() {
            return heap.read(object, slot);
        }

        @Override
        public void set(Datum datum) {
            heap.write(object, slot, datum);
        }
    }

    /** Bytes of an array of integers that are an integer of another width, the lowest first; {@code start} of them lie before it. */
    private record Bytes(ImageHeap heap, ImageObject object, long start, Access.Kind kind) implements Place {
        @Override
        public Datum content() {
            long bits = 0;
            for (int i = kind.bytes - 1; i >= 0; i--) {
                long at = start + i;
                bits = bits << Byte.SIZE | element(at) >> shift(at) & 0xff;
            }
            return Execution.narrowed(kind, Datum.of(Evaluation.canonical(kind.type, bits)));
        }

        @Override
        public void set(Datum datum) {
            if (datum.reference() != null) {
                throw new Unevaluable("it takes an address apart");
            }
            Access.Kind element = object.type().elementKind();
            for (int i = 0; i < kind.bytes; i++) {
                long at = start + i;
                long changed = element(at) & ~(0xffL << shift(at)) | (datum.bits() >> i * Byte.SIZE & 0xff) << shift(at);
                heap.write(object, slot(at), Execution.narrowed(element, Datum.of(Evaluation.canonical(element.type, changed))));
            }
        }

        private int slot(long at) {
            return (int) (at / object.type().elementKind().bytes);
        }

        private int shift(long at) {
            return (int) (at % object.type().elementKind().bytes) * Byte.SIZE;
        }

        private long element(long at) {
            Datum element = heap.read(object, slot(at));
            if (element.reference() != null) {
                throw new Unevaluable("it takes an address apart");
            }
            return element.bits();
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
            return isInBytes(object, address.addend(), kind) ? new Bytes(heap, object, address.addend() - ObjectLayout.elementsAt(object.type().elementKind()), kind)
                    : new Whole(heap, object, slot(object, address.addend(), kind.bytes));
        }
        throw nowhere(value);
    }

    /** Whether this is a place in an array of integers of another width. */
    private static boolean isInBytes(ImageObject object, long offset, Access.Kind kind) {
        if (!object.type().isArray() || !isInteger(kind) || !isInteger(object.type().elementKind())) {
            return false;
        }
        Access.Kind element = object.type().elementKind();
        long start = offset - ObjectLayout.elementsAt(element);
        return (element.bytes != kind.bytes || start % kind.bytes != 0) && start >= 0 && start + kind.bytes <= (long) object.slots() * element.bytes;
    }

    private static boolean isInteger(Access.Kind kind) {
        return kind.type == Type.I32 || kind.type == Type.I64;
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
