package astryon.compiler.hosted;

import astryon.compiler.diag.Refusal;
import astryon.compiler.world.JavaField;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Where arrays inside structs get to in a method: into variables, element accesses and {@code length}, and nowhere else. Each access
 * of an element becomes a call.
 */
final class PartFlow extends BasicInterpreter {

    /** An array inside a struct. */
    private static final class Part extends BasicValue {
        private final String component;

        Part(String descriptor) {
            super(Type.getType(descriptor));
            this.component = descriptor.substring(1);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part part && part.component.equals(component);
        }

        @Override
        public int hashCode() {
            return component.hashCode();
        }
    }

    /** A part here, something else there: not to be touched. */
    private static final BasicValue LOST = new BasicValue(Type.getObjectType("lost"));

    private final StructAccess access;

    private PartFlow(StructAccess access) {
        super(Opcodes.ASM9);
        this.access = access;
    }

    static void rewriteElements(String owner, MethodNode method, StructAccess access) {
        PartFlow flow = new PartFlow(access);
        if (Stream.of(method.instructions.toArray()).noneMatch(flow::isPart)) {
            return;
        }
        Frame<BasicValue>[] frames;
        try {
            frames = new Analyzer<>(flow).analyze(owner, method);
        } catch (AnalyzerException failure) {
            throw new Refusal(owner.replace('/', '.') + "." + method.name + ": " + failure.getMessage());
        }
        AbstractInsnNode[] instructions = method.instructions.toArray();
        for (int i = 0; i < instructions.length; i++) {
            int opcode = instructions[i].getOpcode();
            if (frames[i] != null && opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
                flow.element(method.instructions, instructions[i], frames[i].getStack(frames[i].getStackSize() - 2), "load");
            } else if (frames[i] != null && opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
                flow.element(method.instructions, instructions[i], frames[i].getStack(frames[i].getStackSize() - 3), "store");
            }
        }
    }

    private boolean isPart(AbstractInsnNode instruction) {
        if (!(instruction instanceof FieldInsnNode field) || field.getOpcode() != Opcodes.GETFIELD) {
            return false;
        }
        JavaField accessed = access.structField(field);
        return accessed != null && accessed.length() >= 0;
    }

    private void element(InsnList code, AbstractInsnNode instruction, BasicValue array, String verb) {
        if (!(array instanceof Part part)) {
            return;
        }
        Type component = Type.getType(part.component);
        boolean object = component.getSort() == Type.OBJECT;
        Type number = StructAccess.number(component);
        String stacked = number.getSize() == 2 || number.getSort() == Type.FLOAT ? number.getDescriptor() : "I";
        InsnList call = new InsnList();
        if (object && access.isStruct(component.getInternalName())) {
            if (verb.equals("store")) {
                throw new Refusal("a struct inside a struct is a place, not a variable");
            }
            call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, StructAccess.STRUCTS, "structElement", "(Ljava/lang/Object;I)Ljava/lang/Object;"));
            call.add(new TypeInsnNode(Opcodes.CHECKCAST, component.getInternalName()));
        } else if (verb.equals("load")) {
            call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, StructAccess.STRUCTS, verb + StructAccess.nameOf(number), "(Ljava/lang/Object;I)" + stacked));
            if (object) {
                access.make(call, component.getInternalName());
            }
        } else {
            if (object) {
                access.value(call, component.getInternalName());
            }
            call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, StructAccess.STRUCTS, verb + StructAccess.nameOf(number), "(Ljava/lang/Object;I" + stacked + ")V"));
        }
        code.insert(instruction, call);
        code.remove(instruction);
    }

    @Override
    public BasicValue merge(BasicValue first, BasicValue second) {
        return (isTracked(first) || isTracked(second)) && !first.equals(second) ? LOST : super.merge(first, second);
    }

    private static boolean isTracked(BasicValue value) {
        return value instanceof Part || value == LOST;
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value) throws AnalyzerException {
        if (isPart(instruction)) {
            return new Part(((FieldInsnNode) instruction).desc);
        }
        if (value instanceof Part && instruction.getOpcode() == Opcodes.CHECKCAST) {
            return value;
        }
        if (value == LOST || value instanceof Part && instruction.getOpcode() != Opcodes.ARRAYLENGTH) {
            throw lost(instruction);
        }
        return super.unaryOperation(instruction, value);
    }

    @Override
    public BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue first, BasicValue second) throws AnalyzerException {
        boolean element = instruction.getOpcode() >= Opcodes.IALOAD && instruction.getOpcode() <= Opcodes.SALOAD;
        if (isTracked(second) || first == LOST || first instanceof Part && !element) {
            throw lost(instruction);
        }
        return super.binaryOperation(instruction, first, second);
    }

    @Override
    public BasicValue ternaryOperation(AbstractInsnNode instruction, BasicValue first, BasicValue second, BasicValue third) throws AnalyzerException {
        if (first == LOST || isTracked(third)) {
            throw lost(instruction);
        }
        return super.ternaryOperation(instruction, first, second, third);
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values) throws AnalyzerException {
        if (values.stream().anyMatch(PartFlow::isTracked)) {
            throw lost(instruction);
        }
        return super.naryOperation(instruction, values);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, BasicValue value, BasicValue expected) throws AnalyzerException {
        if (isTracked(value)) {
            throw lost(instruction);
        }
    }

    private static AnalyzerException lost(AbstractInsnNode instruction) {
        return new AnalyzerException(instruction, "an array inside a struct cannot be passed on, stored, compared or merged with another array");
    }
}
