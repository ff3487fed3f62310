package astryon.compiler.world;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.classfile.ClassPath;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Type;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All classes there are, linked when they are first asked for. Names are internal names ({@code java/lang/String}, {@code [I},
 * {@code int}). What cannot be found is a {@code Refusal} whose message says what is missing.
 */
public final class World {
    private final ClassPath classPath;
    private final Profile profile;
    private final List<String> platformClasses;
    private final Diagnostics diagnostics;
    private final Linker linker;
    private Map<RuntimeCall, JavaMethod> runtimeEntries;
    private Map<String, JavaMethod> exported;
    private List<String> programClasses;
    private NamedMembers named = NamedMembers.NOTHING;

    /**
     * @param platformClasses internal names of the classes that hold the {@code @RuntimeEntry} methods
     * @param diagnostics     receives what is wrong with words, structs and annotations
     */
    public World(ClassPath classPath, Profile profile, List<String> platformClasses, Diagnostics diagnostics) {
        this.classPath = classPath;
        this.profile = profile;
        this.platformClasses = List.copyOf(platformClasses);
        this.diagnostics = diagnostics;
        this.linker = new Linker(classPath, diagnostics);
    }

    public Profile profile() {
        return profile;
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    public JavaClass classNamed(String name) {
        return linker.find(name).orElseThrow(() -> new Refusal("there is no class " + Names.javaName(name)));
    }

    public Optional<JavaClass> find(String name) {
        return linker.find(name);
    }

    /** The type of a field descriptor: {@code I}, {@code Ljava/lang/String;}, {@code [J}; {@code V} is {@code void}. */
    public JavaClass type(String descriptor) {
        return classNamed(Names.internalName(descriptor));
    }

    /** How values with this descriptor are held. The class that it names need not be there. */
    public Type held(String descriptor) {
        return linker.held(descriptor);
    }

    public JavaClass arrayOf(JavaClass component) {
        return linker.arrayOf(component);
    }

    /** Adds a class that no file has: a lambda's. */
    public JavaClass define(ClassFile file) {
        return linker.define(file);
    }

    /** From now on these are what the program reaches by reflection. */
    public void name(NamedMembers members) {
        named = members;
    }

    /** What the program reaches by reflection. */
    public NamedMembers named() {
        return named;
    }

    /** The class file of a class that is linked, of which only reflection asks more than its {@code JavaClass} knows; none of arrays and primitives. */
    public Optional<ClassFile> file(JavaClass type) {
        return type.isArray() || type.kind() == JavaClass.Kind.PRIMITIVE ? Optional.empty() : linker.file(type.name());
    }

    /** The method a symbolic reference means (JVMS 5.4.3.3 and 5.4.3.4). */
    public JavaMethod resolveMethod(JavaClass owner, String name, String descriptor) {
        JavaMethod method = Resolution.method(owner, name, descriptor);
        if (method == null && owner.isInterface()) {
            method = Resolution.method(classNamed("java/lang/Object"), name, descriptor);
        }
        if (method == null) {
            throw new Refusal("there is no method " + owner.symbol() + "." + name + descriptor);
        }
        return method;
    }

    /** The field a symbolic reference means (JVMS 5.4.3.2). */
    public JavaField resolveField(JavaClass owner, String name) {
        JavaField field = Resolution.field(owner, name);
        if (field == null) {
            throw new Refusal("there is no field " + owner.symbol() + "." + name);
        }
        return field;
    }

    /**
     * What a virtual or interface call of {@code declared} runs on an instance of {@code receiver} (JVMS 5.4.6). An abstract method
     * means that the call throws {@code AbstractMethodError} or {@code IncompatibleClassChangeError}.
     */
    public JavaMethod selectVirtual(JavaClass receiver, JavaMethod declared) {
        return receiver.selected.computeIfAbsent(declared, d -> Resolution.select(receiver, d));
    }

    /** Whether the platform has a method for {@code call}; if not, nothing that needs it may be in the program. */
    public boolean hasRuntimeEntry(RuntimeCall call) {
        if (runtimeEntries == null) {
            runtimeEntries = findRuntimeEntries();
        }
        return runtimeEntries.containsKey(call);
    }

    /** The platform's method for {@code call}. */
    public JavaMethod runtimeEntry(RuntimeCall call) {
        JavaMethod entry = hasRuntimeEntry(call) ? runtimeEntries.get(call) : null;
        if (entry == null) {
            throw new Refusal("the platform has no @RuntimeEntry(" + call + "): looked in " + String.join(", ", platformClasses));
        }
        return entry;
    }

    private Map<RuntimeCall, JavaMethod> findRuntimeEntries() {
        EnumMap<RuntimeCall, JavaMethod> entries = new EnumMap<>(RuntimeCall.class);
        for (String name : platformClasses) {
            JavaClass platform = classNamed(name);
            for (ClassFile.Method file : classPath.find(name).orElseThrow().methods()) {
                file.annotations().text("Lastryon/magic/RuntimeEntry;", "value").map(RuntimeCall::valueOf).ifPresent(call -> {
                    JavaMethod method = platform.declaredMethod(file.name(), file.descriptor());
                    if (!method.isStatic() || !method.descriptor().equals(call.descriptor())) {
                        throw new Refusal(method.symbol() + ": @RuntimeEntry(" + call + ") belongs on a static method " + call.descriptor());
                    }
                    if (entries.putIfAbsent(call, method) != null) {
                        throw new Refusal(method.symbol() + ": a second @RuntimeEntry(" + call + "), the first is " + entries.get(call).symbol());
                    }
                });
            }
        }
        return entries;
    }

    /** Paths of the files that the program's entries hold beside classes, sorted. */
    public List<String> resources() {
        return classPath.resources();
    }

    public Optional<byte[]> resource(String path) {
        return classPath.resource(path);
    }

    /** Whether one of the texts is in some class of the program, or of what it is compiled with, the JDK left aside. */
    public boolean isMentioned(List<String> texts) {
        return classPath.isMentioned(texts);
    }

    /** A file among the JDK's classes: {@code java/util/currency.data}. */
    public byte[] resourceOfJdk(String path) {
        return classPath.resourceOfJdk(path);
    }

    /** A file that the JDK keeps beside its classes: {@code lib/tzdb.dat}. */
    public byte[] fileOfJdk(String path) {
        return classPath.fileOfJdk(path);
    }

    /** The {@code @Export} methods of every class on the class path that is not the JDK's. */
    public List<JavaMethod> exportedMethods() {
        ArrayList<JavaMethod> exported = new ArrayList<>();
        for (String name : classPath.programClassesMentioning(TraitsReader.EXPORT)) {
            ClassFile file = classPath.find(name).orElseThrow();
            if (file.methods().stream().anyMatch(method -> method.annotations().has(TraitsReader.EXPORT))) {
                classNamed(name).methods().stream().filter(method -> method.traits().exported().isPresent()).forEach(exported::add);
            }
        }
        return exported;
    }

    /** The program's classes that may be nestmates of {@code type} (JLS 8.1): those declared inside the same class of a package. */
    public List<JavaClass> nestOf(JavaClass type) {
        if (programClasses == null) {
            programClasses = classPath.programClasses();
        }
        int dollar = type.name().indexOf('$');
        String top = dollar < 0 ? type.name() : type.name().substring(0, dollar);
        return programClasses.stream().filter(name -> name.equals(top) || name.startsWith(top + "$")).map(this::classNamed).toList();
    }

    /** The method exported as {@code symbol}, from any class of the program. */
    public Optional<JavaMethod> exported(String symbol) {
        if (exported == null) {
            exported = new HashMap<>();
            exportedMethods().forEach(method -> exported.put(method.traits().exported().orElseThrow(), method));
        }
        return Optional.ofNullable(exported.get(symbol));
    }

    /** Every class linked so far, in the order of linking. */
    public List<JavaClass> classes() {
        return Collections.unmodifiableList(linker.classes());
    }
}
