package astryon.compiler.world;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.classfile.Signatures;
import astryon.compiler.diag.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The classes and members that a program reaches by reflection: those that its {@code --reflect} files name. */
public final class NamedMembers {
    /** A program that names nothing: it may not ask for members either. */
    static final NamedMembers NOTHING = new NamedMembers(false);
    private static final Set<String> OF_OBJECT = Set.of("hashCode()I", "equals(Ljava/lang/Object;)Z", "toString()Ljava/lang/String;");

    /**
     * The named members of one class, each kind in the order of its class file.
     *
     * @param fields       declared in the class
     * @param methods      the same
     * @param constructors the same
     */
    public record Members(List<JavaField> fields, List<JavaMethod> methods, List<JavaMethod> constructors) {
        private static final Members NONE = new Members(List.of(), List.of(), List.of());

        /** All of them: the place in this list is the number that the program knows a member by. */
        public List<Object> all() {
            ArrayList<Object> all = new ArrayList<>(fields);
            all.addAll(methods);
            all.addAll(constructors);
            return all;
        }
    }

    private final boolean given;
    private final Map<JavaClass, Set<Object>> named = new LinkedHashMap<>();
    private final Set<List<JavaClass>> proxies = new LinkedHashSet<>();
    /** By Java's name. */
    private final TreeMap<String, JavaClass> findable = new TreeMap<>();

    private NamedMembers(boolean given) {
        this.given = given;
    }

    /** Reads the files; what is wrong in them goes to {@code diagnostics}, all of it. */
    public static NamedMembers read(List<Path> files, World world, Diagnostics diagnostics) {
        if (files.isEmpty()) {
            return NOTHING;
        }
        NamedMembers members = new NamedMembers(true);
        files.forEach(file -> new NamedMembersFile(file, world, members, diagnostics).read());
        members.named.keySet().forEach(type -> members.mention(type, world));
        return members;
    }

    private void mention(JavaClass type, World world) {
        findable.put(type.symbol(), type);
        ClassFile file = world.file(type).orElseThrow();
        mention(file.declaration().signature(), world);
        for (Object member : of(type).all()) {
            if (member instanceof JavaField field) {
                file.fields().stream().filter(f -> f.name().equals(field.name())).forEach(f -> mention(f.signature(), world));
            } else if (member instanceof JavaMethod method) {
                file.methods().stream().filter(m -> m.name().equals(method.name()) && m.descriptor().equals(method.descriptor()))
                        .forEach(m -> mention(m.shown().signature(), world));
            }
        }
    }

    private void mention(String signature, World world) {
        if (signature != null) {
            Signatures.classes(signature).forEach(name -> world.find(name).ifPresent(type -> findable.put(type.symbol(), type)));
        }
    }

    void add(JavaClass type) {
        named.computeIfAbsent(type, t -> new LinkedHashSet<>());
    }

    /** @param member a field or a method that {@code type} declares */
    void add(JavaClass type, Object member) {
        named.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(member);
    }

    /** Its methods are named with it. */
    void addProxy(List<JavaClass> interfaces, JavaClass object) {
        proxies.add(List.copyOf(interfaces));
        proxied(interfaces, object).forEach(method -> add(method.owner(), method));
    }

    /** What proxies of these interfaces tell their handlers of: what can be overridden of {@code object}, and the interfaces' methods; of equal ones all. */
    public static List<JavaMethod> proxied(List<JavaClass> interfaces, JavaClass object) {
        List<JavaMethod> methods = new ArrayList<>();
        object.methods().stream().filter(method -> OF_OBJECT.contains(method.name() + method.descriptor())).forEach(methods::add);
        for (JavaClass type : interfaces) {
            for (JavaClass supertype : type.supertypes()) {
                if (supertype.isInterface()) {
                    supertype.methods().stream().filter(method -> !method.isStatic() && !method.isPrivate()).forEach(methods::add);
                }
            }
        }
        return methods;
    }

    /** The interfaces of each class of proxies, in the order in which the program gives them. */
    public List<List<JavaClass>> proxies() {
        return List.copyOf(proxies);
    }

    /** Whether there was a file: the program says which classes it reflects on, and knows that there are no others. */
    public boolean areGiven() {
        return given;
    }

    public boolean contains(JavaClass type) {
        return named.containsKey(type);
    }

    /** Those that the program can look for by name: the named ones, and what generic signatures of these and their members mention; sorted. */
    public List<JavaClass> findable() {
        return List.copyOf(findable.values());
    }

    public Members of(JavaClass type) {
        Set<Object> members = named.get(type);
        return members == null ? Members.NONE : new Members(type.fields().stream().filter(members::contains).toList(),
                type.methods().stream().filter(method -> !method.isConstructor() && members.contains(method)).toList(),
                type.methods().stream().filter(method -> method.isConstructor() && members.contains(method)).toList());
    }
}
