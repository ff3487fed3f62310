package astryon.compiler.world;

import astryon.compiler.classfile.Annotations;
import astryon.compiler.classfile.ClassFile;
import astryon.compiler.classfile.ClassPath;
import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the {@link JavaClass} of each type, once, after those it needs: superclass, interfaces, and for a struct the structs
 * inside it. What a class needs waits on an explicit stack, so the depth of a hierarchy is bounded by the heap only.
 */
final class Linker {
    private static final String WORD = "Lastryon/magic/Word;";
    private static final String STRUCT = "Lastryon/magic/Struct;";
    private static final String LENGTH = "Lastryon/magic/Length;";
    private static final String AT = "Lastryon/magic/At;";
    private static final int STATIC = 0x0008;
    private static final int FINAL = 0x0010;
    private static final int PUBLIC_FINAL_ABSTRACT = 0x0411;

    private final ClassPath classPath;
    private final Diagnostics diagnostics;
    private final TraitsReader traits;
    private final Map<String, JavaClass> linked = new HashMap<>();
    private final Map<String, ClassFile> defined = new HashMap<>();
    private final ArrayList<JavaClass> inOrder = new ArrayList<>();

    Linker(ClassPath classPath, Diagnostics diagnostics) {
        this.classPath = classPath;
        this.diagnostics = diagnostics;
        this.traits = new TraitsReader(diagnostics);
        for (char descriptor : "ZBSCIJFDV".toCharArray()) {
            String name = Names.primitiveName(descriptor);
            register(new JavaClass(name, JavaClass.Kind.PRIMITIVE, PUBLIC_FINAL_ABSTRACT, "", null, List.of(), null, true, null));
        }
    }

    List<JavaClass> classes() {
        return inOrder;
    }

    Optional<JavaClass> find(String name) {
        JavaClass known = linked.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (name.startsWith("[")) {
            return find(Names.internalName(name.substring(1))).filter(c -> !c.name().equals("void")).map(this::arrayOf);
        }
        Optional<ClassFile> file = file(name);
        if (file.isPresent() && !file.get().name().equals(name)) {
            return find(file.get().name());
        }
        return file.map(this::link);
    }

    JavaClass define(ClassFile file) {
        if (linked.containsKey(file.name()) || defined.putIfAbsent(file.name(), file) != null) {
            throw new IllegalStateException(file.name() + " is defined twice");
        }
        return link(file);
    }

    JavaClass arrayOf(JavaClass component) {
        if (component.array == null) {
            JavaClass object = require("java/lang/Object", "arrays");
            List<JavaClass> interfaces = List.of(require("java/lang/Cloneable", "arrays"), require("java/io/Serializable", "arrays"));
            JavaClass array = new JavaClass(Names.arrayName(component), JavaClass.Kind.OBJECT, PUBLIC_FINAL_ABSTRACT, "", object, interfaces,
                    component, true, null);
            ObjectLayout.layoutArray(array);
            component.array = array;
            register(array);
        }
        return component.array;
    }

    private JavaClass require(String name, String by) {
        return find(name).orElseThrow(() -> missing(name, by));
    }

    private static Refusal missing(String name, String by) {
        return new Refusal("there is no class " + Names.javaName(name) + ", which " + by + " needs");
    }

    Optional<ClassFile> file(String name) {
        ClassFile made = defined.get(name);
        return made != null ? Optional.of(made) : classPath.find(name);
    }

    private void register(JavaClass type) {
        linked.put(type.name(), type);
        inOrder.add(type);
    }

    private JavaClass link(ClassFile first) {
        ArrayDeque<ClassFile> waiting = new ArrayDeque<>();
        Set<String> begun = new HashSet<>();
        waiting.push(first);
        while (!waiting.isEmpty()) {
            ClassFile file = waiting.peek();
            if (linked.containsKey(file.name())) {
                waiting.pop();
                continue;
            }
            boolean returned = !begun.add(file.name());
            boolean ready = true;
            for (String needed : needs(file)) {
                if (!linked.containsKey(needed)) {
                    if (returned || begun.contains(needed)) {
                        throw new Refusal(file.origin() + ": the class " + Names.javaName(file.name()) + " needs itself, through "
                                + Names.javaName(needed));
                    }
                    waiting.push(file(needed).orElseThrow(() -> missing(needed, Names.javaName(file.name()))));
                    ready = false;
                }
            }
            if (ready) {
                waiting.pop();
                make(file);
            }
        }
        return linked.get(first.name());
    }

    /** Names of the classes that must be linked before this one. */
    private List<String> needs(ClassFile file) {
        ArrayList<String> needs = new ArrayList<>(file.interfaces());
        if (!file.superclass().isEmpty()) {
            needs.add(file.superclass());
        }
        if (file.annotations().has(STRUCT)) {
            for (ClassFile.Field field : file.fields()) {
                String element = field.descriptor().startsWith("[") ? field.descriptor().substring(1) : field.descriptor();
                if ((field.modifiers() & STATIC) == 0 && kindOf(element) == JavaClass.Kind.STRUCT) {
                    needs.add(Names.internalName(element));
                }
            }
        }
        return needs;
    }

