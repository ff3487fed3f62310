package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import astryon.iso.BootArchiveWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The serial line's driver and a terminal on it, in a system of their own. */
class SerialIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;
    private static final String NUMBERS = IntStream.range(0, 3000).mapToObj(i -> i + " ").collect(Collectors.joining()) + "end";

    private static final String PROMPT = "/ \\$ ";
    private static final int ROUNDS = 30;
    private static final String COUNTED = IntStream.rangeClosed(1, 3000).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    private static final int LINES = 300;

    @TempDir
    private Path folder;

    private Path archive(String... programs) throws IOException {
        Compilation init = Compilation.run(Options.of(Target.ASTRYON, CLASSES, "astryon.iso.image.guest.SerialSystem"));
        Map<String, byte[]> files = new TreeMap<>();
        files.put("init", init.image().orElseThrow(() -> new AssertionError(init.diagnostics().render())));
        for (String program : programs) {
            files.put(program, Files.readAllBytes(SYSTEM.resolve(program + ".elf")));
        }
        return Files.write(folder.resolve("archive.img"), BootArchiveWriter.write(new TreeMap<>(files)));
    }

    @Test
    void what_is_typed_and_written_passes_its_driver_also_when_that_is_killed_and_the_kernel_logs() throws IOException {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive("serial"), "").start().within(Duration.ofSeconds(60)).never("panic").never("lost")) {
            qemu.expect("ready");
            qemu.type("typed").expect("read typed");
            qemu.type("b").expect("read b");
            assertThat(qemu.expect("0 1 [0-9 ]*end").group()).isEqualTo(NUMBERS);
            for (int i = 0; i < 5; i++) {
                qemu.type("bk").expect("read bk");
                assertThat(qemu.expect("0 1 [0-9 ]*end").group()).isEqualTo(NUMBERS);
                qemu.expect("again");
            }
            qemu.type("l").expect("read l");
            String mixed = qemu.expect("(?s)\\s(.*?)end").group(1);
            assertThat(mixed).as("lines of the log come between").containsPattern("(?s)\\[[0-9 ]*l");
            assertThat(mixed.replaceAll("[\\[log\\]\r\n]", "") + "end").isEqualTo(NUMBERS);
            qemu.type("q").exits(SWITCHED_OFF);
        }
    }

    @Test
    void a_terminal_on_the_line_has_lines_corrected_and_tells_of_control_c_whatever_becomes_of_the_driver() throws IOException {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive("serial", "terminal"), "").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("ready\r\n");
            qemu.type("typp\177o").expect("typp\b \bo\r\nread typo\r\n");
            for (int i = 0; i < 3; i++) {
                qemu.type("bk").expect("read bk");
                assertThat(qemu.expect("0 1 [0-9 ]*end").group()).isEqualTo(NUMBERS);
                qemu.expect("again");
            }
            qemu.type("w").expect("read w");
            qemu.type("discarded\003").expect("discarded\\^C");
            qemu.expect("signalled 1");
            qemu.type("q").exits(SWITCHED_OFF);
        }
    }

    /** In the whole system, with a terminal that knows how far it is: nothing is missing and nothing twice, each way. */
    @Test
    void a_hundred_drivers_that_are_killed_while_much_is_written_and_typed_lose_no_byte() throws NoSuchAlgorithmException {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), SYSTEM.resolve("archive.img"), "").with("-smp", "2").start().within(Duration.ofSeconds(120)).never("panic").never("lost")) {
            qemu.expect(PROMPT);
            qemu.type("kills() { i=0; while [ $i -lt 50 ]; do service restart serial; sleep 0.0$((i % 4)); i=$((i+1)); done; }; kills & for i in $(seq " + ROUNDS
                    + "); do seq -s ' ' 3000; done; wait; echo all 'killed'");
            String written = qemu.expect("(?s)\n(1 2 .*?)all killed").group(1).replace("\r", "");
            assertThat(written.lines().filter(line -> line.startsWith("1 "))).hasSize(ROUNDS).allMatch(COUNTED::equals);
            assertThat(written.lines()).hasSizeLessThan(ROUNDS + 2);
            qemu.expect(PROMPT);
            qemu.type("kills & cat > /home/typed");
            StringBuilder typed = new StringBuilder();
            for (int i = 0; i < LINES; i++) {
                String line = "line " + i + " of what is typed while drivers are killed";
                typed.append(line).append('\n');
                qemu.type(line);
            }
            qemu.key("\004");
            qemu.type("wait; sha256sum /home/typed").expect(new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(typed.toString().getBytes(StandardCharsets.US_ASCII))).toString(16) + " ");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }
}
