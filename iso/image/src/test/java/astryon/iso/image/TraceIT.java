package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.trace.ChromeTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel recorded of a whole boot becomes a file for a viewer. */
class TraceIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SWITCHED_OFF = 1;
    private static final String ROW = "\\{\"name\":\"[A-Za-z0-9_ ]+\",\"ph\":\"(M\",\"pid\":0,\"tid\":\\d,\"args\":\\{\"name\":\"processor \\d\"\\}"
            + "|i\",\"s\":\"t\",\"pid\":0,\"tid\":\\d,\"ts\":\\d+\\.\\d{3}|X\",\"pid\":0,\"tid\":\\d,\"ts\":\\d+\\.\\d{3},\"dur\":\\d+\\.\\d{3})\\},?";

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void a_boot_becomes_a_file_for_a_viewer(String processors) throws IOException {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "trace events").with("-smp", processors).start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("kernel: everything is traced");
            qemu.exits(SWITCHED_OFF);
            List<String> lines = ChromeTrace.of(qemu.transcript()).lines().toList();
            assertThat(lines.get(0)).isEqualTo("{\"traceEvents\":[");
            assertThat(lines.get(lines.size() - 1)).isEqualTo("]}");
            assertThat(lines.subList(1, lines.size() - 1)).allMatch(line -> line.matches(ROW)).anyMatch(line -> line.contains("\"MEMORY_MAP\""))
                    .anyMatch(line -> line.contains("\"PROCESS_START\"")).anyMatch(line -> line.contains("\"process 2\",\"ph\":\"X\""))
                    .anyMatch(line -> line.contains("\"end of process 2\"")).anyMatch(line -> line.contains("\"processor " + (Integer.parseInt(processors) - 1) + "\""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void a_command_is_traced_while_it_runs_and_only_then(String processors) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "run trace -o /t sh -c 'ls /boot | wc'; echo $?; cat /t; trace -n 5 -o /t false; echo $? $(grep -c ph /t)").with("-smp", processors).start()
                .within(Duration.ofSeconds(60)).never("panic")) {
            qemu.exits(SWITCHED_OFF);
            String all = qemu.transcript().replace("\r", "");
            assertThat(all).containsPattern("trace: /t: [0-9]+ events in [0-9.]+ ms.*\n0\n\\{\"traceEvents\":\\[\n").doesNotContain("everything is traced");
            List<String> lines = all.substring(all.indexOf("{\"traceEvents"), all.indexOf("\n]}")).lines().toList();
            assertThat(lines.subList(1, lines.size())).hasSizeGreaterThan(100).allMatch(line -> line.matches(ROW)).anyMatch(line -> line.contains("\"PROCESS_START\""))
                    .anyMatch(line -> line.contains("\"ph\":\"X\"")).anyMatch(line -> line.contains("\"end of process")).anyMatch(line -> line.contains("\"REPLY_RECEIVE\""));
            assertThat(all).containsPattern("trace: /t: [0-9]+ events in .*; [0-9]+ more came too quickly, or were too many\n1 [0-9]+\n");
        }
    }
}
