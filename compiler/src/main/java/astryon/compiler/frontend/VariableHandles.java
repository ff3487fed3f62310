package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Accesses through variable handles. Of one that names a constant variable its place is worked out here, arguments and result are converted as
 * {@code VarHandle} says it, and the access becomes the machine's. Others are asked to make the access, with numbers in boxes.
 */
final class VariableHandles {
    private static final String ACCESS = "(Ljava/lang/invoke/VarHandle;Ljava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;";

    private final Translation t;
    private final StackBytecodes constants;
    private final ArrayBytecodes arrays;

    VariableHandles(Translation translation, StackBytecodes constants, ArrayBytecodes arrays) {
        this.t = translation;
        this.constants = constants;
        this.arrays = arrays;
    }

    /** Emits the access, for {@code arguments} behind the handle, and pushes its result. */
    void translate(MethodInsnNode call, Value handle, Value[] arguments) {
        if (!inPlace(call, handle, arguments)) {
            boxed(call, handle, arguments);
        }
    }

    private void boxed(MethodInsnNode call, Value handle, Value[] arguments) {
        org.objectweb.asm.Type[] declared = org.objectweb.asm.Type.getArgumentTypes(call.desc);
        Value checked = t.nonNull(handle);
        Value list = arrays.made("[Ljava/lang/Object;", t.intConstant(arguments.length));
        for (int i = 0; i < arguments.length; i++) {
            Value argument = isPrimitive(declared[i]) ? boxed(arguments[i], declared[i].getDescriptor()) : t.conform(arguments[i], Type.REF);
            arrays.put(list, i, argument, Access.Kind.REF);
        }
        JavaClass type = t.world.classNamed("java/lang/invoke/VarHandle");
        Value result = t.emit(Op.CALL, Type.REF, t.world.resolveMethod(type, "access", ACCESS), checked, constants.string(call.name), constants.string(call.desc), list);
        org.objectweb.asm.Type wanted = org.objectweb.asm.Type.getReturnType(call.desc);
        if (wanted.getSort() == org.objectweb.asm.Type.VOID) {
            return;
        }
        if (isPrimitive(wanted)) {
            JavaClass box = t.world.classNamed(box(primitive(wanted)));
            Value cast = t.nonNull(t.emit(Op.CAST_CHECK, Type.REF, box, result));
            JavaMethod unbox = t.world.resolveMethod(box, wanted.getClassName() + "Value", "()" + wanted.getDescriptor());
            t.push(t.emit(Op.CALL, unbox.result(), unbox, cast), wanted.getDescriptor());
        } else {
            JavaClass reference = t.world.classNamed(name(wanted));
            t.push(reference.name().equals("java/lang/Object") ? result : t.emit(Op.CAST_CHECK, Type.REF, reference, result), wanted.getDescriptor());
        }
    }

    private JavaClass primitive(org.objectweb.asm.Type type) {
        return t.world.classNamed(type.getClassName());
    }

    private Value boxed(Value value, String descriptor) {
        JavaClass box = t.world.classNamed(box(primitive(org.objectweb.asm.Type.getType(descriptor))));
        t.initialise(box);
        return t.emit(Op.CALL, Type.REF, t.world.resolveMethod(box, "valueOf", "(" + descriptor + ")L" + box.name() + ";"), value);
    }

    /** False, with nothing done, if it cannot be done in place. */
    private boolean inPlace(MethodInsnNode call, Value handle, Value[] arguments) {
        org.objectweb.asm.Type[] declared = org.objectweb.asm.Type.getArgumentTypes(call.desc);
        VariableAccess access = VariableAccess.named(call.name);
        Variable variable = Variable.of(handle, t.world);
        if (variable == null || access == null || variable.isFinal() && access != VariableAccess.GET) {
            return false;
        }
        int shape = variable.shape();
        JavaClass type = variable.type();
        int coordinates = variable.coordinates();
        Access.Kind kind = variable.kind(t.world);
        if (arguments.length != coordinates + access.operands() || !access.suits(kind, shape == Variable.VIEW || shape == Variable.BIG_ENDIAN_VIEW)
                || !conversionsAreKnown(declared, coordinates, access.yieldsVariable() ? org.objectweb.asm.Type.getReturnType(call.desc) : null, type)) {
            return false;
        }
        Value object = shape == Variable.STATIC ? t.nullConstant() : narrowed(t.nonNull(arguments[0]), declared[0], variable.owner());
        Value offset = switch (shape) {
            case Variable.STATIC -> staticPlace(variable);
            case Variable.FIELD -> t.constant(Type.I64, variable.offset());
            default -> offset(shape, object, arguments[1], kind);
        };
        Value[] operands = new Value[access.operands()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = converted(arguments[coordinates + i], declared[coordinates + i], type);
            operands[i] = shape == Variable.BIG_ENDIAN_VIEW ? reversed(operands[i], kind) : operands[i];
        }
        if (shape == Variable.ELEMENT && kind == Access.Kind.REF && operands.length > 0) {
            int last = operands.length - 1;
            operands[last] = t.emit(Op.STORE_CHECK, Type.REF, null, object, operands[last]);
        }
        Value result = access.emit(t, new PlaceAccess(t, object, offset, kind), call.name, object, offset, operands);
        push(shape == Variable.BIG_ENDIAN_VIEW && access.yieldsVariable() ? reversed(result, kind) : result, access, type,
                org.objectweb.asm.Type.getReturnType(call.desc));
        return true;
    }

