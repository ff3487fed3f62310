package astryon.compiler.classfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The {@code astryon.library.AnnotationTable} of a class with annotations, and the classes of these: the table's static initialiser makes them, so that
 * they are made at build time where that can be, which is where no constant of an enum class has to wait for its class's first use.
 */
public final class AnnotationClasses {
    private static final String TABLE = "astryon/library/AnnotationTable";
    private static final String ROW = "[Ljava/lang/annotation/Annotation;";
    private static final String CONSTRUCTOR = "<init>";
    private static final String OBJECT = "java/lang/Object";

    private final Function<String, Optional<ClassFile>> files;
    private final Map<String, ClassFile> made = new LinkedHashMap<>();
    /** Operands on the stack now, and at most. */
    private int depth;
    private int most;

    /** @param files finds class files by internal name */
    public AnnotationClasses(Function<String, Optional<ClassFile>> files) {
        this.files = files;
    }

    /**
     * @param descriptor of the method
     * @param value      as ASM has it, or null
     */
    public record Default(String descriptor, Object value) {
    }

    public static String tableFor(String owner) {
        return owner + "$$Annotations";
    }

    /**
     * The table of the class {@code owner}.
     *
     * @param rows       annotations of the class, then of each of its members
     * @param parameters annotations of the parameters of each member; empty for a member without any
     * @param defaults   of the members that are elements of an annotation; with no value for the others
     * @return the table's class, and those of the annotations in it, which may have been made before
     */
    public List<ClassFile> table(String owner, List<Annotations> rows, List<List<Annotations>> parameters, List<Default> defaults) {
        made.clear();
        most = 0;
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = tableFor(owner);
        node.superName = TABLE;
        MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        pushArray(initialiser, ROW, rows, row -> pushRow(initialiser, row));
        initialiser.visitFieldInsn(Opcodes.PUTSTATIC, node.name, "ROWS", "[" + ROW);
        pushArray(initialiser, "[" + ROW, parameters, member -> {
            if (member.isEmpty()) {
                initialiser.visitInsn(Opcodes.ACONST_NULL);
            } else {
                pushArray(initialiser, ROW, member, row -> pushRow(initialiser, row));
            }
        });
        initialiser.visitFieldInsn(Opcodes.PUTSTATIC, node.name, "PARAMETERS", "[[" + ROW);
        pushArray(initialiser, OBJECT, defaults, element -> pushBoxed(initialiser,
                element.value == null ? Type.VOID_TYPE : Type.getReturnType(element.descriptor), element.value));
        initialiser.visitFieldInsn(Opcodes.PUTSTATIC, node.name, "DEFAULTS", "[L" + OBJECT + ";");
        initialiser.visitInsn(Opcodes.RETURN);
        initialiser.visitMaxs(most, 0);
        node.methods.add(initialiser);
        addTable(node, "ROWS", "row", ROW);
        addTable(node, "PARAMETERS", "parameters", "[" + ROW);
        addTable(node, "DEFAULTS", "defaultValue", "L" + OBJECT + ";");
        ArrayList<ClassFile> all = new ArrayList<>(made.values());
        all.add(ClassFile.of(node, "the annotations of " + owner.replace('/', '.')));
        return all;
    }

