package astryon.compiler.agreement;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Source text to class files, by the JDK's own compiler. */
final class JavaSources {
    private JavaSources() {
    }

    /** Compiles classes, source text by the name of the file, into {@code folder}. */
    static void compile(Map<String, String> sources, Path folder) throws IOException {
        compile(sources, folder, 17, List.of());
    }

    /** Compiles classes that stand on others. */
    static void compile(Map<String, String> sources, Path folder, Path classPath) throws IOException {
        compile(sources, folder, 17, List.of("-cp", classPath.toString()));
    }

    /** The same of source for another release of the language. */
    static void compile(Map<String, String> sources, Path folder, int release) throws IOException {
        compile(sources, folder, release, List.of());
    }

    private static void compile(Map<String, String> sources, Path folder, int release, List<String> more) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue());
            units.add(new SimpleJavaFileObject(URI.create("string:///" + source.getKey() + ".java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source.getValue();
                }
            });
        }
        StringWriter complaints = new StringWriter();
        List<String> options = new ArrayList<>(List.of("--release", Integer.toString(release), "-proc:none", "-nowarn", "-g", "-d", folder.toString()));
        options.addAll(more);
        boolean fine = javac.getTask(complaints, null, null, options, null, units).call();
        if (!fine) {
            throw new AssertionError("javac refuses what is in " + folder + ":\n" + complaints);
        }
    }
}
