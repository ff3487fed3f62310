package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.magic.RuntimeCall;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Runs over the nodes of a method and hands each instruction to its group. */
final class BytecodeTranslator {
    private final Translation t;
    private final StackBytecodes stack;
    private final ArithmeticBytecodes arithmetic;
    private final ArrayBytecodes arrays;
    private final ObjectBytecodes objects;
    private final CallBytecodes calls;
    private final ControlBytecodes control;
    private final InvokeDynamic dynamic;
    private final DynamicConstants dynamicConstants;

    BytecodeTranslator(Translation translation, Lambdas lambdas) {
        t = translation;
        stack = new StackBytecodes(t);
        arithmetic = new ArithmeticBytecodes(t);
        arrays = new ArrayBytecodes(t);
        objects = new ObjectBytecodes(t, stack);
        calls = new CallBytecodes(t, new Intrinsics(t), new VariableHandles(t, stack, arrays));
        control = new ControlBytecodes(t);
        dynamic = new InvokeDynamic(t, stack, arrays, objects, calls, lambdas);
        dynamicConstants = new DynamicConstants(t, stack, objects, calls);
    }

    void run(int maxStack) {
        enter(maxStack);
        for (FlowNode node = t.joins.next(); node != null; node = t.joins.next()) {
            t.block = t.joins.block(node);
            t.state = t.joins.start(node);
            t.dispatch = node.dispatch;
            t.setLine(t.flow.line(node));
            if (node.isDispatch()) {
                t.setDispatch();
                t.dispatchTo(node);
            } else {
                translate(node);
            }
            t.joins.finish(node);
        }
        TrivialPhis.remove(t.function);
    }

    /** The entry block holds the arguments and nothing else, so that a loop may begin at the first instruction. */
    private void enter(int maxStack) {
        t.block = t.function.newBlock();
        org.objectweb.asm.Type[] declared = org.objectweb.asm.Type.getArgumentTypes(t.method.descriptor());
        int receiver = t.method.isStatic() ? 0 : 1;
        int slots = receiver;
        for (org.objectweb.asm.Type type : declared) {
            slots += type.getSize();
        }
        t.state = new JvmState(Math.max(slots, t.flow.maxLocals), maxStack);
        t.state.setMemory(t.emit(Op.START, Type.MEMORY, null));
        int slot = 0;
        for (int i = 0; i < t.method.parameters().size(); i++) {
            Value argument = t.emit(Op.ARG, t.method.parameters().get(i), i, null);
            t.state.setLocal(slot, argument);
            if (i < receiver) {
                t.known.declare(argument, "L" + t.method.owner().name() + ";");
                slot++;
            } else {
                t.known.declare(argument, declared[i - receiver].getDescriptor());
                slot += declared[i - receiver].getSize();
            }
        }
        t.goTo(t.flow.nodes.get(0));
    }

    private void translate(FlowNode node) {
        for (int i = node.start; i < node.end && t.block != null; i++) {
            AbstractInsnNode instruction = t.flow.instructions[i];
            t.setInstruction(instruction, i);
            try {
                translate(instruction);
            } catch (Refusal refusal) {
                if (t.block == null || !t.block.successors().isEmpty()) {
                    throw refusal;
                }
                t.refuse(Rule.BROKEN, refusal.getMessage());
                t.unreachable();
            }
        }
        if (t.block != null) {
            t.goTo(t.flow.at(node.end));
        }
    }

    private void translate(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        switch (instruction.getType()) {
            case AbstractInsnNode.LINE -> t.setLine(((LineNumberNode) instruction).line);
            case AbstractInsnNode.INSN -> plain(opcode);
            case AbstractInsnNode.INT_INSN -> {
                if (opcode == Opcodes.NEWARRAY) {
                    arrays.makePrimitive((IntInsnNode) instruction);
                } else {
                    t.push(t.intConstant(((IntInsnNode) instruction).operand));
                }
            }
            case AbstractInsnNode.VAR_INSN -> {
                if (opcode == Opcodes.RET) {
                    t.refuse(Rule.SUBROUTINE);
                    t.unreachable();
                } else {
                    stack.local((VarInsnNode) instruction);
                }
            }
            case AbstractInsnNode.TYPE_INSN -> type(opcode, ((TypeInsnNode) instruction).desc);
            case AbstractInsnNode.FIELD_INSN -> objects.field((FieldInsnNode) instruction);
            case AbstractInsnNode.METHOD_INSN -> calls.translate((MethodInsnNode) instruction);
            case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> dynamic.translate((InvokeDynamicInsnNode) instruction);
            case AbstractInsnNode.JUMP_INSN -> control.jump((JumpInsnNode) instruction);
            case AbstractInsnNode.LDC_INSN -> {
                if (((LdcInsnNode) instruction).cst instanceof ConstantDynamic constant) {
                    dynamicConstants.load(constant, t.flow.indexOf(instruction));
                } else {
                    stack.loadConstant(((LdcInsnNode) instruction).cst);
                }
            }
            case AbstractInsnNode.IINC_INSN -> arithmetic.increment((IincInsnNode) instruction);
            case AbstractInsnNode.TABLESWITCH_INSN -> control.tableSwitch((TableSwitchInsnNode) instruction);
            case AbstractInsnNode.LOOKUPSWITCH_INSN -> control.lookupSwitch((LookupSwitchInsnNode) instruction);
            case AbstractInsnNode.MULTIANEWARRAY_INSN -> arrays.makeMulti((MultiANewArrayInsnNode) instruction);
            default -> {
                // Labels and stack map frames say nothing that the flow does not.
            }
        }
    }

    private void plain(int opcode) {
        if (opcode == Opcodes.NOP) {
            return;
        }
        if (opcode <= Opcodes.DCONST_1) {
            stack.constant(opcode);
        } else if (opcode <= Opcodes.SALOAD) {
            arrays.load(opcode);
        } else if (opcode <= Opcodes.SASTORE) {
            arrays.store(opcode);
        } else if (opcode <= Opcodes.SWAP) {
            stack.shuffle(opcode);
        } else if (opcode <= Opcodes.DCMPG) {
            arithmetic.translate(opcode);
        } else if (opcode <= Opcodes.RETURN) {
            control.leave(opcode);
        } else if (opcode == Opcodes.ARRAYLENGTH) {
            arrays.length();
        } else if (opcode == Opcodes.ATHROW) {
            control.raise();
        } else {
            objects.lock(opcode == Opcodes.MONITORENTER ? RuntimeCall.LOCK : RuntimeCall.UNLOCK);
        }
    }

    private void type(int opcode, String name) {
        switch (opcode) {
            case Opcodes.NEW -> objects.make(name);
            case Opcodes.ANEWARRAY -> arrays.makeOfReferences(name);
            case Opcodes.CHECKCAST -> objects.checkCast(name);
            default -> objects.instanceOf(name);
        }
    }
}