    private Value staticPlace(Variable variable) {
        t.initialise(variable.staticField().owner());
        return t.emit(Op.SYMBOL, Type.I64, variable.staticField());
    }

    private Value offset(int shape, Value array, Value index, Access.Kind kind) {
        if (shape == Variable.ELEMENT) {
            Value checked = t.emit(Op.BOUNDS_CHECK, Type.I32, null, index, t.emit(Op.ARRAY_LENGTH, Type.I32, null, array));
            Value distance = t.pure(Op.MUL, Type.I64, t.pure(Op.ZEXT32, Type.I64, checked), t.constant(Type.I64, kind.bytes));
            return t.pure(Op.ADD, Type.I64, distance, t.constant(Type.I64, kind.bytes == 8 ? 16 : 12));
        }
        return t.emit(Op.CALL, Type.I64, VariableAccess.update(t, "viewOffset", "([BII)J"), array, index, t.intConstant(kind.bytes));
    }

    /** What an array's or object's class is not known to be from the call is checked. */
    private Value narrowed(Value object, org.objectweb.asm.Type declared, JavaClass wanted) {
        if (t.world.classNamed(name(declared)).isAssignableTo(wanted)) {
            return object;
        }
        return t.emit(Op.CAST_CHECK, Type.REF, wanted, object);
    }

    private static String name(org.objectweb.asm.Type type) {
        return type.getSort() == org.objectweb.asm.Type.ARRAY ? type.getDescriptor() : type.getInternalName();
    }

    /** References to references, numbers that widen, and results that are boxed; what would have to be unboxed is left alone. */
    private boolean conversionsAreKnown(org.objectweb.asm.Type[] declared, int from, org.objectweb.asm.Type result, JavaClass type) {
        boolean primitive = type.kind() == JavaClass.Kind.PRIMITIVE;
        for (int i = from; i < declared.length; i++) {
            if (isPrimitive(declared[i]) != primitive || primitive && !NumberWidening.exists(declared[i].getDescriptor(), descriptor(type))) {
                return false;
            }
        }
        if (result == null || result.getSort() == org.objectweb.asm.Type.VOID) {
            return true;
        }
        return isPrimitive(result) ? primitive && NumberWidening.exists(descriptor(type), result.getDescriptor())
                : !primitive || t.world.classNamed(box(type)).isAssignableTo(t.world.classNamed(name(result)));
    }

    private static boolean isPrimitive(org.objectweb.asm.Type type) {
        return type.getSort() < org.objectweb.asm.Type.ARRAY;
    }

    private static String descriptor(JavaClass primitive) {
        return switch (primitive.name()) {
            case "boolean" -> "Z";
            case "byte" -> "B";
            case "short" -> "S";
            case "char" -> "C";
            case "int" -> "I";
            case "long" -> "J";
            case "float" -> "F";
            default -> "D";
        };
    }

    private static String box(JavaClass primitive) {
        return switch (primitive.name()) {
            case "int" -> "java/lang/Integer";
            case "char" -> "java/lang/Character";
            default -> "java/lang/" + Character.toUpperCase(primitive.name().charAt(0)) + primitive.name().substring(1);
        };
    }

    private Value converted(Value value, org.objectweb.asm.Type declared, JavaClass type) {
        if (isPrimitive(declared)) {
            return NumberWidening.emit(t, value, declared.getDescriptor(), descriptor(type));
        }
        return value.isConstant(0) ? value : narrowed(value, declared, type);
    }

    private Value reversed(Value value, Access.Kind kind) {
        return switch (kind) {
            case I32, I64 -> t.pure(Op.BYTE_SWAP, kind.type, value);
            case I16 -> t.pure(Op.SHR, Type.I32, t.pure(Op.BYTE_SWAP, Type.I32, value), t.intConstant(16));
            case U16 -> t.pure(Op.USHR, Type.I32, t.pure(Op.BYTE_SWAP, Type.I32, value), t.intConstant(16));
            default -> value;
        };
    }

    private void push(Value value, VariableAccess access, JavaClass type, org.objectweb.asm.Type result) {
        if (result.getSort() == org.objectweb.asm.Type.VOID || value == null) {
            return;
        }
        Value pushed = value;
        if (access.yieldsVariable()) {
            if (isPrimitive(result)) {
                pushed = NumberWidening.emit(t, value, descriptor(type), result.getDescriptor());
            } else if (type.kind() == JavaClass.Kind.PRIMITIVE) {
                pushed = boxed(value, descriptor(type));
            } else {
                JavaClass wanted = t.world.classNamed(name(result));
                pushed = type.isAssignableTo(wanted) ? value : t.emit(Op.CAST_CHECK, Type.REF, wanted, value);
            }
        }
        t.push(pushed, result.getDescriptor());
    }
}
