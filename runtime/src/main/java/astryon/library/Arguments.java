package astryon.library;

/** The arguments of a call by reflection: checked, and numbers widened to what the parameters are (JLS 5.1.2). */
final class Arguments {
    private static final String MISMATCH = "argument type mismatch";
    /** In the order in which one can become the next. */
    private static final String NUMBERS = "BSIJFD";

    private Arguments() {
    }

    /** What can be passed to parameters of these types: every number in the box of its parameter's very type. */
    static Object[] exact(Object[] arguments, Class<?>[] parameters) {
        int count = arguments == null ? 0 : arguments.length;
        if (count != parameters.length) {
            throw new IllegalArgumentException(LangVersionProps.IS_17 ? "wrong number of arguments"
                    : "wrong number of arguments: ".concat(Integer.toString(count)).concat(" expected: ").concat(Integer.toString(parameters.length)));
        }
        Object[] exact = new Object[count];
        for (int i = 0; i < count; i++) {
            exact[i] = exact(arguments[i], parameters[i]);
        }
        return exact;
    }

    static Object exact(Object argument, Class<?> parameter) {
        if (!parameter.isPrimitive()) {
            if (argument != null && !parameter.isInstance(argument)) {
                throw new IllegalArgumentException(MISMATCH);
            }
            return argument;
        }
        if (argument == null) {
            throw LangVersionProps.IS_17 ? new IllegalArgumentException() : new IllegalArgumentException(nothingToConvert(parameter.getName()));
        }
        char wanted = parameter.descriptorString().charAt(0);
        if (!canBecome(letter(argument), wanted)) {
            throw new IllegalArgumentException(MISMATCH);
        }
        return widened(argument, wanted);
    }

    /** What the JDK's converting method handles meet. */
    static NullPointerException nothingToConvert(String type) {
        String read = type.equals("char") || type.equals("boolean") ? "int" : type;
        return new NullPointerException("Cannot invoke \"java.lang.Number.".concat(read).concat("Value()\" because the return value of "
                + "\"sun.invoke.util.ValueConversions.primitiveConversion(sun.invoke.util.Wrapper, Object, boolean)\" is null"));
    }

    /** The descriptor of the primitive type that {@code box} is a box of; a space if it is none. */
    static char letter(Object box) {
        if (box instanceof Integer) {
            return 'I';
        }
        if (box instanceof Boolean) {
            return 'Z';
        }
        if (box instanceof Long) {
            return 'J';
        }
        if (box instanceof Double) {
            return 'D';
        }
        if (box instanceof Character) {
            return 'C';
        }
        if (box instanceof Byte) {
            return 'B';
        }
        if (box instanceof Short) {
            return 'S';
        }
        return box instanceof Float ? 'F' : ' ';
    }

    /** Whether a primitive type is another or can be widened to it. */
    static boolean canBecome(char from, char to) {
        if (from == to) {
            return true;
        }
        int place = NUMBERS.indexOf(from == 'C' ? 'S' : from);
        return place >= 0 && NUMBERS.indexOf(to) > place;
    }

    /** The number in {@code box}, which can become one of {@code wanted}, in the box of that. */
    static Object widened(Object box, char wanted) {
        if (letter(box) == wanted) {
            return box;
        }
        Number number = box instanceof Character c ? (Number) (int) c : (Number) box;
        return switch (wanted) {
            case 'S' -> (Object) number.shortValue();
            case 'I' -> (Object) number.intValue();
            case 'J' -> (Object) number.longValue();
            case 'F' -> (Object) number.floatValue();
            default -> (Object) number.doubleValue();
        };
    }
}
