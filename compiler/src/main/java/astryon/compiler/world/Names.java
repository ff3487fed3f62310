package astryon.compiler.world;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Type;

/** From class file names and descriptors to Java's names and to how values of a type are held. */
public final class Names {
    private Names() {
    }

    /** {@code java/lang/String} to {@code java.lang.String}, {@code [I} to {@code int[]}. */
    public static String javaName(String internal) {
        int dimensions = 0;
        while (internal.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            return internal.replace('/', '.');
        }
        String element = internal.substring(dimensions);
        String name = switch (element.charAt(0)) {
            case 'L' -> element.substring(1, element.length() - 1).replace('/', '.');
            default -> primitiveName(element.charAt(0));
        };
        return name + "[]".repeat(dimensions);
    }

    /** {@code I} to {@code int}. */
    public static String primitiveName(char descriptor) {
        return switch (descriptor) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'S' -> "short";
            case 'C' -> "char";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'V' -> "void";
            default -> throw new IllegalArgumentException("no primitive type " + descriptor);
        };
    }

    /** How a value of {@code type} is held in memory. */
    public static Access.Kind accessKind(JavaClass type) {
        return switch (type.kind()) {
            case OBJECT -> Access.Kind.REF;
            case WORD, STRUCT -> Access.Kind.I64;
            case PRIMITIVE -> switch (type.name()) {
                case "boolean" -> Access.Kind.U8;
                case "byte" -> Access.Kind.I8;
                case "short" -> Access.Kind.I16;
                case "char" -> Access.Kind.U16;
                case "int" -> Access.Kind.I32;
                case "long" -> Access.Kind.I64;
                case "float" -> Access.Kind.F32;
                case "double" -> Access.Kind.F64;
                default -> throw new IllegalArgumentException("nothing is held as " + type.name());
            };
        };
    }

    /** The IR type of a value of {@code type}; {@code void} is {@code VOID}. */
    public static Type irType(JavaClass type) {
        return type.name().equals("void") ? Type.VOID : accessKind(type).type;
    }
}
