package astryon.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Verifier;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK is the largest body of bytecode at hand: every method of these packages becomes a valid function. */
class JavaBaseTest {
    private static final List<String> PACKAGES = List.of("java/lang", "java/util", "java/util/function", "java/util/stream", "java/math",
            "java/io", "java/util/regex", "java/text", "java/util/concurrent");

    @Test
    void every_method_of_java_base_becomes_a_valid_function(@TempDir Path folder) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        World world = Platform.plainWorld(folder, diagnostics);
        SsaBuilder builder = new SsaBuilder(world, new NothingInitialised(world), diagnostics);
        List<String> broken = new ArrayList<>();
        int methods = 0;
        for (String name : classNames()) {
            JavaClass type = world.classNamed(name);
            for (JavaMethod method : List.copyOf(type.methods())) {
                if (method.code() != null) {
                    methods++;
                    broken.addAll(complaints(builder, method));
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(methods).isGreaterThan(10_000);
        assertThat(diagnostics.all()).extracting(Diagnostic::rule)
                .allMatch(rule -> rule.startsWith(Rule.METHOD_HANDLE.text()) || rule.startsWith(Rule.BOOTSTRAP.text())
                        || rule.startsWith(Rule.FIELD_AS_OBJECT.text()) || rule.startsWith(Rule.REFLECTION.text()) || rule.startsWith(Rule.LEFT_OUT.text()));
    }

    private static List<String> complaints(SsaBuilder builder, JavaMethod method) {
        try {
            Function function = builder.build(method);
            return Verifier.violations(function).stream().map(violation -> method.symbol() + ": " + violation).toList();
        } catch (RuntimeException e) {
            return List.of(method.symbol() + ": " + e + " at " + e.getStackTrace()[0]);
        }
    }

    private static List<String> classNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (String folder : PACKAGES) {
            Path path = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base", folder);
            try (Stream<Path> files = Files.list(path)) {
                files.map(file -> folder + "/" + file.getFileName()).filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                        .map(file -> file.substring(0, file.length() - ".class".length())).sorted().forEach(names::add);
            }
        }
        return names;
    }
}
