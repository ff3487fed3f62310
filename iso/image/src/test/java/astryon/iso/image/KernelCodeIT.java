package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must be true of every instruction of the kernel, read by another disassembler. */
class KernelCodeIT {

    /** They are the running program's: they are saved when threads change, and not when one calls the kernel. */
    @Test
    void no_instruction_of_the_kernel_touches_a_vector_register() throws Exception {
        List<String> lines = disassembly();
        assertThat(lines.stream().filter(line -> line.contains("%rax")).count()).as("instructions with rax").isGreaterThan(1000);
        assertThat(lines).noneMatch(line -> line.matches(".*%([xyz]?mm|st)\\d?.*"));
    }

    private static List<String> disassembly() throws Exception {
        Process process = new ProcessBuilder("objdump", "-d", "--no-show-raw-insn", "target/system/kernel.elf").redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor()).as(text).isZero();
        return text.lines().toList();
    }
}
