package astryon.compiler.classfile;

import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.diag.SourceLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where classes are looked for: folders, jars and source files in the order given, then the JDK's run-time image. Classes marked
 * {@code @Substitute} are merged into those they stand in for; see {@link Substitutions}.
 */
public final class ClassPath implements AutoCloseable {
    private final List<Container> program;
    private final Path jdkHome;
    private final Container jdk;
    private final List<Path> sourceFolders;
    private final Substitutions substitutions;
    private final Map<String, Optional<ClassFile>> found = new HashMap<>();

    private ClassPath(List<Container> program, List<Path> sourceFolders, String platform, Path jdkHome) {
        this.program = program;
        this.jdkHome = jdkHome;
        this.jdk = new RuntimeImage(jdkHome);
        this.sourceFolders = sourceFolders;
        this.substitutions = Substitutions.in(program, platform);
    }

    /** Opens the entries without any platform's substitutes, with the usual JDK's class library. */
    public static ClassPath open(List<Path> entries, Diagnostics diagnostics) {
        return open(entries, "", JdkHome.usual(), diagnostics);
    }

    /**
     * Opens the entries: class folders, jars and {@code .java} files, which are compiled together. What javac refuses goes to
     * {@code diagnostics}; an entry that is none of these is a {@code Refusal}. Substitutes of {@code platform} are used beside those
     * that every program gets.
     *
     * @param jdkHome folder of the JDK with the class library
     */
    public static ClassPath open(List<Path> entries, String platform, Path jdkHome, Diagnostics diagnostics) {
        ArrayList<Container> containers = new ArrayList<>();
        ArrayList<Path> sources = new ArrayList<>();
        ArrayList<Path> compiled = new ArrayList<>();
        LinkedHashSet<Path> sourceFolders = new LinkedHashSet<>();
        for (Path entry : entries) {
            String name = entry.getFileName() == null ? "" : entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                compiled.add(entry);
                containers.add(new Folder(entry));
                sourcesOf(entry).ifPresent(sourceFolders::add);
            } else if (!Files.exists(entry)) {
                throw new Refusal(entry + ": no such file or folder");
            } else if (name.endsWith(".java")) {
                sources.add(entry);
                sourceFolders.add(entry.toAbsolutePath().getParent());
            } else if (name.endsWith(".jar")) {
                compiled.add(entry);
                containers.add(new Jar(entry));
            } else {
                throw new Refusal(entry + ": neither a folder of classes, nor a .jar, nor a .java file");
            }
        }
        if (!sources.isEmpty()) {
            containers.add(0, new Sources(sources, compiled, diagnostics));
        }
        return new ClassPath(containers, List.copyOf(sourceFolders), platform, jdkHome);
    }

    /** Maven's layout: the sources of {@code target/classes} are in {@code src/main/java}. */
    private static Optional<Path> sourcesOf(Path classes) {
        Path target = classes.toAbsolutePath().normalize().getParent();
        if (target == null || target.getParent() == null || target.getFileName() == null || !target.getFileName().toString().equals("target")) {
            return Optional.empty();
        }
        String set = classes.getFileName().toString().equals("test-classes") ? "test" : "main";
        return Optional.of(target.resolveSibling("src").resolve(set).resolve("java")).filter(Files::isDirectory);
    }

    /** The class, read once; empty if there is none. A file that is no class file is a {@code Refusal}. */
    public Optional<ClassFile> find(String internalName) {
        String name = substitutions.renamed(internalName);
        Optional<ClassFile> known = found.get(name);
        if (known == null) {
            known = load(name);
            found.put(name, known);
        }
        return known;
    }

    private Optional<ClassFile> load(String name) {
        String path = name + ".class";
        for (Container container : program) {
            Optional<byte[]> bytes = container.read(path);
            if (bytes.isPresent()) {
                return Optional.of(substitutions.merge(ClassBytes.read(bytes.get(), name, container.origin(path)), container.origin(path), false));
            }
        }
        Optional<byte[]> bytes = jdk.read(path);
        if (bytes.isPresent()) {
            return Optional.of(substitutions.merge(ClassBytes.read(bytes.get(), name, jdk.origin(path)), jdk.origin(path), true));
        }
        return substitutions.alone(name);
    }

    /** Internal names of all classes in the entries, without the JDK's and without substitutes, sorted. */
    public List<String> programClasses() {
        TreeSet<String> names = new TreeSet<>();
        for (Container container : program) {
            for (String path : container.list("")) {
                String name = path.substring(0, Math.max(0, path.length() - ".class".length()));
                if (path.endsWith(".class") && !path.startsWith("META-INF/") && !name.endsWith("module-info") && !name.endsWith("package-info")
                        && substitutions.renamed(name).equals(name)) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    /** Those of {@link #programClasses} whose files hold {@code text} somewhere: a quick way to the few that have an annotation. */
    public List<String> programClassesMentioning(String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        return programClasses().stream().filter(name -> resource(name + ".class").filter(bytes -> contains(bytes, wanted)).isPresent()).toList();
    }

    /** Whether the file of some class of the entries holds one of the texts. */
    public boolean isMentioned(List<String> texts) {
        List<byte[]> wanted = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        return programClasses().stream().anyMatch(name -> resource(name + ".class").filter(bytes -> wanted.stream().anyMatch(text -> contains(bytes, text))).isPresent());
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /** A file in the entries that is not a class: {@code META-INF/MANIFEST.MF}. */
    public Optional<byte[]> resource(String path) {
        return program.stream().flatMap(container -> container.read(path).stream()).findFirst();
    }

    /** Paths of all files in the entries that are neither classes nor about the entries themselves, sorted. */
    public List<String> resources() {
        TreeSet<String> paths = new TreeSet<>();
        for (Container container : program) {
            container.list("").stream().filter(ClassPath::isResource).forEach(paths::add);
        }
        return List.copyOf(paths);
    }

    private static boolean isResource(String path) {
        return !path.endsWith(".class") && !path.endsWith("/") && !path.startsWith("META-INF/maven/") && !path.startsWith("META-INF/astryon/");
    }

    /** A file among the JDK's classes: {@code java/util/currency.data}. */
    public byte[] resourceOfJdk(String path) {
        return jdk.read(path).orElseThrow(() -> new Refusal(jdk.origin(path) + ": is not there; the class library needs it"));
    }

    /** A file that the JDK keeps beside its classes: {@code lib/tzdb.dat}. */
    public byte[] fileOfJdk(String path) {
        Path file = jdkHome.resolve(path);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal(file + ": cannot be read; the class library needs it");
        }
    }

    /** Where the sources of the entries probably are. */
    public SourceLines sourceLines() {
        return new SourceLines(sourceFolders);
    }

    @Override
    public void close() {
        program.forEach(Container::close);
        jdk.close();
    }
}
