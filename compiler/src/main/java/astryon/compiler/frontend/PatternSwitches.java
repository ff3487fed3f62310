package astryon.compiler.frontend;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.diag.Refusal;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What {@code java.lang.runtime.SwitchBootstraps} would link to a switch over patterns or over an enum: a class with a static method, which
 * yields the number of the first label from {@code restart} on that the selector matches, -1 for null, and how many labels there are if it
 * matches none.
 */
final class PatternSwitches {
    static final String SELECT = "select";

    private final World world;

    PatternSwitches(World world) {
        this.world = world;
    }

    /** The class of the call site at instruction {@code index} of {@code host}; the same one however often it is asked for. */
    JavaClass of(JavaMethod host, int index, InvokeDynamicInsnNode site) {
        int ordinal = host.owner().methods().indexOf(host);
        String name = host.owner().name() + "$$Switch$" + ordinal + "$" + index;
        return world.find(name).orElseGet(() -> world.define(ClassFile.of(spin(name, host, site), host.owner().symbol())));
    }

    private ClassNode spin(String name, JavaMethod host, InvokeDynamicInsnNode site) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = name;
        node.superName = "java/lang/Object";
        node.sourceFile = host.owner().sourceFile();
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, SELECT, site.desc, null, null);
        Type selector = Type.getArgumentTypes(site.desc)[0];
        boolean ofEnum = site.bsm.getName().equals("enumSwitch");
        Label present = new Label();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitJumpInsn(Opcodes.IFNONNULL, present);
        method.visitInsn(Opcodes.ICONST_M1);
        method.visitInsn(Opcodes.IRETURN);
        method.visitLabel(present);
        for (int i = 0; i < site.bsmArgs.length; i++) {
            Label next = new Label();
            method.visitVarInsn(Opcodes.ILOAD, 1);
            method.visitLdcInsn(i);
            method.visitJumpInsn(Opcodes.IF_ICMPGT, next);
            if (ofEnum && site.bsmArgs[i] instanceof String constant) {
                testConstant(method, selector.getInternalName(), constant, next);
            } else {
                test(method, site.bsmArgs[i], next);
            }
            method.visitLdcInsn(i);
            method.visitInsn(Opcodes.IRETURN);
            method.visitLabel(next);
        }
        method.visitLdcInsn(site.bsmArgs.length);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(2, 2);
        node.methods.add(method);
        return node;
    }

    /** Goes to {@code otherwise} unless the selector matches the label. */
    private void test(MethodNode method, Object label, Label otherwise) {
        if (label instanceof Type type && type.getSort() >= Type.ARRAY) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitTypeInsn(Opcodes.INSTANCEOF, type.getInternalName());
            method.visitJumpInsn(Opcodes.IFEQ, otherwise);
        } else if (label instanceof String text) {
            method.visitLdcInsn(text);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
            method.visitJumpInsn(Opcodes.IFEQ, otherwise);
        } else if (label instanceof Integer number) {
            Label isCharacter = new Label();
            Label matches = new Label();
            testNumber(method, number, "java/lang/Integer", "intValue", "()I", isCharacter);
            method.visitJumpInsn(Opcodes.GOTO, matches);
            method.visitLabel(isCharacter);
            testNumber(method, number, "java/lang/Character", "charValue", "()C", otherwise);
            method.visitLabel(matches);
        } else if (label instanceof ConstantDynamic constant) {
            String[] described = enumConstant(constant);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitTypeInsn(Opcodes.INSTANCEOF, described[0]);
            method.visitJumpInsn(Opcodes.IFEQ, otherwise);
            testConstant(method, described[0], described[1], otherwise);
        } else {
            throw new Refusal("a switch has a label that is not known: " + label);
        }
    }

    private static void testNumber(MethodNode method, int number, String wrapper, String unwrap, String descriptor, Label otherwise) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitTypeInsn(Opcodes.INSTANCEOF, wrapper);
        method.visitJumpInsn(Opcodes.IFEQ, otherwise);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitTypeInsn(Opcodes.CHECKCAST, wrapper);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, wrapper, unwrap, descriptor, false);
        method.visitLdcInsn(number);
        method.visitJumpInsn(Opcodes.IF_ICMPNE, otherwise);
    }

    /** A constant that the enum no longer has matches nothing. */
    private void testConstant(MethodNode method, String enumeration, String name, Label otherwise) {
        JavaField field = world.find(enumeration).map(type -> type.declaredField(name)).orElse(null);
        if (field == null || !field.isStatic()) {
            method.visitJumpInsn(Opcodes.GOTO, otherwise);
            return;
        }
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETSTATIC, enumeration, name, field.descriptor());
        method.visitJumpInsn(Opcodes.IF_ACMPNE, otherwise);
    }

    /** Class and name of what {@code EnumDesc.of(ClassDesc.of(class), name)} describes: javac writes these labels so. */
    private static String[] enumConstant(ConstantDynamic constant) {
        if (constant.getBootstrapMethodArgumentCount() == 3 && constant.getBootstrapMethodArgument(1) instanceof ConstantDynamic type
                && type.getBootstrapMethodArgumentCount() == 2 && type.getBootstrapMethodArgument(1) instanceof String className
                && constant.getBootstrapMethodArgument(2) instanceof String name && constant.getDescriptor().endsWith("$EnumDesc;")) {
            return new String[] {className.replace('.', '/'), name};
        }
        throw new Refusal("a switch has a label that is not known: " + constant.getName());
    }
}
