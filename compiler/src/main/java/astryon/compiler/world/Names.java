package astryon.compiler.world;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;

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

    /** Of a field descriptor: {@code Ljava/lang/String;} to {@code java/lang/String}, {@code [I} stays, {@code I} to {@code int}. */
    public static String internalName(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'L' -> descriptor.substring(1, descriptor.length() - 1);
            case '[' -> descriptor;
            default -> primitiveName(descriptor.charAt(0));
        };
    }

    /** Of a type: {@code java/lang/String} to {@code Ljava/lang/String;}, {@code int} to {@code I}. */
    public static String descriptor(JavaClass type) {
        if (type.isArray()) {
            return type.name();
        }
        return type.kind() == JavaClass.Kind.PRIMITIVE ? switch (type.name()) {
            case "boolean" -> "Z";
            case "long" -> "J";
            default -> type.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        } : "L" + type.name() + ";";
    }

    static String arrayName(JavaClass component) {
        return "[" + descriptor(component);
    }

    /** The parameters of a method descriptor, each as a field descriptor. */
    public static List<String> parameterDescriptors(String methodDescriptor) {
        ArrayList<String> parameters = new ArrayList<>();
        int at = 1;
        while (methodDescriptor.charAt(at) != ')') {
            int end = at;
            while (methodDescriptor.charAt(end) == '[') {
                end++;
            }
            end = methodDescriptor.charAt(end) == 'L' ? methodDescriptor.indexOf(';', end) + 1 : end + 1;
            parameters.add(methodDescriptor.substring(at, end));
            at = end;
        }
        return parameters;
    }

    /** {@code java/lang/Map$Entry} to {@code Map.Entry}. */
    static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }

    /** {@code java/lang/String} to {@code java/lang}, empty for the unnamed package. */
    static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /** {@code java/lang/String.java}; empty if the class file does not say. */
    static String sourcePath(String internalName, String sourceFile) {
        String folder = packageOf(internalName);
        return sourceFile.isEmpty() || folder.isEmpty() ? sourceFile : folder + "/" + sourceFile;
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
