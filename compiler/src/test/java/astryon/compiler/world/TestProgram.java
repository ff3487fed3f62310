package astryon.compiler.world;

import astryon.compiler.classfile.ClassPath;
import astryon.compiler.classfile.JdkHome;
import astryon.compiler.diag.Diagnostics;
import astryon.magic.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A few source files in a temporary folder, compiled and opened as a class path together with {@code runtime}. */
public final class TestProgram {
    public final Diagnostics diagnostics = new Diagnostics();
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private List<String> platform = List.of();
    private String target = "";
    private ClassPath classPath;

    public TestProgram(Path folder) {
        this.folder = folder;
    }

    /** Adds a file; {@code path} is that of its package. */
    public TestProgram source(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            files.add(file);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestProgram platform(String... internalNames) {
        platform = List.of(internalNames);
        return this;
    }

    /** With the substitutes of a target's platform. */
    public TestProgram on(String platformName) {
        target = platformName;
        return this;
    }

    public ClassPath classPath() {
        if (classPath == null) {
            ArrayList<Path> entries = new ArrayList<>(files);
            entries.add(runtime());
            classPath = ClassPath.open(entries, target, JdkHome.usual(), diagnostics);
            if (diagnostics.hasErrors()) {
                throw new AssertionError(diagnostics.render());
            }
        }
        return classPath;
    }

    public World world(Profile profile) {
        return new World(classPath(), profile, platform, diagnostics);
    }

    public World world() {
        return world(Profile.HOSTED);
    }

    /** A folder, or in a build that packs it a jar. */
    public static Path runtime() {
        try {
            return Path.of(Word.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of the runtime's files directly in a folder, or of the one file, of this name; keyed by full name. */
    public static Map<String, byte[]> runtimeFiles(String name) {
        Path origin = runtime();
        try {
            if (Files.isDirectory(origin)) {
                return filesIn(origin, name);
            }
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                return filesIn(jar.getPath("/"), name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> filesIn(Path root, String name) throws IOException {
        TreeMap<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root.resolve(name), 1)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return found;
    }
}
