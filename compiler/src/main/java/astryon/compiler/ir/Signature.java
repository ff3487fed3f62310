package astryon.compiler.ir;

/** Checks a value against the operand and result letters of its {@link Op}. */
final class Signature {

    private Signature() {
    }

    /** What is wrong with the types of {@code value}, or null. */
    static String mismatch(Value value, Function function) {
        Op op = value.op();
        String letters = op.operands();
        int optional = letters.indexOf('?');
        boolean withOptional = optional < 0 || value.argumentCount() == letters.length() - 1;
        int next = 0;
        Type same = null;
        Type firstData = null;
        Type secondData = null;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (letter == '?' || i + 1 == optional && !withOptional) {
                continue;
            }
            if (letter == '*') {
                for (; next < value.argumentCount(); next++) {
                    if (!value.argument(next).type().isData()) {
                        return value.argument(next) + " has no data";
                    }
                }
                break;
            }
            if (next == value.argumentCount()) {
                return "too few operands";
            }
            Value argument = value.argument(next++);
            Type type = argument.type();
            boolean fits = switch (letter) {
                case 'm' -> Verifier.isMemory(argument);
                case 's' -> type == same;
                default -> fits(letter, type);
            };
            if (!fits) {
                return argument + " does not fit operand letter " + letter;
            }
            if (letter != 'm') {
                if (letter == 'x' || letter == 'n' || letter == 'f') {
                    same = type;
                }
                secondData = firstData != null && secondData == null ? type : secondData;
                firstData = firstData == null ? type : firstData;
            }
        }
        if (next != value.argumentCount()) {
            return "too many operands";
        }
        Type result = value.type();
        boolean fits = switch (op.result().charAt(0)) {
            case '-' -> result == Type.VOID;
            case 's' -> result == firstData;
            case '2' -> result == secondData;
            case 'm' -> result == Type.MEMORY;
            case 't' -> true;
            default -> fits(op.result().charAt(0), result);
        };
        return fits ? special(value, firstData, function) : "the result cannot be " + IrPrinter.word(result);
    }

    private static boolean fits(char letter, Type type) {
        return switch (letter) {
            case 'i' -> type == Type.I32;
            case 'l' -> type == Type.I64;
            case 'n' -> type.isInteger();
            case 'f' -> type.isFloating();
            case 'r' -> type == Type.REF;
            case 'b' -> type == Type.REF || type == Type.I64;
            case 'x' -> type.isData();
            default -> throw new IllegalStateException("operand letter " + letter);
        };
    }

    private static String special(Value value, Type operand, Function function) {
        Type type = value.type();
        boolean ok = switch (value.op()) {
            case CONST -> type.isData() && Evaluation.canonical(type, value.immediate()) == value.immediate();
            case ARG -> value.immediate() >= 0 && value.immediate() < function.parameters().size()
                    && function.parameters().get((int) value.immediate()) == type;
            case ADD, SUB, MUL, DIV, REM, NEG, LT, LE, GT, GE -> operand != Type.REF;
            case INT_TO_FLOAT, FLOAT_TO_FLOAT -> type.isFloating();
            case FLOAT_TO_INT -> type.isInteger();
            case BITS -> operand != Type.REF && type != Type.REF && type.isData() && width(type) == width(operand)
                    && type.isFloating() != operand.isFloating();
            case CALL, CALL_VIRTUAL, CALL_INDIRECT, MACHINE -> type != Type.MEMORY;
            case GET_FIELD, GET_STATIC, GET_ELEMENT, LOAD, COMPARE_AND_EXCHANGE, EXCHANGE, FETCH_ADD -> type.isData();
            default -> true;
        };
        return ok ? null : "cannot be " + IrPrinter.word(type) + (operand == null ? "" : " of " + IrPrinter.word(operand))
                + (value.op() == Op.CONST ? " with these bits" : "");
    }

    private static int width(Type type) {
        return type == Type.I32 || type == Type.F32 ? 4 : 8;
    }
}
