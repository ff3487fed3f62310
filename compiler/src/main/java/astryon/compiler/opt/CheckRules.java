package astryon.compiler.opt;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.JavaClass;

/** Checks and type tests whose outcome the operands alone decide. */
final class CheckRules {

    private CheckRules() {
    }

    static Value apply(Value v, Rewriter r) {
        return switch (v.op()) {
            case NULL_CHECK -> NonNull.is(v.argument(0)) ? v.argument(0) : null;
            case DIVISOR_CHECK -> v.argument(0).isConstant() && v.argument(0).immediate() != 0 ? v.argument(0) : null;
            case SIZE_CHECK -> isSize(v.argument(0)) ? v.argument(0) : null;
            case BOUNDS_CHECK -> {
                Value index = v.argument(0);
                Value length = v.argument(1);
                yield index.isConstant() && length.isConstant() && index.immediate() >= 0 && index.immediate() < length.immediate() ? index : null;
            }
            case CAST_CHECK -> v.argument(0).isConstant(0) || isInstance(v.argument(0), v.aux()) == Answer.YES ? v.argument(0) : null;
            case STORE_CHECK -> v.argument(1).isConstant(0) ? v.argument(1) : null;
            case INSTANCE_OF -> instanceOf(v, r);
            case ARRAY_LENGTH -> length(v.argument(0), r);
            default -> null;
        };
    }

    private static boolean isSize(Value value) {
        return value.isConstant() && value.immediate() >= 0 || value.op() == Op.ARRAY_LENGTH || value.op() == Op.SIZE_CHECK
                || value.op() == Op.BOUNDS_CHECK;
    }

    private static Value length(Value array, Rewriter r) {
        return switch (array.op()) {
            case NEW_ARRAY -> array.argument(1);
            case OBJECT -> array.aux() instanceof HeapObject object && object.length().isPresent()
                    ? r.constant(Type.I32, object.length().getAsInt()) : null;
            case NULL_CHECK, CAST_CHECK -> length(ControlFlow.withoutCopies(array.argument(0)), r);
            default -> null;
        };
    }

    private static Value instanceOf(Value v, Rewriter r) {
        Value object = v.argument(0);
        if (object.isConstant(0)) {
            return r.constant(Type.I32, 0);
        }
        Answer answer = isInstance(object, v.aux());
        if (answer == Answer.NO) {
            return r.constant(Type.I32, 0);
        }
        if (answer == Answer.YES) {
            return NonNull.is(object) ? r.constant(Type.I32, 1) : Rewriter.become(v, Op.NE, object, r.constant(Type.REF, 0));
        }
        return null;
    }

    private enum Answer {
        YES, NO, UNKNOWN
    }

    /** Whether {@code object}, if not null, is an instance of {@code type}. */
    private static Answer isInstance(Value object, Symbol type) {
        switch (object.op()) {
            case NEW, NEW_ARRAY -> {
                return isSubclass(object.aux(), type);
            }
            case OBJECT -> {
                return object.aux() instanceof HeapObject heapObject ? isSubclass(heapObject.type(), type) : Answer.UNKNOWN;
            }
            case NULL_CHECK -> {
                return isInstance(ControlFlow.withoutCopies(object.argument(0)), type);
            }
            case CAST_CHECK -> {
                // It is a subclass of what it was cast to, or more; it may be an instance of others as well.
                return isSubclass(object.aux(), type) == Answer.YES ? Answer.YES : isInstance(ControlFlow.withoutCopies(object.argument(0)), type);
            }
            default -> {
                return Answer.UNKNOWN;
            }
        }
    }

    private static Answer isSubclass(Symbol from, Symbol to) {
        if (from.equals(to)) {
            return Answer.YES;
        }
        return from instanceof JavaClass a && to instanceof JavaClass b ? a.isAssignableTo(b) ? Answer.YES : Answer.NO : Answer.UNKNOWN;
    }
}
