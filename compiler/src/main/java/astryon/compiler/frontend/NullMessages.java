package astryon.compiler.frontend;

import astryon.compiler.frontend.OperandOrigins.Origin;
import astryon.compiler.world.JavaMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * What the exception says where an instruction of a method finds null (JEP 358): what could not be done, and which expression of the source
 * was null, told from the instructions that made it.
 *
 * <p>HotSpot, whose words these are, goes once over the code in its order and looks at a place when it first comes there with a known stack: what
 * comes to the place from below, in a loop, is not seen. To say the same, the texts of all places are made on one such way.
 */
final class NullMessages {
    private static final String[] ELEMENTS = {"int", "long", "float", "double", "object", "byte/boolean", "char", "short"};

    private final JavaMethod method;
    private final MethodNode code;
    private Map<AbstractInsnNode, String> texts;

    NullMessages(JavaMethod method, MethodNode code) {
        this.method = method;
        this.code = code;
    }

    /** The message of {@code instruction} when it is asked for; null if it looks at no object. */
    Supplier<String> of(AbstractInsnNode instruction) {
        return depthOfObject(instruction) < 0 ? null : () -> text(instruction);
    }

    private String text(AbstractInsnNode instruction) {
        if (texts == null) {
            texts = new HashMap<>();
            try {
                walk();
            } catch (AnalyzerException e) {
                // Code that breaks the rules of the operand stack; what was not come to has no message.
            }
        }
        return texts.get(instruction);
    }

    /** How many operands are above the object that the instruction looks at, or -1. */
    private static int depthOfObject(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            return 1;
        }
        if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            return 2;
        }
        return switch (opcode) {
            case Opcodes.GETFIELD, Opcodes.ARRAYLENGTH, Opcodes.ATHROW, Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> 0;
            case Opcodes.PUTFIELD -> 1;
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESPECIAL -> {
                MethodInsnNode call = (MethodInsnNode) instruction;
                yield call.name.equals("<init>") ? -1 : Type.getArgumentTypes(call.desc).length;
            }
            default -> -1;
        };
    }

    private void walk() throws AnalyzerException {
        OperandOrigins origins = new OperandOrigins(code.instructions);
        Stacks stacks = new Stacks(origins, code);
        do {
            stacks.grown = false;
            for (int i = 0; i < code.instructions.size(); i++) {
                AbstractInsnNode instruction = code.instructions.get(i);
                Frame<Origin> stack = stacks.before[i];
                if (stack == null) {
                    continue;
                }
                int depth = depthOfObject(instruction);
                if (depth >= 0 && !texts.containsKey(instruction)) {
                    String cause = new NullExpression(method, code, stacks.before).because(i, depth);
                    texts.put(instruction, action(instruction) + cause);
                }
                stacks.flow(i, instruction);
            }
        } while (stacks.grown);
    }

    /** The stacks before each instruction that has been come to. */
    private static final class Stacks {
        private final OperandOrigins origins;
        private final MethodNode code;
        private final Frame<Origin>[] before;
        private boolean grown;

        @SuppressWarnings("unchecked")
        Stacks(OperandOrigins origins, MethodNode code) {
            this.origins = origins;
            this.code = code;
            before = (Frame<Origin>[]) new Frame<?>[code.instructions.size() + 1];
            before[0] = start();
            for (TryCatchBlockNode region : code.tryCatchBlocks) {
                int handler = code.instructions.indexOf(region.handler);
                if (before[handler] == null) {
                    before[handler] = start();
                    before[handler].push(new Origin(Origin.UNKNOWN, 1));
                }
            }
        }

        private Frame<Origin> start() {
            Frame<Origin> frame = new Frame<>(code.maxLocals, code.maxStack);
            for (int i = 0; i < code.maxLocals; i++) {
                frame.setLocal(i, origins.newValue(null));
            }
            return frame;
        }

        private void flow(int index, AbstractInsnNode instruction) throws AnalyzerException {
            Frame<Origin> after = new Frame<>(before[index]);
            if (instruction.getOpcode() >= 0) {
                after.execute(instruction, origins);
            }
            if (!BytecodeFlow.endsRun(instruction.getOpcode())) {
                merge(index + 1, after);
            }
            for (LabelNode target : BytecodeFlow.targets(instruction)) {
                merge(code.instructions.indexOf(target), after);
            }
        }

        private void merge(int index, Frame<Origin> frame) throws AnalyzerException {
            if (before[index] == null) {
                before[index] = new Frame<>(frame);
                grown = true;
            } else {
                before[index].merge(frame, origins);
            }
        }
    }

    private static String action(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode <= Opcodes.SALOAD) {
            return "Cannot load from " + ELEMENTS[opcode - Opcodes.IALOAD] + " array";
        }
        if (opcode <= Opcodes.SASTORE) {
            return "Cannot store to " + ELEMENTS[opcode - Opcodes.IASTORE] + " array";
        }
        return switch (opcode) {
            case Opcodes.ARRAYLENGTH -> "Cannot read the array length";
            case Opcodes.ATHROW -> "Cannot throw exception";
            case Opcodes.MONITORENTER -> "Cannot enter synchronized block";
            case Opcodes.MONITOREXIT -> "Cannot exit synchronized block";
            case Opcodes.GETFIELD -> "Cannot read field \"" + ((FieldInsnNode) instruction).name + "\"";
            case Opcodes.PUTFIELD -> "Cannot assign field \"" + ((FieldInsnNode) instruction).name + "\"";
            default -> "Cannot invoke \"" + NullExpression.nameOf((MethodInsnNode) instruction) + "\"";
        };
    }
}