    private JavaClass make(ClassFile file) {
        JavaClass.Kind kind = kindOf(file);
        JavaClass superclass = file.superclass().isEmpty() || (file.modifiers() & 0x0200) != 0 ? null : linked.get(file.superclass());
        List<JavaClass> interfaces = file.interfaces().stream().map(linked::get).toList();
        JavaClass type = new JavaClass(file.name(), kind, file.modifiers(), file.sourceFile(), superclass, interfaces, null, file.library(),
                file.declaration());
        register(type);
        Map<JavaField, Integer> places = new HashMap<>();
        for (ClassFile.Field field : file.fields()) {
            JavaField made = new JavaField(type, field.name(), field.descriptor(), field.modifiers(), accessKind(field.descriptor()),
                    field.constant(), field.annotations().number(LENGTH, "value", -1));
            type.add(made);
            int at = field.annotations().number(AT, "value", -1);
            if (at >= 0) {
                places.put(made, at);
            }
        }
        for (ClassFile.Method method : file.methods()) {
            type.add(method(type, file, method));
        }
        switch (kind) {
            case STRUCT -> new StructLayout(type, Names.sourcePath(file.name(), file.sourceFile()), file.line(), name -> find(name).orElseThrow(), diagnostics)
                    .layout(file.annotations().flag(STRUCT, "packed"), file.annotations().number(STRUCT, "size", 0), places);
            case WORD -> checkWord(type, file);
            default -> ObjectLayout.layout(type);
        }
        return type;
    }

    private JavaMethod method(JavaClass type, ClassFile file, ClassFile.Method method) {
        ArrayList<Type> parameters = new ArrayList<>();
        if ((method.modifiers() & STATIC) == 0) {
            parameters.add(Names.irType(type));
        }
        for (String descriptor : Names.parameterDescriptors(method.descriptor())) {
            parameters.add(accessKind(descriptor).type);
        }
        String resultDescriptor = method.descriptor().substring(method.descriptor().indexOf(')') + 1);
        Type result = held(resultDescriptor);
        String place = Names.sourcePath(method.sourceClass(), method.sourceFile());
        Traits read = traits.read(file, method, place, type.symbol() + "." + method.name() + method.descriptor());
        return new JavaMethod(type, method.name(), method.descriptor(), method.modifiers(), List.copyOf(parameters), result, method.code(), read,
                place, method.line(), file.library() && method.sourceClass().equals(file.name()));
    }

    /** The type of values with this descriptor; {@code V} has none. */
    Type held(String descriptor) {
        return descriptor.equals("V") ? Type.VOID : accessKind(descriptor).type;
    }

    /** How a value with this descriptor is held; finding out whether a class is a word or a struct does not link it. */
    private Access.Kind accessKind(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'L' -> kindOf(descriptor) == JavaClass.Kind.OBJECT ? Access.Kind.REF : Access.Kind.I64;
            case '[' -> Access.Kind.REF;
            default -> Names.accessKind(linked.get(Names.primitiveName(descriptor.charAt(0))));
        };
    }

    private JavaClass.Kind kindOf(String descriptor) {
        if (!descriptor.startsWith("L")) {
            return descriptor.startsWith("[") ? JavaClass.Kind.OBJECT : JavaClass.Kind.PRIMITIVE;
        }
        String name = Names.internalName(descriptor);
        JavaClass known = linked.get(name);
        if (known != null) {
            return known.kind();
        }
        // The JDK has neither words nor structs, and reading each class its descriptors mention would double the work.
        boolean jdk = name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/");
        return jdk ? JavaClass.Kind.OBJECT : file(name).map(Linker::kindOf).orElse(JavaClass.Kind.OBJECT);
    }

    private static JavaClass.Kind kindOf(ClassFile file) {
        Annotations annotations = file.annotations();
        return annotations.has(WORD) ? JavaClass.Kind.WORD : annotations.has(STRUCT) ? JavaClass.Kind.STRUCT : JavaClass.Kind.OBJECT;
    }

    private void checkWord(JavaClass type, ClassFile file) {
        List<JavaField> fields = type.fields().stream().filter(field -> !field.isStatic()).toList();
        if (!file.superclass().equals("java/lang/Record") || fields.size() != 1 || !fields.get(0).descriptor().equals("J")
                || (file.modifiers() & FINAL) == 0) {
            diagnostics.add(Diagnostic.error(Names.sourcePath(file.name(), file.sourceFile()), file.line(), type.symbol(),
                    "the @Word " + type.symbol() + " is not a record of one long", "declare it as record " + Names.simpleName(file.name())
                            + "(long value)"));
        }
        fields.forEach(field -> field.offset = 0);
        type.instanceSize = 8;
    }
}
