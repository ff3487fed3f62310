package astryon.compiler.classfile;

import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Single source files, compiled together in memory by the JDK's javac. */
final class Sources implements Container {
    private final TreeMap<String, ByteArrayOutputStream> classes = new TreeMap<>();

    /** Compiles {@code files} against {@code classPath}; what javac says goes to {@code diagnostics}. */
    Sources(List<Path> files, List<Path> classPath, Diagnostics diagnostics) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new Refusal(files.get(0) + ": compiling it needs a JDK, this is a run-time environment only");
        }
        List<String> options = List.of("-g", "--release", "17", "-proc:none", "-Xlint:-options", "-classpath",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        try (StandardJavaFileManager standard = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaFileManager memory = new InMemory(standard);
            javac.getTask(null, memory, message -> report(message, diagnostics), options, null, standard.getJavaFileObjectsFromPaths(files)).call();
        } catch (IOException e) {
            throw new Refusal(files.get(0) + ": cannot be compiled: " + e.getMessage());
        }
    }

    private static void report(Diagnostic<? extends JavaFileObject> message, Diagnostics diagnostics) {
        if (message.getKind() == Diagnostic.Kind.ERROR) {
            String file = message.getSource() == null ? "" : message.getSource().getName();
            int line = message.getLineNumber() == Diagnostic.NOPOS ? 0 : (int) message.getLineNumber();
            String text = message.getMessage(Locale.ROOT).lines().map(String::strip).collect(Collectors.joining("; "));
            diagnostics.add(astryon.compiler.diag.Diagnostic.error(file, line, "", text, ""));
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(classes.get(path)).map(ByteArrayOutputStream::toByteArray);
    }

    @Override
    public List<String> list(String prefix) {
        return classes.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
    }

    @Override
    public String origin(String path) {
        return path;
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        InMemory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String path = className.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("memory:///" + path), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(path, bytes);
                    return bytes;
                }
            };
        }
    }
}
