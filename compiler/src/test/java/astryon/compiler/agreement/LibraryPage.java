package astryon.compiler.agreement;

import astryon.compiler.frontend.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** {@code docs/library.md}: what the programs of the agreement tests call of the class library, read from their class files. */
final class LibraryPage {
    private static final String START = """
            # The class library

            What the programs of the agreement tests call: with the class libraries of JDK 17 and of JDK 25 these do in an executable what they do on HotSpot. Much
            more works, for most of the library is the JDK's own code; what cannot work is refused when a program is compiled.

            What is different, and why:

            - Names of languages and countries are English. Texts of dates and numbers are English or the root locale's, whatever locale is asked for: there are no other locales' data. Names of
              time zones are those of JDK 17.
            - Of signed jars it is checked that the manifest is the one that was signed and that entries are those of the manifest; whose signature it is is not,
              and who asks for signers or certificates gets an `UnsupportedOperationException`. Providers of services are those in `META-INF/services` of the class path; `ServiceLoader.load` wants a
              class that is written down. Bundles are property files.
            - Texts are compared (`java.text.Collator`) by the root locale's rules, which are English's, too.
            - Names of hosts are unknown. A program starts no other: `ProcessBuilder.start` throws an `IOException`. `System.console()` is null.
              On Astryon a process has no number: `ProcessHandle.pid` throws an `UnsupportedOperationException`.
            - `System.getLogger` logs as the JDK does without any configuration: from `INFO` on, to standard error.
            - All files of the class path that are not classes are in a program that asks for any.
            - The time zone is what `TZ` says, or the link `/etc/localtime`; else UTC. Time zones are those of the JDK that compiles.

            ## What a program reflects on

            A program finds by reflection the classes and members that it names. `astryonc --reflect FILE` takes a text file, or several, with lines like

            ```
            # classes have the names that Class.getName gives them
            com.acme.Shape                            the class: Class.forName finds it
            com.acme.Shape#*                          and all that it declares
            com.acme.Shape#size                       and a field
            com.acme.Shape#scale(int, double[])       and a method
            com.acme.Shape#scale(*)                   and all methods of that name
            com.acme.Shape#new(java.lang.String)      and a constructor
            com.acme.Shape#new(*)                     and all constructors
            ```

            without the explanations. The Maven plugin has `<reflect>` for it, with a file for each program that reflects:
            `<reflect><app>app.reflect</app></reflect>`. What is named and not there is an error, with file and line. What is not named is not found:
            `Class.forName` and its like throw the exception that they have for that, and lists leave it out; inherited members are those of the class
            that declares them. A program that looks for members or classes, by names that are not written down, and names none, is refused. Access is
            checked as on HotSpot. The method around a local class and annotations of types are not kept. Annotations of classes need not be named.
            """;

    private static final String LEFT_OUT = """

            ## What is refused

            A program that calls this is refused when it is compiled, each place with its line and how it is reached:

            | what | why | way out |
            |---|---|---|
            """;

    private LibraryPage() {
    }

    /** {@code java/util/logging/} as {@code `java.util.logging`}, a constructor as {@code new}. */
    private static String shown(String name) {
        String dotted = name.replaceAll("/$", "").replace('/', '.').replace('$', '.');
        return dotted.endsWith(".<init>") ? "`new " + dotted.replace(".<init>", "") + "`" : "`" + dotted + "`";
    }

    static String page(Path classes) throws IOException {
        Map<String, Map<String, TreeSet<String>>> calls = new TreeMap<>();
        for (Path file : files(classes)) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            for (MethodNode method : node.methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    note(calls, instruction);
                }
            }
        }
        StringBuilder page = new StringBuilder(START).append(LEFT_OUT);
        for (LeftOut row : LeftOut.values()) {
            page.append("| ").append(row.names().stream().map(LibraryPage::shown).collect(Collectors.joining(", "))).append(" | ").append(row.why()).append(" | ")
                    .append(row.wayOut()).append(" |\n");
        }
        calls.forEach((name, types) -> {
            page.append("\n## ").append(name).append("\n\n| class | called |\n|---|---|\n");
            types.forEach((type, methods) -> page.append("| ").append(type).append(" | ").append(String.join(", ", methods)).append(" |\n"));
        });
        return page.toString();
    }

    /** {@code package.Class.method} for all that a page names. */
    static Set<String> entries(String page) {
        TreeSet<String> entries = new TreeSet<>();
        String heading = "";
        for (String line : page.lines().toList()) {
            String[] cells = line.split(" *\\| *");
            if (line.startsWith("## ")) {
                heading = line.substring(3) + ".";
            } else if (heading.startsWith("java") && cells.length == 3 && !line.startsWith("|-") && !cells[2].equals("called")) {
                for (String method : cells[2].split(", ")) {
                    entries.add(heading + cells[1] + "." + method);
                }
            }
        }
        return entries;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }

    private static void note(Map<String, Map<String, TreeSet<String>>> calls, AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            note(calls, call.owner, call.name);
        } else if (instruction instanceof InvokeDynamicInsnNode site) {
            List<Object> arguments = new ArrayList<>(List.of(site.bsmArgs));
            arguments.stream().filter(Handle.class::isInstance).map(Handle.class::cast).forEach(handle -> note(calls, handle.getOwner(), handle.getName()));
        }
    }

    private static void note(Map<String, Map<String, TreeSet<String>>> calls, String owner, String method) {
        int slash = owner.lastIndexOf('/');
        if (!owner.startsWith("java/")) {
            return;
        }
        String type = owner.substring(slash + 1).replace('$', '.');
        calls.computeIfAbsent(owner.substring(0, slash).replace('/', '.'), name -> new TreeMap<>()).computeIfAbsent(type, name -> new TreeSet<>())
                .add(method.equals("<init>") ? "new" : method);
    }
}
