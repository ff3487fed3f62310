package astryon.compiler.frontend;

import astryon.compiler.frontend.OperandOrigins.Origin;
import astryon.compiler.world.JavaMethod;
import java.util.List;
import java.util.StringJoiner;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** The part of a message that names what was null, as source: {@code this.list.next[i]}; or the method that returned it. */
final class NullExpression {
    private static final int MOST_DETAIL = 5;
    /** So many locals are told whether they were written. */
    private static final int LOCALS = 64;
    private static final List<String> WELL_KNOWN = List.of("java.lang.Object", "java.lang.String");
    private static final int PACKAGE = "java.lang.".length();

    private final JavaMethod method;
    private final MethodNode code;
    private final Frame<Origin>[] stacks;
    private final StringBuilder text = new StringBuilder();

    /** @param stacks before each instruction, null where they are not known */
    NullExpression(JavaMethod method, MethodNode code, Frame<Origin>[] stacks) {
        this.method = method;
        this.code = code;
        this.stacks = stacks;
    }

    /** The clause for the operand {@code depth} below the top before instruction {@code index}; empty if there is nothing to say. */
    String because(int index, int depth) {
        AbstractInsnNode source = source(index, depth);
        boolean returned = source instanceof MethodInsnNode;
        return print(index, depth, MOST_DETAIL) ? (returned ? " because the return value of \"" : " because \"") + text + "\" is null" : "";
    }

    /** What pushed that operand, or null. */
    private AbstractInsnNode source(int index, int depth) {
        Frame<Origin> stack = stacks[index];
        int origin = stack.getStack(stack.getStackSize() - 1 - depth).instruction();
        return origin < 0 ? null : code.instructions.get(origin);
    }

    /** Appends what pushed that operand, unless that would be too deep or is nothing that has a name; then false. */
    private boolean print(int index, int depth, int detail) {
        AbstractInsnNode source = detail <= 0 ? null : source(index, depth);
        if (source == null) {
            return false;
        }
        int at = code.instructions.indexOf(source);
        int opcode = source.getOpcode();
        switch (opcode) {
            case Opcodes.ILOAD, Opcodes.ALOAD -> text.append(local(at, ((VarInsnNode) source).var));
            case Opcodes.ACONST_NULL -> text.append("null");
            case Opcodes.ICONST_M1, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2, Opcodes.ICONST_3, Opcodes.ICONST_4, Opcodes.ICONST_5 ->
                    text.append(opcode - Opcodes.ICONST_0);
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> text.append(((IntInsnNode) source).operand);
            case Opcodes.IALOAD, Opcodes.AALOAD -> {
                if (!print(at, 1, detail - 1)) {
                    text.append("<array>");
                }
                text.append('[');
                if (!print(at, 0, detail)) {
                    text.append("...");
                }
                text.append(']');
            }
            case Opcodes.GETSTATIC -> {
                FieldInsnNode field = (FieldInsnNode) source;
                text.append(className(field.owner)).append('.').append(field.name);
            }
            case Opcodes.GETFIELD -> {
                if (print(at, 0, detail - 1)) {
                    text.append('.');
                }
                text.append(((FieldInsnNode) source).name);
            }
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE -> text.append(nameOf((MethodInsnNode) source));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code Owner.name(Type, Type)}. */
    static String nameOf(MethodInsnNode call) {
        StringJoiner parameters = new StringJoiner(", ", "(", ")");
        for (Type type : Type.getArgumentTypes(call.desc)) {
            String name = type.getClassName();
            parameters.add(WELL_KNOWN.stream().anyMatch(name::startsWith) ? name.substring(PACKAGE) : name);
        }
        return className(call.owner) + "." + call.name + parameters;
    }

    private static String className(String internalName) {
        String name = internalName.replace('/', '.');
        return WELL_KNOWN.contains(name) ? name.substring(PACKAGE) : name;
    }

    /** The local that instruction {@code index} loads: its name if the class file has it, or its number. */
    private String local(int index, int slot) {
        if (code.localVariables != null) {
            for (LocalVariableNode variable : code.localVariables) {
                if (variable.index == slot && code.instructions.indexOf(variable.start) <= index && index < code.instructions.indexOf(variable.end)) {
                    return variable.name;
                }
            }
        }
        boolean written = slot >= LOCALS || stacks[index].getLocal(slot).instruction() != Origin.CALLER;
        int at = method.isStatic() ? 0 : 1;
        if (slot < at && !written) {
            return "this";
        }
        int number = 1;
        for (Type type : Type.getArgumentTypes(method.descriptor())) {
            if (slot >= at && slot < at + type.getSize()) {
                return written ? "<local" + slot + ">" : "<parameter" + number + ">";
            }
            at += type.getSize();
            number++;
        }
        return "<local" + slot + ">";
    }
}
