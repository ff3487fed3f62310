package astryon.compiler.frontend;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.Profile;
import astryon.compiler.world.StaticValue;
import astryon.magic.RuntimeCall;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;

/** Fields, object creation and type tests. */
final class ObjectBytecodes {
    private final Translation t;
    private final StackBytecodes constants;

    ObjectBytecodes(Translation translation, StackBytecodes constants) {
        this.t = translation;
        this.constants = constants;
    }

    void field(FieldInsnNode instruction) {
        JavaField field = t.world.resolveField(t.world.classNamed(instruction.owner), instruction.name);
        switch (instruction.getOpcode()) {
            case Opcodes.GETSTATIC -> getStatic(field);
            case Opcodes.PUTSTATIC -> putStatic(field);
            case Opcodes.GETFIELD -> t.push(get(t.popReference(), field), field.descriptor());
            default -> put(field);
        }
    }

    /** The value of an instance field of {@code object}. */
    Value get(Value object, JavaField field) {
        return switch (field.owner().kind()) {
            case WORD -> t.words.component(t.conform(object, Type.I64));
            case STRUCT -> t.words.load(t.conform(object, Type.I64), field);
            default -> t.emit(Op.GET_FIELD, field.kind().type, field, t.nonNull(t.conform(object, Type.REF)));
        };
    }

    private void put(JavaField field) {
        Value value = t.state.pop();
        Value object = t.popReference();
        switch (field.owner().kind()) {
            case WORD -> t.refuse(Rule.WORD_CONSTRUCTOR);
            case STRUCT -> t.words.store(t.conform(object, Type.I64), field, value);
            default -> put(t.conform(object, Type.REF), field, value);
        }
    }

    /** Stores into a field of an object. */
    void put(Value object, JavaField field, Value value) {
        Value good = t.nonNull(object);
        t.emit(Op.PUT_FIELD, Type.VOID, field, good, variable(value, field));
    }

    /** {@code value} as the field holds it. An array inside a struct would lose its length there. */
    private Value variable(Value value, JavaField field) {
        t.checkDeclared(value, field.descriptor());
        return t.conform(value, field.kind().type);
    }

    void getStatic(String owner, String name) {
        getStatic(t.world.resolveField(t.world.classNamed(owner), name));
    }

    void getStatic(JavaField field) {
        if (field.name().equals("$assertionsDisabled")) {
            t.push(t.intConstant(1));
            return;
        }
        t.initialise(field.owner());
        Optional<StaticValue> constant = field.isFinal() ? t.initialiser.valueOf(field) : Optional.empty();
        Value value;
        if (constant.isPresent()) {
            value = constant(constant.get(), field.kind().type);
        } else {
            value = t.emit(Op.GET_STATIC, field.kind().type, field);
        }
        t.push(value, field.descriptor());
    }

    private Value constant(StaticValue constant, Type type) {
        if (constant instanceof StaticValue.Bits bits) {
            return t.constant(type, bits.bits());
        }
        if (constant instanceof StaticValue.LinkAddress address) {
            return t.emit(Op.SYMBOL, Type.I64, address.addend(), address.target());
        }
        return constant instanceof StaticValue.Reference reference ? constants.object(reference.object()) : t.nullConstant();
    }

    private void putStatic(JavaField field) {
        t.initialise(field.owner());
        t.emit(Op.PUT_STATIC, Type.VOID, field, variable(t.state.pop(), field));
    }

    void make(String name) {
        if (LeftOut.ofClass(name) != null) {
            // Its constructor is refused.
            t.pushUnknown("L" + name + ";");
            return;
        }
        JavaClass type = t.world.classNamed(name);
        switch (type.kind()) {
            case WORD -> t.push(t.words.unmade(type));
            case STRUCT -> {
                t.refuse(Rule.STRUCT_MADE);
                t.push(t.words.unmade(type));
            }
            default -> t.push(made(type));
        }
    }

    /** A new object, its fields zero. */
    Value made(JavaClass type) {
        t.initialise(type);
        Value object = t.emit(Op.NEW, Type.REF, type);
        t.known.set(object, Known.exactly("L" + type.name() + ";"));
        return object;
    }

    void checkCast(String name) {
        JavaClass type = t.world.classNamed(name);
        Value value = t.popReference();
        if (value.type() == Type.I64) {
            Known known = t.known.of(value);
            if (known == null || !known.descriptor().equals("L" + name + ";")) {
                t.refuse(Rule.WORD_TYPE_TEST);
            }
            t.push(value);
        } else if (KnownTypes.isDialect(type)) {
            t.refuse(Rule.WORD_TYPE_TEST);
            t.push(t.constant(Type.I64, 0));
        } else {
            t.push(cast(value, type, name.charAt(0) == '[' ? name : "L" + name + ";"));
        }
    }

    private Value cast(Value value, JavaClass type, String descriptor) {
        Known known = t.known.of(value);
        boolean needless = value.isConstant(0) || type.name().equals("java/lang/Object")
                || known != null && known.descriptor().equals(descriptor) || t.method.traits().unchecked().isPresent();
        if (needless && (known != null || value.isConstant(0))) {
            return value;
        }
        Value checked = needless ? value : t.emit(Op.CAST_CHECK, Type.REF, type, value);
        t.known.set(checked, Known.of(descriptor));
        return checked;
    }

    void instanceOf(String name) {
        JavaClass type = t.world.classNamed(name);
        Value value = t.popReference();
        if (value.type() == Type.I64 || KnownTypes.isDialect(type)) {
            t.refuse(Rule.WORD_TYPE_TEST);
            t.push(t.intConstant(0));
        } else {
            t.push(value.isConstant(0) ? t.intConstant(0) : t.emit(Op.INSTANCE_OF, Type.I32, type, value));
        }
    }

    /** In the kernel nobody shares an object; the JDK's own code may say that it locks one, the kernel's may not rely on it. */
    void lock(RuntimeCall operation) {
        Value object = t.nonNull(t.pop(Type.REF));
        if (t.world.profile() == Profile.HOSTED) {
            t.emit(Op.CALL, Type.VOID, t.world.runtimeEntry(operation), object);
        } else if (!t.method.isLibrary()) {
            t.refuse(Rule.LOCK);
        }
    }
}
