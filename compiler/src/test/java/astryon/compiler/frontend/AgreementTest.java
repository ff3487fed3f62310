package astryon.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.diag.Diagnostics;
import astryon.compiler.image.Interpreter;
import astryon.compiler.ir.Verifier;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticValue;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each resource is a class whose static fields are computed by its methods. Build-time evaluation of the functions built here and
 * HotSpot must come to the same values.
 */
class AgreementTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Arithmetic", "Control", "Exceptions", "Objects", "Arrays", "Lambdas", "Records"})
    void the_built_functions_compute_what_hotspot_computes(String name) throws Exception {
        String text = new String(getClass().getResourceAsStream(name + ".txt").readAllBytes());
        assertThat(built(name, text)).isEqualTo(onHotSpot(name, text));
    }

    private Map<String, Long> built(String name, String text) {
        TestProgram program = Platform.program(folder).source(name + ".java", text);
        World world = program.world();
        Diagnostics diagnostics = program.diagnostics;
        Interpreter interpreter = new Interpreter(world, (values, findings) -> new SsaBuilder(world, values, findings), diagnostics);
        SsaBuilder builder = new SsaBuilder(world, interpreter, diagnostics);
        JavaClass type = world.classNamed(name);
        interpreter.initialise(type);
        assertThat(diagnostics.render()).isEmpty();
        for (JavaClass other : List.copyOf(world.classes())) {
            if (!other.isLibrary() && other.name().startsWith(name)) {
                other.methods().stream().filter(method -> method.code() != null).forEach(method -> Verifier.verify(builder.build(method)));
            }
        }
        Map<String, Long> values = new TreeMap<>();
        for (JavaField field : type.fields()) {
            if (field.isStatic() && field.descriptor().length() == 1) {
                interpreter.valueOf(field).ifPresent(value -> values.put(field.name(), ((StaticValue.Bits) value).bits()));
            }
        }
        return values;
    }

    private Map<String, Long> onHotSpot(String name, String text) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("hotspot"));
        Path source = Files.writeString(classes.resolve(name + ".java"), text);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "-d", classes.toString(), source.toString())).isZero();
        Map<String, Long> values = new TreeMap<>();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            for (Field field : loader.loadClass(name).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    values.put(field.getName(), bits(field.get(null)));
                }
            }
        }
        return values;
    }

    private static long bits(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Character character) {
            return character;
        }
        if (value instanceof Float number) {
            return Float.floatToRawIntBits(number);
        }
        return value instanceof Double number ? Double.doubleToRawLongBits(number) : ((Number) value).longValue();
    }
}
