package astryon.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.classfile.ClassPath;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Verifier;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Profile;
import astryon.compiler.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No class file makes the builder fail: it is refused, or becomes valid functions. */
class DamagedClassesTest {
    private static final long SEED = 20_260_101;
    private static final int DAMAGED = 400;

    @Test
    void a_damaged_class_is_refused_or_becomes_valid_functions(@TempDir Path folder) throws IOException {
        byte[] whole = compiled(folder);
        Random random = new Random(SEED);
        List<String> failures = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < DAMAGED; i++) {
            byte[] bytes = whole.clone();
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt(256);
            }
            Path damaged = Files.createDirectories(folder.resolve("damaged" + i));
            Files.write(damaged.resolve("Exceptions.class"), bytes);
            try {
                build(damaged);
            } catch (Refusal refusal) {
                refused++;
            } catch (RuntimeException e) {
                failures.add("seed " + SEED + ", number " + i + ": " + e + " at " + e.getStackTrace()[0]);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(refused).isBetween(DAMAGED / 10, DAMAGED - 1);
    }

    private static void build(Path folder) {
        Diagnostics diagnostics = new Diagnostics();
        try (ClassPath classPath = ClassPath.open(List.of(folder), diagnostics)) {
            World world = new World(classPath, Profile.HOSTED, List.of(), diagnostics);
            SsaBuilder builder = new SsaBuilder(world, new NothingInitialised(world), diagnostics);
            for (JavaMethod method : List.copyOf(world.classNamed("Exceptions").methods())) {
                if (method.code() != null) {
                    Verifier.verify(builder.build(method));
                }
            }
        }
    }

    private byte[] compiled(Path folder) throws IOException {
        Path source = folder.resolve("Exceptions.java");
        Files.write(source, getClass().getResourceAsStream("Exceptions.txt").readAllBytes());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString())).isZero();
        return Files.readAllBytes(folder.resolve("Exceptions.class"));
    }
}
