package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** The bytes of one class file, read: no stack map frames, subroutines inlined. */
final class ClassBytes {
    private static final int MAGIC = 0xcafebabe;

    private ClassBytes() {
    }

    /** Refuses bytes that are not the class {@code name}, naming the file they came from. */
    static ClassNode read(byte[] bytes, String name, String origin) {
        ClassNode node = parse(bytes, origin);
        if (!node.name.equals(name)) {
            throw new Refusal(origin + ": holds the class " + node.name.replace('/', '.') + ", not " + name.replace('/', '.'));
        }
        return node;
    }

    static ClassNode parse(byte[] bytes, String origin) {
        if (bytes.length < 10 || (bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff) != MAGIC) {
            throw new Refusal(origin + ": not a class file");
        }
        int version = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (version > Opcodes.V26) {
            throw new Refusal(origin + ": class file version " + version + " is newer than this compiler reads");
        }
        try {
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
            if (version < Opcodes.V1_7) {
                node.methods.replaceAll(ClassBytes::withoutSubroutines);
            }
            WellFormed.check(node);
            return node;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // ASM checks nothing: a wrong length or index ends in any of these, a huge length in an allocation that cannot be had.
            throw new Refusal(origin + ": damaged class file");
        }
    }

    private static MethodNode withoutSubroutines(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.JSR) {
                JSRInlinerAdapter inlined = new JSRInlinerAdapter(null, method.access, method.name, method.desc, method.signature,
                        method.exceptions.toArray(String[]::new));
                method.accept(inlined);
                return inlined;
            }
        }
        return method;
    }

    static Annotations annotations(List<AnnotationNode> visible, List<AnnotationNode> invisible) {
        if (visible == null && invisible == null) {
            return Annotations.NONE;
        }
        Map<String, Map<String, Object>> byType = new HashMap<>();
        for (List<AnnotationNode> list : Arrays.asList(visible, invisible)) {
            for (AnnotationNode annotation : list == null ? List.<AnnotationNode>of() : list) {
                byType.put(annotation.desc, elements(annotation));
            }
        }
        return new Annotations(byType, visible == null ? List.of() : List.copyOf(visible));
    }

    /** ASM lists names and values alternating, and an enum constant as its type and name. */
    private static Map<String, Object> elements(AnnotationNode annotation) {
        Map<String, Object> elements = new HashMap<>();
        for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
            Object value = annotation.values.get(i + 1);
            elements.put((String) annotation.values.get(i), value instanceof String[] constant ? constant[1] : value);
        }
        return elements;
    }

    static ClassFile.Field field(FieldNode field) {
        return new ClassFile.Field(field.name, field.desc, field.access, field.value,
                annotations(field.visibleAnnotations, field.invisibleAnnotations), field.signature);
    }

    static ClassFile.Method method(MethodNode method, ClassNode source) {
        boolean hasCode = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
        return new ClassFile.Method(method.name, method.desc, method.access, hasCode ? new MethodCode(method) : null,
                annotations(method.visibleAnnotations, method.invisibleAnnotations), source.sourceFile == null ? "" : source.sourceFile,
                source.name, firstLine(method), shown(method));
    }

    private static ClassFile.Shown shown(MethodNode method) {
        List<Annotations> parameters = new ArrayList<>();
        if (method.visibleParameterAnnotations != null) {
            for (List<AnnotationNode> parameter : method.visibleParameterAnnotations) {
                parameters.add(annotations(parameter, null));
            }
        }
        List<ClassFile.Parameter> names = new ArrayList<>();
        if (method.parameters != null) {
            method.parameters.forEach(parameter -> names.add(new ClassFile.Parameter(parameter.name, parameter.access)));
        }
        return new ClassFile.Shown(method.signature, List.copyOf(method.exceptions), parameters, method.annotationDefault, names);
    }

    private static int firstLine(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    /** The model of a class that nothing is merged into. */
    static ClassFile model(ClassNode node, String origin, boolean library) {
        ArrayList<ClassFile.Field> fields = new ArrayList<>();
        node.fields.forEach(field -> fields.add(field(field)));
        ArrayList<ClassFile.Method> methods = new ArrayList<>();
        node.methods.forEach(method -> methods.add(method(method, node)));
        return new ClassFile(node.name, node.access, node.superName == null ? "" : node.superName, List.copyOf(node.interfaces),
                node.sourceFile == null ? "" : node.sourceFile, annotations(node.visibleAnnotations, node.invisibleAnnotations), fields, methods,
                origin, library, ClassFile.Declaration.of(node));
    }
}
