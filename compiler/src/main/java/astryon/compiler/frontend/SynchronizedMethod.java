package astryon.compiler.frontend;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A synchronized method as one whose body is a synchronized block, in the bytecode javac writes for such a block: the lock is taken
 * first, left before every return, and left by a handler of everything, which is tried last.
 */
final class SynchronizedMethod {
    private SynchronizedMethod() {
    }

    /** @param owner internal name of the method's class */
    static MethodNode asBlock(MethodNode method, String owner) {
        MethodNode block = new MethodNode(Opcodes.ASM9, method.access & ~Opcodes.ACC_SYNCHRONIZED, method.name, method.desc, null, null);
        method.accept(block);
        int lock = block.maxLocals++;
        block.maxStack = Math.max(block.maxStack, stackOfReturn(method) + 1);
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        for (AbstractInsnNode instruction : block.instructions.toArray()) {
            if (instruction.getOpcode() >= Opcodes.IRETURN && instruction.getOpcode() <= Opcodes.RETURN) {
                block.instructions.insertBefore(instruction, leave(lock));
            }
        }
        InsnList enter = new InsnList();
        int line = firstLine(block);
        if (line > 0) {
            LabelNode first = new LabelNode();
            enter.add(first);
            enter.add(new LineNumberNode(line, first));
        }
        enter.add((method.access & Opcodes.ACC_STATIC) != 0 ? new LdcInsnNode(Type.getObjectType(owner)) : new VarInsnNode(Opcodes.ALOAD, 0));
        enter.add(new InsnNode(Opcodes.DUP));
        enter.add(new VarInsnNode(Opcodes.ASTORE, lock));
        enter.add(new InsnNode(Opcodes.MONITORENTER));
        enter.add(start);
        block.instructions.insert(enter);
        block.instructions.add(end);
        block.instructions.add(leave(lock));
        block.instructions.add(new InsnNode(Opcodes.ATHROW));
        block.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
        return block;
    }

    private static InsnList leave(int lock) {
        InsnList leave = new InsnList();
        leave.add(new VarInsnNode(Opcodes.ALOAD, lock));
        leave.add(new InsnNode(Opcodes.MONITOREXIT));
        return leave;
    }

    private static int stackOfReturn(MethodNode method) {
        return Math.max(method.maxStack, Type.getReturnType(method.desc).getSize());
    }

    private static int firstLine(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }
}
