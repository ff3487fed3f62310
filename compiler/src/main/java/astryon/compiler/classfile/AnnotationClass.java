package astryon.compiler.classfile;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The {@code astryon.library.AnnotationInstance} that implements an annotation interface: what a proxy is in the JDK. */
final class AnnotationClass {
    static final String CONSTRUCTOR = "<init>";
    /** Values of elements by number; numbers of elements in the order of printing. */
    static final String CONSTRUCTOR_DESCRIPTOR = "([Ljava/lang/Object;[I)V";
    private static final String SUPERCLASS = "astryon/library/AnnotationInstance";
    private static final String NAMES = "NAMES";
    private static final String STRINGS = "[Ljava/lang/String;";

    private AnnotationClass() {
    }

    static String nameFor(String annotationInterface) {
        return annotationInterface + "$$Annotation";
    }

    static ClassFile of(AnnotationInterface type) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = nameFor(type.name());
        node.superName = SUPERCLASS;
        node.interfaces.add(type.name());
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, NAMES, STRINGS, null, null));
        node.methods.add(initialiser(node.name, type.elements()));
        node.methods.add(constructor());
        node.methods.add(annotationType(type.name()));
        node.methods.add(names(node.name));
        node.methods.add(read(type));
        for (int i = 0; i < type.elements().size(); i++) {
            node.methods.add(element(node.name, type.elements().get(i), i));
        }
        return ClassFile.of(node, "annotations of " + type.name().replace('/', '.'));
    }

    private static MethodNode initialiser(String name, List<AnnotationInterface.Element> elements) {
        MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        initialiser.visitLdcInsn(elements.size());
        initialiser.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
        for (int i = 0; i < elements.size(); i++) {
            initialiser.visitInsn(Opcodes.DUP);
            initialiser.visitLdcInsn(i);
            initialiser.visitLdcInsn(elements.get(i).name());
            initialiser.visitInsn(Opcodes.AASTORE);
        }
        initialiser.visitFieldInsn(Opcodes.PUTSTATIC, name, NAMES, STRINGS);
        initialiser.visitInsn(Opcodes.RETURN);
        initialiser.visitMaxs(4, 0);
        return initialiser;
    }

    private static MethodNode constructor() {
        MethodNode constructor = new MethodNode(0, CONSTRUCTOR, CONSTRUCTOR_DESCRIPTOR, null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitVarInsn(Opcodes.ALOAD, 1);
        constructor.visitVarInsn(Opcodes.ALOAD, 2);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPERCLASS, CONSTRUCTOR, CONSTRUCTOR_DESCRIPTOR, false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(3, 3);
        return constructor;
    }

    private static MethodNode annotationType(String type) {
        MethodNode annotationType = new MethodNode(Opcodes.ACC_PUBLIC, "annotationType", "()Ljava/lang/Class;", null, null);
        annotationType.visitLdcInsn(Type.getObjectType(type));
        annotationType.visitInsn(Opcodes.ARETURN);
        annotationType.visitMaxs(1, 1);
        return annotationType;
    }

    private static MethodNode names(String name) {
        MethodNode names = new MethodNode(Opcodes.ACC_PUBLIC, "names", "()" + STRINGS, null, null);
        names.visitFieldInsn(Opcodes.GETSTATIC, name, NAMES, STRINGS);
        names.visitInsn(Opcodes.ARETURN);
        names.visitMaxs(1, 1);
        return names;
    }

    private static MethodNode read(AnnotationInterface type) {
        MethodNode read = new MethodNode(Opcodes.ACC_PUBLIC, "read", "(Ljava/lang/annotation/Annotation;I)Ljava/lang/Object;", null, null);
        for (int i = 0; i < type.elements().size(); i++) {
            AnnotationInterface.Element element = type.elements().get(i);
            Label next = new Label();
            read.visitVarInsn(Opcodes.ILOAD, 2);
            read.visitLdcInsn(i);
            read.visitJumpInsn(Opcodes.IF_ICMPNE, next);
            read.visitVarInsn(Opcodes.ALOAD, 1);
            read.visitTypeInsn(Opcodes.CHECKCAST, type.name());
            read.visitMethodInsn(Opcodes.INVOKEINTERFACE, type.name(), element.name(), "()" + element.descriptor(), true);
            Boxes.wrap(read, Type.getType(element.descriptor()));
            read.visitInsn(Opcodes.ARETURN);
            read.visitLabel(next);
        }
        read.visitInsn(Opcodes.ACONST_NULL);
        read.visitInsn(Opcodes.ARETURN);
        read.visitMaxs(3, 3);
        return read;
    }

    /** Who gets an array may change it. */
    private static MethodNode element(String name, AnnotationInterface.Element element, int number) {
        Type type = Type.getType(element.descriptor());
        MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC, element.name(), "()" + element.descriptor(), null, null);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitLdcInsn(number);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "value", "(I)Ljava/lang/Object;", false);
        Boxes.unwrap(method, type);
        if (type.getSort() == Type.ARRAY) {
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type.getInternalName(), "clone", "()Ljava/lang/Object;", false);
            method.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
        method.visitInsn(type.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(2, 1);
        return method;
    }
}
