package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of work in a minute: two thousand commands print here what they print under busybox's shell. Another one with {@code -Dday.seed=N}. */
class DayIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final Path KERNEL = SYSTEM.resolve("kernel.elf");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("day.seed", 1);
    private static final int COMMANDS = 2000;
    private static final int SWITCHED_OFF = 1;

    @TempDir
    private Path folder;

    @Test
    void two_thousand_commands_print_what_they_print_under_busybox() throws IOException, InterruptedException {
        String script = DayOfWork.of(SEED, COMMANDS);
        try (Qemu qemu = Qemu.kernel(KERNEL, archive(script), "run mkdir /home/w; cd /home/w; sh /boot/day.sh").start().within(PATIENCE).never("panic")) {
            qemu.expect("init: system is up\r?\n");
            qemu.exits(SWITCHED_OFF);
            String printed = qemu.transcript().replace("\r", "").replaceFirst("(?s).*init: system is up\n", "").replace("kernel: power off\n", "");
            assertThat(printed).as("seed %d, again with -Dday.seed=%d", SEED, SEED).isEqualTo(underBusybox(script));
        }
    }

    /** All of the system's programs and pages, and the script. */
    private Path archive(String script) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> built = Files.list(SYSTEM)) {
            for (Path path : built.filter(each -> !each.equals(KERNEL) && each.toString().matches(".*\\.(elf|system)")).toList()) {
                files.put(path.getFileName().toString().replace(".elf", ""), Files.readAllBytes(path));
            }
        }
        files.put("day.sh", script.getBytes(StandardCharsets.UTF_8));
        return Archives.write(folder, files);
    }

    private String underBusybox(String script) throws IOException, InterruptedException {
        Path applets = Files.createDirectory(folder.resolve("applets"));
        try {
            return underBusybox(script, applets);
        } finally {
            try (Stream<Path> links = Files.list(applets)) {
                for (Path link : links.toList()) {
                    Files.delete(link);
                }
            }
        }
    }

    private String underBusybox(String script, Path applets) throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path output = folder.resolve("output");
        Path file = Files.writeString(folder.resolve("day.sh"), script);
        assertThat(new ProcessBuilder("busybox", "--install", "-s", applets.toString()).inheritIO().start().waitFor()).isZero();
        ProcessBuilder shell = new ProcessBuilder(List.of("busybox", "sh", file.toString())).directory(work.toFile()).redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().clear();
        shell.environment().putAll(Map.of("PATH", applets.toString(), "LC_ALL", "C.UTF-8"));
        Process process = shell.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            String at = process.descendants().map(each -> each.info().commandLine().orElse("?")).toList().toString();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            assertThat(Files.readString(output)).as("busybox does not end, at " + at).isNull();
        }
        assertThat(process.exitValue()).isZero();
        return Files.readString(output);
    }
}
