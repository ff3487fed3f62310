package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicVerifier;

/** The body of a method as the class file has it: no stack map frames, no subroutines. Only the SSA builder looks inside. */
public record MethodCode(MethodNode node) {

    /**
     * Refuses code that breaks the rules of the operand stack and the local variables (JVMS 4.9.2, without subtyping). A class file's
     * bytes can be whole and its code still damaged; who builds on a method may then rely on it. Refused is, too, what is larger than can be
     * checked, with 100 million operands and variables over all instructions. So no stack frame is wider than what
     * {@link astryon.magic.StackGuard} keeps free below methods that call nothing.
     */
    public void check(String owner) {
        try {
            new Analyzer<>(new BasicVerifier()).analyze(owner, node);
        } catch (LimitExceededException e) {
            throw new Refusal(String.format("%s.%s%s is too large: it has %d instructions and up to %d operands and variables; split it into several methods",
                    owner.replace('/', '.'), node.name, node.desc, node.instructions.size(), node.maxStack + node.maxLocals));
        } catch (AnalyzerException | RuntimeException e) {
            throw new Refusal("damaged code in " + owner.replace('/', '.') + "." + node.name + node.desc);
        }
    }

    /** Whether it stores into the field that some class called {@code name} and typed {@code descriptor}. */
    public boolean stores(String name, String descriptor) {
        for (AbstractInsnNode instruction : node.instructions) {
            boolean store = instruction.getOpcode() == Opcodes.PUTFIELD || instruction.getOpcode() == Opcodes.PUTSTATIC;
            if (store && instruction instanceof FieldInsnNode field && field.name.equals(name) && field.desc.equals(descriptor)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of bytecode, counting the shortest form of instructions that have several. */
    public int size() {
        CodeSizeEvaluator evaluator = new CodeSizeEvaluator(null);
        node.accept(evaluator);
        return evaluator.getMinSize();
    }
}
