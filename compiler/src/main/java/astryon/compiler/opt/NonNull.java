package astryon.compiler.opt;

import astryon.compiler.ir.Function;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaMethod;

/** References that cannot be null because of where they come from. */
final class NonNull {

    private NonNull() {
    }

    static boolean is(Value value) {
        return switch (value.op()) {
            case NEW, NEW_ARRAY, OBJECT, CAUGHT, NULL_CHECK -> true;
            case CAST_CHECK -> is(value.argument(0));
            case STORE_CHECK -> is(value.argument(1));
            case ARG -> value.immediate() == 0 && isReceiver(value.block().function());
            default -> false;
        };
    }

    /** Whether parameter 0 is {@code this}: callers have checked it. */
    private static boolean isReceiver(Function function) {
        return function.method() instanceof JavaMethod method && !method.isStatic() && function.parameters().get(0) == Type.REF;
    }
}
