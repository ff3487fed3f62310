package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.magic.RuntimeCall;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/** Making arrays and accessing their elements. */
final class ArrayBytecodes {
    /** By distance from {@code iaload} or {@code iastore}. */
    private static final Access.Kind[] KINDS = {Access.Kind.I32, Access.Kind.I64, Access.Kind.F32, Access.Kind.F64, Access.Kind.REF,
        Access.Kind.I8, Access.Kind.U16, Access.Kind.I16};
    private static final String[] PRIMITIVES = {"Z", "C", "F", "D", "B", "S", "I", "J"};

    private final Translation t;

    ArrayBytecodes(Translation translation) {
        this.t = translation;
    }

    void load(int opcode) {
        Access.Kind kind = KINDS[opcode - Opcodes.IALOAD];
        Value index = t.pop(Type.I32);
        Value array = t.popReference();
        boolean wide = opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD;
        if (array.type() == Type.I64) {
            t.state.push(t.words.loadElement(array, index, kind), wide);
            return;
        }
        Known known = t.known.of(array);
        Value good = t.nonNull(array);
        Value checked = t.boundsChecked(index, t.emit(Op.ARRAY_LENGTH, Type.I32, null, good));
        Access.Kind held = elementKind(kind, known);
        Value element = t.emit(Op.GET_ELEMENT, held.type, Access.element(held), good, checked);
        if (kind == Access.Kind.REF && known != null && known.isArray()) {
            t.known.declare(element, known.component());
        }
        t.state.push(element, wide);
    }

    void store(int opcode) {
        Access.Kind kind = KINDS[opcode - Opcodes.IASTORE];
        Value value = kind == Access.Kind.REF ? t.popReference() : t.pop(kind.type);
        Value index = t.pop(Type.I32);
        Value array = t.popReference();
        if (array.type() == Type.I64) {
            t.words.storeElement(array, index, value, kind);
            return;
        }
        Known known = t.known.of(array);
        Value good = t.nonNull(array);
        Value checked = t.boundsChecked(index, t.emit(Op.ARRAY_LENGTH, Type.I32, null, good));
        Access.Kind held = elementKind(kind, known);
        Value stored = t.conform(value, held.type);
        if (held == Access.Kind.REF && !fits(stored, known)) {
            stored = t.emit(Op.STORE_CHECK, Type.REF, null, good, stored);
        }
        t.emit(Op.PUT_ELEMENT, Type.VOID, Access.element(held), good, checked, stored);
    }

    /** {@code aaload} and {@code aastore} also access arrays of words, {@code baload} and {@code bastore} those of booleans. */
    private Access.Kind elementKind(Access.Kind kind, Known known) {
        if (kind == Access.Kind.REF && known != null && known.isArray() && known.component().charAt(0) == 'L' && t.known.hasBareElements(known)) {
            return Access.Kind.I64;
        }
        return kind == Access.Kind.I8 && known != null && known.descriptor().equals("[Z") ? Access.Kind.U8 : kind;
    }

    /** Whether storing {@code value} cannot fail: null always fits, and into an array of known class a value of known class does. */
    private boolean fits(Value value, Known array) {
        if (value.isConstant(0)) {
            return true;
        }
        Known known = t.known.of(value);
        if (array == null || !array.isArray() || !isExact(array)) {
            return false;
        }
        return array.component().equals("Ljava/lang/Object;")
                || known != null && t.known.fits(known, array.component());
    }

    private boolean isExact(Known array) {
        if (array.exact()) {
            return true;
        }
        String element = array.descriptor().substring(array.descriptor().lastIndexOf('[') + 1);
        return element.charAt(0) != 'L' || t.known.isFinal(element);
    }

    void length() {
        Value array = t.popReference();
        t.push(array.type() == Type.I64 ? t.words.length(array) : t.emit(Op.ARRAY_LENGTH, Type.I32, null, t.nonNull(array)));
    }

    void makePrimitive(IntInsnNode instruction) {
        make("[" + PRIMITIVES[instruction.operand - Opcodes.T_BOOLEAN]);
    }

    /** @param component internal name */
    void makeOfReferences(String component) {
        make(component.charAt(0) == '[' ? "[" + component : "[L" + component + ";");
    }

    private void make(String descriptor) {
        t.push(made(descriptor, t.pop(Type.I32)));
    }

    /** A new array; {@code length} is not checked yet. */
    Value made(String descriptor, Value length) {
        Value array = t.emit(Op.NEW_ARRAY, Type.REF, t.world.type(descriptor), t.sizeChecked(length));
        t.known.set(array, Known.exactly(descriptor));
        return array;
    }

    /** Stores into an array made here, at an index that is known to be good. */
    void put(Value array, int index, Value value, Access.Kind kind) {
        t.emit(Op.PUT_ELEMENT, Type.VOID, Access.element(kind), array, t.intConstant(index), value);
    }

    void makeMulti(MultiANewArrayInsnNode instruction) {
        if (instruction.dims == 1) {
            make(instruction.desc);
            return;
        }
        JavaClass type = t.world.type(instruction.desc);
        Value[] lengths = new Value[instruction.dims];
        for (int i = lengths.length - 1; i >= 0; i--) {
            lengths[i] = t.pop(Type.I32);
        }
        Value list = made("[I", t.intConstant(lengths.length));
        for (int i = 0; i < lengths.length; i++) {
            put(list, i, lengths[i], Access.Kind.I32);
        }
        Value hub = t.emit(Op.SYMBOL, Type.I64, new Hub(type));
        Value array = t.emit(Op.CALL, Type.REF, t.world.runtimeEntry(RuntimeCall.NEW_MULTI_ARRAY), hub, list);
        t.known.set(array, Known.exactly(instruction.desc));
        t.push(array);
    }
}
