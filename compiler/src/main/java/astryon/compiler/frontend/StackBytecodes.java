package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.JavaClass;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.VarInsnNode;

/** Constants, locals and the instructions that shuffle the operand stack. */
final class StackBytecodes {
    private static final Type[] TYPES = {Type.I32, Type.I64, Type.F32, Type.F64};

    private final Translation t;

    StackBytecodes(Translation translation) {
        this.t = translation;
    }

    void constant(int opcode) {
        if (opcode == Opcodes.ACONST_NULL) {
            t.push(t.nullConstant());
        } else if (opcode <= Opcodes.ICONST_5) {
            t.push(t.intConstant(opcode - Opcodes.ICONST_0));
        } else if (opcode <= Opcodes.LCONST_1) {
            t.pushWide(t.constant(Type.I64, opcode - Opcodes.LCONST_0));
        } else if (opcode <= Opcodes.FCONST_2) {
            t.push(t.constant(Type.F32, Float.floatToRawIntBits(opcode - Opcodes.FCONST_0)));
        } else {
            t.pushWide(t.constant(Type.F64, Double.doubleToRawLongBits(opcode - Opcodes.DCONST_0)));
        }
    }

    void loadConstant(Object constant) {
        if (constant instanceof Integer number) {
            t.push(t.intConstant(number));
        } else if (constant instanceof Long number) {
            t.pushWide(t.constant(Type.I64, number));
        } else if (constant instanceof Float number) {
            t.push(t.constant(Type.F32, Float.floatToRawIntBits(number)));
        } else if (constant instanceof Double number) {
            t.pushWide(t.constant(Type.F64, Double.doubleToRawLongBits(number)));
        } else if (constant instanceof String text) {
            t.push(string(text));
        } else if (constant instanceof org.objectweb.asm.Type type && type.getSort() != org.objectweb.asm.Type.METHOD) {
            JavaClass literal = t.world.type(type.getDescriptor());
            t.push(t.literal(object(t.initialiser.mirror(literal)), literal));
        } else {
            t.refuse(Rule.METHOD_HANDLE);
            t.unreachable();
        }
    }

    /** The interned string. */
    Value string(String text) {
        return t.literal(object(t.initialiser.string(text)), text);
    }

    /** An object that exists at build time. */
    Value object(HeapObject object) {
        Value value = t.emit(Op.OBJECT, Type.REF, object);
        t.known.set(value, Known.exactly(descriptor(object.type())));
        return value;
    }

    private static String descriptor(JavaClass type) {
        return type.isArray() ? type.name() : "L" + type.name() + ";";
    }

    void local(VarInsnNode instruction) {
        int opcode = instruction.getOpcode();
        int slot = instruction.var;
        if (opcode >= Opcodes.ISTORE) {
            t.state.setLocal(slot, opcode == Opcodes.ASTORE ? t.popReference() : t.pop(TYPES[opcode - Opcodes.ISTORE]));
        } else if (opcode == Opcodes.ALOAD) {
            t.push(t.referenceLocal(slot));
        } else {
            t.state.push(t.local(slot, TYPES[opcode - Opcodes.ILOAD]), opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD);
        }
    }

    void shuffle(int opcode) {
        switch (opcode) {
            case Opcodes.POP -> take(1);
            case Opcodes.POP2 -> take(2);
            case Opcodes.DUP -> duplicate(1, 0);
            case Opcodes.DUP_X1 -> duplicate(1, 1);
            case Opcodes.DUP_X2 -> duplicate(1, 2);
            case Opcodes.DUP2 -> duplicate(2, 0);
            case Opcodes.DUP2_X1 -> duplicate(2, 1);
            case Opcodes.DUP2_X2 -> duplicate(2, 2);
            default -> {
                Entries upper = take(1);
                Entries lower = take(1);
                upper.push();
                lower.push();
            }
        }
    }

    /** Copies the top {@code words} words of the stack to below the {@code skipped} words under them. */
    private void duplicate(int words, int skipped) {
        Entries top = take(words);
        Entries under = take(skipped);
        top.push();
        under.push();
        top.push();
    }

    /** Entries taken off the stack, the topmost last. */
    private final class Entries {
        final Value[] values = new Value[2];
        final boolean[] wide = new boolean[2];
        int count;

        void push() {
            for (int i = 0; i < count; i++) {
                t.state.push(values[i], wide[i]);
            }
        }
    }

    private Entries take(int words) {
        int left = words;
        Entries taken = new Entries();
        while (left > 0) {
            boolean wide = t.state.topIsWide();
            if (taken.count == 1) {
                taken.values[1] = taken.values[0];
                taken.wide[1] = taken.wide[0];
            }
            taken.values[0] = t.state.pop();
            taken.wide[0] = wide;
            taken.count++;
            left -= wide ? 2 : 1;
        }
        if (left < 0) {
            throw new Refusal("the bytecode takes half a long off the stack");
        }
        return taken;
    }
}
