package astryon.compiler.world;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A linked class, interface, primitive or array type. There is one for each type in a {@link World}: compare with {@code ==}. */
public final class JavaClass implements Symbol {

    public enum Kind {
        /** An ordinary class or interface, or an array. */
        OBJECT,
        /** A primitive type or {@code void}: exists for its {@code Class} mirror only. */
        PRIMITIVE,
        /** A {@code @Word} record: its values are bare integers. */
        WORD,
        /** A {@code @Struct} class: its references are raw addresses. */
        STRUCT
    }

    private final String name;
    private final Kind kind;
    private final int modifiers;
    private final String sourceFile;
    private final JavaClass superclass;
    private final List<JavaClass> interfaces;
    private final JavaClass component;
    private final boolean library;
    private final ClassFile.Declaration declaration;

    private final Map<String, JavaMethod> methodsByKey = new HashMap<>();
    private final Map<String, JavaField> fieldsByName = new HashMap<>();
    /** Answers of {@link World#selectVirtual} for this receiver. */
    final Map<JavaMethod, JavaMethod> selected = new HashMap<>();
    private final Set<JavaClass> supertypes = new LinkedHashSet<>();
    final ArrayList<JavaField> fields = new ArrayList<>();
    final ArrayList<JavaMethod> methods = new ArrayList<>();
    final ArrayList<JavaClass> subclasses = new ArrayList<>();
    boolean instantiated;
    int instanceSize;
    /** Where a subclass may put its first field: {@link #instanceSize} without the padding. */
    int fieldsEnd;
    int alignment = 8;
    JavaClass array;
    int typeId = -1;
    int lastTypeId = -1;
    int interfaceBit = -1;
    /** Made when it is first asked for. */
    private String symbol;

    JavaClass(String name, Kind kind, int modifiers, String sourceFile, JavaClass superclass, List<JavaClass> interfaces, JavaClass component,
            boolean library, ClassFile.Declaration declaration) {
        this.name = name;
        this.kind = kind;
        this.modifiers = modifiers;
        this.sourceFile = sourceFile;
        this.superclass = superclass;
        this.interfaces = interfaces;
        this.component = component;
        this.library = library;
        this.declaration = declaration;
        supertypes.add(this);
        if (superclass != null) {
            supertypes.addAll(superclass.supertypes);
            superclass.subclasses.add(this);
        }
        for (JavaClass type : interfaces) {
            supertypes.addAll(type.supertypes);
            type.subclasses.add(this);
        }
    }

    void add(JavaField field) {
        fields.add(field);
        fieldsByName.putIfAbsent(field.name(), field);
    }

    void add(JavaMethod method) {
        methods.add(method);
        methodsByKey.put(method.name() + method.descriptor(), method);
    }

    /** Internal name: {@code java/lang/String}, {@code [I}, {@code [Ljava/lang/String;}; primitives by keyword: {@code int}. */
    public String name() {
        return name;
    }

    /** Java's name: {@code java.lang.String}, {@code int[]}. */
    @Override
    public String symbol() {
        if (symbol == null) {
            symbol = Names.javaName(name);
        }
        return symbol;
    }

    public Kind kind() {
        return kind;
    }

    /** Access flags as in the class file. */
    public int modifiers() {
        return modifiers;
    }

    /** What the source said of it and only reflection asks for; null for primitives and arrays. */
    public ClassFile.Declaration declaration() {
        return declaration;
    }

    /** Name of the source file without folder, or null. */
    public String sourceFile() {
        return sourceFile;
    }

    /** Null for {@code Object}, primitives and interfaces' notional one; {@code Object} for arrays. */
    public JavaClass superclass() {
        return superclass;
    }

    public List<JavaClass> interfaces() {
        return interfaces;
    }

    /** Element type of an array with one dimension less, else null. */
    public JavaClass component() {
        return component;
    }

    public boolean isArray() {
        return component != null;
    }

    public boolean isInterface() {
        return (modifiers & 0x0200) != 0;
    }

    public boolean isAbstract() {
        return (modifiers & 0x0400) != 0;
    }

    public boolean isFinal() {
        return (modifiers & 0x0010) != 0;
    }

    /** Declared fields, in class file order; superclasses' are theirs. */
    public List<JavaField> fields() {
        return fields;
    }

    /** Declared methods, in class file order. */
    public List<JavaMethod> methods() {
        return methods;
    }

    /** Loaded direct subclasses, and for an interface its direct subinterfaces and implementors. */
    public List<JavaClass> subclasses() {
        return subclasses;
    }

    /** Bytes of an instance with its header, a multiple of 8; of an array, the offset of element 0; of a struct, its size. */
    public int instanceSize() {
        return instanceSize;
    }

    /** How elements of this array are accessed. */
    public Access.Kind elementKind() {
        return Names.accessKind(component);
    }

    /** Preorder number in the class tree once the world is closed: C is a subclass of D iff D.typeId <= C.typeId <= D.lastTypeId. */
    public int typeId() {
        return typeId;
    }

    public int lastTypeId() {
        return lastTypeId;
    }

    /** Bit of this interface in the hubs' interface sets, or -1 if no reached code tests for it. */
    public int interfaceBit() {
        return interfaceBit;
    }

    /** Whether a value of this type can be assigned to {@code target}: subclass, implementor, covariant array. */
    public boolean isAssignableTo(JavaClass target) {
        JavaClass from = this;
        JavaClass to = target;
        while (from.isArray() && to.isArray() && from != to) {
            from = from.component;
            to = to.component;
        }
        // Elements of arrays are the same, or both are references and it is a question of subtypes.
        return from == to || from.kind == Kind.OBJECT && (to.name.equals("java/lang/Object") || from.supertypes.contains(to));
    }

    /** This class, its superclasses and all interfaces any of them implements, each once: the class itself first. */
    public Set<JavaClass> supertypes() {
        return Collections.unmodifiableSet(supertypes);
    }

    /** Whether it is the JDK's own, possibly with members of a substitute. */
    public boolean isLibrary() {
        return library;
    }

    /** Alignment of a struct in bytes; 8 for everything else. */
    public int alignment() {
        return alignment;
    }

    /** The method declared here, not inherited, or null. */
    public JavaMethod declaredMethod(String name, String descriptor) {
        return methodsByKey.get(name + descriptor);
    }

    /** The field declared here, not inherited, or null. */
    public JavaField declaredField(String name) {
        return fieldsByName.get(name);
    }

    /** The static initialiser, or null. */
    public JavaMethod initialiser() {
        return declaredMethod("<clinit>", "()V");
    }

    @Override
    public String toString() {
        return symbol();
    }
}