    private static void addTable(ClassNode node, String field, String method, String element) {
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field, "[" + element, null, null));
        MethodNode get = new MethodNode(Opcodes.ACC_PUBLIC, method, "(I)" + element, null, null);
        get.visitFieldInsn(Opcodes.GETSTATIC, node.name, field, "[" + element);
        get.visitVarInsn(Opcodes.ILOAD, 1);
        get.visitInsn(Opcodes.AALOAD);
        get.visitInsn(Opcodes.ARETURN);
        get.visitMaxs(2, 2);
        node.methods.add(get);
    }

    private interface Push<T> {
        void push(T element);
    }

    /** @param component internal name or descriptor of an array */
    private <T> void pushArray(MethodNode code, String component, List<T> elements, Push<T> push) {
        code.visitLdcInsn(elements.size());
        code.visitTypeInsn(Opcodes.ANEWARRAY, component);
        fill(code, elements, push, Opcodes.AASTORE);
    }

    /** The array is on the stack, and stays. An element takes two operands at most besides what it is made of. */
    private <T> void fill(MethodNode code, List<T> elements, Push<T> push, int store) {
        depth += 5;
        most = Math.max(most, depth);
        for (int i = 0; i < elements.size(); i++) {
            code.visitInsn(Opcodes.DUP);
            code.visitLdcInsn(i);
            push.push(elements.get(i));
            code.visitInsn(store);
        }
        depth -= 5;
    }

    /** As HotSpot, this passes over annotations whose interface is not there. */
    private void pushRow(MethodNode code, Annotations annotations) {
        List<AnnotationNode> known = annotations.visible().stream().filter(annotation -> files.apply(name(annotation)).isPresent()).toList();
        pushArray(code, "java/lang/annotation/Annotation", known, annotation -> pushAnnotation(code, annotation));
    }

    private static String name(AnnotationNode annotation) {
        return Type.getType(annotation.desc).getInternalName();
    }

    private void pushAnnotation(MethodNode code, AnnotationNode annotation) {
        AnnotationInterface type = AnnotationInterface.of(files.apply(name(annotation)).orElseThrow());
        String instance = AnnotationClass.nameFor(type.name());
        made.computeIfAbsent(instance, name -> AnnotationClass.of(type));
        Map<String, Object> values = type.values(annotation);
        code.visitTypeInsn(Opcodes.NEW, instance);
        code.visitInsn(Opcodes.DUP);
        depth += 3;
        // What has changed since the annotation was compiled has no value.
        values.entrySet().removeIf(value -> !fits(Type.getType(type.elements().get(type.number(value.getKey())).descriptor()), value.getValue()));
        pushArray(code, OBJECT, type.elements(), element -> pushBoxed(code, Type.getType(element.descriptor()), values.get(element.name())));
        List<Integer> order = values.keySet().stream().map(type::number).toList();
        code.visitLdcInsn(order.size());
        code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
        fill(code, order, code::visitLdcInsn, Opcodes.IASTORE);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, instance, CONSTRUCTOR, AnnotationClass.CONSTRUCTOR_DESCRIPTOR, false);
        depth -= 3;
    }

    /** Whether {@code value} is one for an element of {@code type}, and what it names is there. */
    private boolean fits(Type type, Object value) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> value instanceof Boolean;
            case Type.BYTE -> value instanceof Byte;
            case Type.SHORT -> value instanceof Short;
            case Type.CHAR -> value instanceof Character;
            case Type.INT -> value instanceof Integer;
            case Type.LONG -> value instanceof Long;
            case Type.FLOAT -> value instanceof Float;
            case Type.DOUBLE -> value instanceof Double;
            case Type.ARRAY -> value instanceof List<?> list && list.stream().allMatch(element -> fits(type.getElementType(), element));
            default -> fitsClass(type, value);
        };
    }

    private boolean fitsClass(Type type, Object value) {
        if (value instanceof AnnotationNode nested) {
            return nested.desc.equals(type.getDescriptor()) && files.apply(type.getInternalName()).isPresent();
        }
        if (value instanceof String[] constant) {
            return constant[0].equals(type.getDescriptor()) && files.apply(type.getInternalName()).filter(file -> file.fields().stream()
                    .anyMatch(field -> field.name().equals(constant[1]) && field.descriptor().equals(constant[0]))).isPresent();
        }
        if (value instanceof Type literal) {
            Type element = literal.getSort() == Type.ARRAY ? literal.getElementType() : literal;
            return type.getInternalName().equals("java/lang/Class") && (Boxes.isPrimitive(element) || files.apply(element.getInternalName()).isPresent());
        }
        return value instanceof String && type.getInternalName().equals("java/lang/String");
    }

    private void pushBoxed(MethodNode code, Type type, Object value) {
        if (value == null) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            push(code, type, value);
            Boxes.wrap(code, type);
        }
    }

    /** @param value as ASM has it */
    private void push(MethodNode code, Type type, Object value) {
        if (type.getSort() == Type.ARRAY) {
            pushElements(code, type.getElementType(), (List<?>) value);
        } else if (value instanceof AnnotationNode nested) {
            pushAnnotation(code, nested);
        } else if (value instanceof String[] constant) {
            code.visitFieldInsn(Opcodes.GETSTATIC, type.getInternalName(), constant[1], constant[0]);
        } else if (value instanceof Type literal && Boxes.isPrimitive(literal)) {
            pushPrimitiveClass(code, literal);
        } else if (value instanceof Boolean flag) {
            code.visitLdcInsn(flag ? 1 : 0);
        } else if (value instanceof Character c) {
            code.visitLdcInsn((int) c);
        } else if (value instanceof Byte || value instanceof Short) {
            code.visitLdcInsn(((Number) value).intValue());
        } else {
            code.visitLdcInsn(value);
        }
    }

    private static void pushPrimitiveClass(MethodNode code, Type type) {
        code.visitFieldInsn(Opcodes.GETSTATIC, Boxes.box(type), "TYPE", "Ljava/lang/Class;");
    }

    private void pushElements(MethodNode code, Type element, List<?> values) {
        if (!Boxes.isPrimitive(element)) {
            pushArray(code, element.getInternalName(), values, value -> push(code, element, value));
            return;
        }
        code.visitLdcInsn(values.size());
        code.visitIntInsn(Opcodes.NEWARRAY, Boxes.arrayType(element));
        fill(code, values, value -> push(code, element, value), element.getOpcode(Opcodes.IASTORE));
    }
}
