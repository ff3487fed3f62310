package astryon.library;

import java.lang.invoke.WrongMethodTypeException;

/** A call of an access method of {@code VarHandle}, with the conversions between its types and the handle's that {@code MethodHandle.asType} describes. */
final class VariableCall {
    /** What may hold a number of any type. */
    private static final String HOLDERS = "Ljava/lang/Object; Ljava/lang/Number; Ljava/lang/Comparable; Ljava/io/Serializable; Ljava/lang/constant/Constable;";
    private static final String[] BOXES = {"Ljava/lang/Boolean;", "Ljava/lang/Byte;", "Ljava/lang/Short;", "Ljava/lang/Character;", "Ljava/lang/Integer;",
        "Ljava/lang/Long;", "Ljava/lang/Float;", "Ljava/lang/Double;"};
    private static final String PRIMITIVES = "ZBSCIJFD";

    private final InvokeVarHandle handle;
    private final String method;
    private final String descriptor;
    private final String[] declared;
    private final String result;

    VariableCall(InvokeVarHandle handle, String method, String descriptor) {
        this.handle = handle;
        this.method = method;
        this.descriptor = descriptor;
        int end = descriptor.indexOf(')');
        this.declared = descriptors(descriptor.substring(1, end));
        this.result = descriptor.substring(end + 1);
    }

    private static String[] descriptors(String list) {
        String[] found = new String[list.length()];
        int count = 0;
        for (int start = 0, at = 0; at < list.length(); start = at) {
            while (list.charAt(at) == '[') {
                at++;
            }
            at = list.charAt(at) == 'L' ? list.indexOf(';', at) + 1 : at + 1;
            found[count++] = list.substring(start, at);
        }
        return java.util.Arrays.copyOf(found, count);
    }

    Object with(Object[] arguments) {
        int coordinates = handle.coordinates();
        Class<?> type = handle.varType();
        VariableOperation operation = VariableOperation.named(method);
        if (arguments.length != coordinates + operation.operands) {
            throw wrongType(operation);
        }
        Class<?> yields = operation.yields == null ? type : operation.yields;
        if (!fits(operation, coordinates, yields)) {
            throw wrongType(operation);
        }
        Object object = coordinates == 0 ? null : handle.owner().cast(arguments[0]);
        if (coordinates > 0 && object == null) {
            throw new NullPointerException();
        }
        int index = coordinates == 2 ? (Integer) converted(arguments[1], int.class) : 0;
        Object[] operands = new Object[operation.operands];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = converted(arguments[coordinates + i], type);
        }
        if (handle.isFinal() && operation != VariableOperation.GET) {
            throw new UnsupportedOperationException(LangVersionProps.IS_17 ? null : method);
        }
        Object value = operation.on(new VariableBits(handle, object, index, method), operands);
        char wanted = result.charAt(0);
        return wanted == 'V' || isReference(wanted) ? value : converted(value, wanted);
    }

    /** Whether the call's types can be converted to what the handle has, and its result back. */
    private boolean fits(VariableOperation operation, int coordinates, Class<?> yields) {
        for (int i = 0; i < declared.length; i++) {
            boolean fits = i == 0 && coordinates > 0 ? isReference(declared[0].charAt(0)) : fits(declared[i], i < coordinates ? int.class : handle.varType());
            if (!fits) {
                return false;
            }
        }
        char to = result.charAt(0);
        if (to == 'V') {
            return true;
        }
        if (!yields.isPrimitive()) {
            return isReference(to) || mayBecome(yields.descriptorString(), to);
        }
        char from = yields.descriptorString().charAt(0);
        return isReference(to) ? from == 'V' || mayHold(result, from) : Arguments.canBecome(from, to);
    }

    private static boolean fits(String from, Class<?> to) {
        char letter = from.charAt(0);
        if (isReference(letter)) {
            return !to.isPrimitive() || mayBecome(from, to.descriptorString().charAt(0));
        }
        return to.isPrimitive() ? Arguments.canBecome(letter, to.descriptorString().charAt(0)) : mayHold(to.descriptorString(), letter);
    }

    /** Whether a reference of the type can be unboxed to the primitive type. */
    private static boolean mayBecome(String reference, char primitive) {
        for (int i = 0; i < BOXES.length; i++) {
            if (BOXES[i].equals(reference)) {
                return Arguments.canBecome(PRIMITIVES.charAt(i), primitive);
            }
        }
        return HOLDERS.contains(reference);
    }

    private static boolean mayHold(String reference, char primitive) {
        boolean number = primitive != 'Z' && primitive != 'C';
        return BOXES[PRIMITIVES.indexOf(primitive)].equals(reference) || HOLDERS.contains(reference) && (number || !reference.equals("Ljava/lang/Number;"));
    }

    private static boolean isReference(char letter) {
        return letter == 'L' || letter == '[';
    }

    private static Object converted(Object value, Class<?> to) {
        return to.isPrimitive() ? converted(value, to.descriptorString().charAt(0)) : to.cast(value);
    }

    private static Object converted(Object value, char to) {
        int box = PRIMITIVES.indexOf(to);
        if (value == null) {
            throw Arguments.nothingToConvert("int");
        }
        if (!Arguments.canBecome(Arguments.letter(value), to)) {
            throw new ClassCastException("Cannot cast " + value.getClass().getName() + " to " + BOXES[box].substring(1, BOXES[box].length() - 1).replace('/', '.'));
        }
        return Arguments.widened(value, to);
    }

    private WrongMethodTypeException wrongType(VariableOperation operation) {
        StringBuilder text = new StringBuilder("cannot convert MethodHandle(VarHandle");
        handle.coordinateTypes().forEach(type -> text.append(',').append(type.getSimpleName()));
        for (int i = 0; i < operation.operands; i++) {
            text.append(',').append(handle.varType().getSimpleName());
        }
        text.append(')').append((operation.yields == null ? handle.varType() : operation.yields).getSimpleName()).append(" to (VarHandle");
        for (String type : declared) {
            text.append(',').append(simpleName(type));
        }
        return new WrongMethodTypeException(text.append(')').append(simpleName(result)).toString());
    }

    private static String simpleName(String type) {
        return switch (type.charAt(0)) {
            case '[' -> simpleName(type.substring(1)) + "[]";
            case 'L' -> type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1, type.length() - 1);
            case 'V' -> "void";
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'S' -> "short";
            case 'C' -> "char";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            default -> "double";
        };
    }
}
