package astryon.compiler.world;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A file that names what a program reaches by reflection, a class or members of one on each line:
 *
 * <pre>
 *   com.acme.Shape                           the class, for Class.forName
 *   com.acme.Shape#*                         all that it declares
 *   com.acme.Shape#size                      a field
 *   com.acme.Shape#scale(int, double[])      a method
 *   com.acme.Shape#scale(*)                  all methods of that name
 *   com.acme.Shape#new(java.lang.String)     a constructor
 *   com.acme.Shape#new(*)                    all constructors
 *   proxy com.acme.Drawn, java.lang.Runnable the class of java.lang.reflect.Proxy with these interfaces, and their methods
 * </pre>
 *
 * Classes have the names that {@code Class.getName} gives them. Empty lines and those that begin with {@code #} say nothing.
 */
final class NamedMembersFile {
    private static final String FORMS = "write CLASS, CLASS#*, CLASS#field, CLASS#method(TYPE, ...), CLASS#new(TYPE, ...) or proxy INTERFACE, ...";
    private static final String ANY = "*";
    private static final String PROXY = "proxy ";

    private final Path file;
    private final World world;
    private final NamedMembers members;
    private final Diagnostics diagnostics;
    private int number;

    NamedMembersFile(Path file, World world, NamedMembers members, Diagnostics diagnostics) {
        this.file = file;
        this.world = world;
        this.members = members;
        this.diagnostics = diagnostics;
    }

    void read() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            report("cannot be read as text", "--reflect wants a file that names classes and members");
            return;
        }
        for (String line : lines) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                read(text);
            }
        }
    }

    private void read(String line) {
        if (line.startsWith(PROXY)) {
            readProxy(line.substring(PROXY.length()));
            return;
        }
        int hash = line.indexOf('#');
        JavaClass type = find(hash < 0 ? line : line.substring(0, hash).stripTrailing());
        if (type != null) {
            members.add(type);
            if (hash >= 0) {
                read(type, line.substring(hash + 1).strip());
            }
        }
    }

    /** Null if it was reported that there is none. */
    private JavaClass find(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '/' || c == '[' || Character.isWhitespace(c))) {
            report("not the name of a class: " + name, FORMS);
            return null;
        }
        JavaClass type = world.find(name.replace('.', '/')).orElse(null);
        if (type == null || type.kind() == JavaClass.Kind.PRIMITIVE) {
            report("there is no class " + name, "is it on a PATH? Between a class and one inside of it stands a $");
            return null;
        }
        if (type.kind() != JavaClass.Kind.OBJECT) {
            report(name + " is a word or struct", "reflection knows objects only");
            return null;
        }
        return type;
    }

    private void readProxy(String names) {
        List<JavaClass> interfaces = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            JavaClass type = find(name.strip());
            if (type != null && !type.isInterface()) {
                report(type + " is no interface", "a proxy has interfaces only");
            } else if (type != null) {
                interfaces.add(type);
            }
        }
        members.addProxy(interfaces, world.classNamed("java/lang/Object"));
    }

    private void read(JavaClass type, String member) {
        int open = member.indexOf('(');
        if (member.equals(ANY)) {
            type.fields().forEach(field -> members.add(type, field));
            type.methods().stream().filter(method -> !method.name().equals("<clinit>")).forEach(method -> members.add(type, method));
        } else if (open < 0) {
            JavaField field = type.declaredField(member);
            if (field == null) {
                report(type + " declares no field " + member, declared("fields", type.fields().stream().map(JavaField::name).toList()));
            } else {
                members.add(type, field);
            }
        } else if (!member.endsWith(")")) {
            report("not a member: " + member, FORMS);
        } else {
            String name = member.substring(0, open).stripTrailing();
            readMethods(type, name.equals("new") ? "<init>" : name, member.substring(open + 1, member.length() - 1).strip());
        }
    }

    private void readMethods(JavaClass type, String name, String parameters) {
        List<JavaMethod> ofName = type.methods().stream().filter(method -> method.name().equals(name) && !name.equals("<clinit>")).toList();
        String wanted = parameters.replaceAll("\\s", "").replace("...", "[]");
        Predicate<JavaMethod> fits = method -> wanted.equals(ANY) || wanted.equals(parameters(method));
        List<JavaMethod> found = ofName.stream().filter(fits).toList();
        if (found.isEmpty()) {
            boolean constructor = name.equals("<init>");
            List<String> others = constructor || !ofName.isEmpty() ? ofName.stream().map(NamedMembersFile::shown).toList()
                    : type.methods().stream().filter(method -> !method.name().startsWith("<")).map(JavaMethod::name).distinct().toList();
            report(type + " declares no " + (constructor ? "constructor new(" : "method " + name + "(") + parameters + ")",
                    declared(constructor ? "constructors" : "methods", others));
        }
        found.forEach(method -> members.add(type, method));
    }

    private static String parameters(JavaMethod method) {
        return Names.parameterDescriptors(method.descriptor()).stream().map(type -> Names.javaName(Names.internalName(type))).collect(Collectors.joining(","));
    }

    private static String shown(JavaMethod method) {
        return (method.isConstructor() ? "new" : method.name()) + "(" + parameters(method).replace(",", ", ") + ")";
    }

    private static String declared(String kind, List<String> names) {
        return names.isEmpty() ? "it declares no " + kind : "it declares the " + kind + " " + String.join(", ", names);
    }

    private void report(String rule, String wayOut) {
        diagnostics.add(Diagnostic.error(file.toString(), number, "", rule, wayOut));
    }
}
