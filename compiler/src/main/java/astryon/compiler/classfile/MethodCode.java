package astryon.compiler.classfile;

import org.objectweb.asm.tree.MethodNode;

/** The body of a method as the class file has it. Only the SSA builder looks inside. */
public record MethodCode(MethodNode node) {
}
