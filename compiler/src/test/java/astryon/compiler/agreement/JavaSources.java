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

    /** Compiles classes of the unnamed package, source text by class name, into {@code folder}. */
    static void compile(Map<String, String> sources, Path folder) throws IOException {
        compile(sources, folder, 17);
    }

    /** The same of source for another release of the language. */
    static void compile(Map<String, String> sources, Path folder, int release) throws IOException {
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
        boolean fine = javac.getTask(complaints, null, null, List.of("--release", Integer.toString(release), "-proc:none", "-nowarn", "-g", "-d", folder.toString()), null, units)
                .call();
        if (!fine) {
            throw new AssertionError("javac refuses what is in " + folder + ":\n" + complaints);
        }
    }
}
