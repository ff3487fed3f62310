package astryon.compiler.frontend;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;

/** Widening primitive conversion (JLS 5.1.2) between types given by their descriptors. */
final class NumberWidening {
    /** Each widens to those behind it; char goes to int and further. */
    private static final String ORDER = "BSIJFD";

    private NumberWidening() {
    }

    static boolean exists(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        int target = ORDER.indexOf(to);
        return from.equals("C") ? target >= ORDER.indexOf('I') : !from.equals("Z") && target > ORDER.indexOf(from) && ORDER.contains(from);
    }

    static Value emit(Translation t, Value value, String from, String to) {
        Type type = switch (to) {
            case "J" -> Type.I64;
            case "F" -> Type.F32;
            case "D" -> Type.F64;
            default -> Type.I32;
        };
        if (value.type() == type) {
            return value;
        }
        return switch (type) {
            case I64 -> t.pure(Op.SEXT32, Type.I64, value);
            default -> t.pure(value.type().isFloating() ? Op.FLOAT_TO_FLOAT : Op.INT_TO_FLOAT, type, value);
        };
    }
}
