package astryon.compiler.object;

import static astryon.compiler.asm.Gpr.EAX;
import static astryon.compiler.asm.Gpr.EDI;
import static astryon.compiler.asm.Gpr.EDX;
import static astryon.compiler.asm.Gpr.RSI;
import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.Operand;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Width;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** readelf and objdump understand our files, and Linux runs them. */
class ElfWriterTest {
    private static final long KERNEL_BASE = 0xFFFFFFFF80200000L;
    private static final long PHYSICAL_OFFSET = 0xFFFFFFFF80000000L;
    private static final String GREETING = "hello, world\n";

    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void linux_runs_a_program_that_reads_its_constants_and_writes_its_zeros() throws Exception {
        Path program = write(new ElfWriter(hello(0x400000, Packing.COMPACT), "_start").write());
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(run(7, program.toString())).isEqualTo(GREETING);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void linux_runs_images_with_padded_segments_and_without_symbols_too() throws Exception {
        Path program = write(new ElfWriter(hello(0x400000, Packing.PAGES), "_start").withoutSymbols().write());
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(run(7, program.toString())).isEqualTo(GREETING);
    }

    @Test
    void a_program_that_is_stripped_is_as_one_that_never_had_symbols() {
        for (Packing packing : Packing.values()) {
            byte[] without = new ElfWriter(hello(0x400000, packing), "_start").withoutSymbols().write();
            assertThat(Stripped.of(new ElfWriter(hello(0x400000, packing), "_start").write())).isEqualTo(without);
            assertThat(Stripped.of(without)).isEqualTo(without);
        }
    }

    @Test
    void a_compact_file_has_no_padding() {
        assertThat(new ElfWriter(hello(0x400000, Packing.COMPACT), "_start").write().length).isLessThan(1400);
    }

    @Test
    void no_two_segments_share_a_page_or_may_be_written_and_executed() throws Exception {
        for (Packing packing : new Packing[] {Packing.COMPACT, Packing.PAGES}) {
            String headers = run(0, "readelf", "-lW", write(new ElfWriter(hello(0x400000, packing), "_start").write()).toString());
            assertThat(headers).doesNotContain("Warning").doesNotContain("Error").contains("Entry point 0x400");
            assertThat(headers.lines().filter(line -> line.contains("LOAD")).map(line -> line.replaceAll(".*0x\\w+ (...) +0x1000$", "$1")))
                    .containsExactly("R E", "R  ", "RW ");
            assertThat(headers).containsPattern("GNU_STACK .* RW  ");
            long[] pages = headers.lines().filter(line -> line.contains("LOAD"))
                    .mapToLong(line -> Long.decode(line.trim().split(" +")[2]) / 4096).toArray();
            assertThat(pages).doesNotHaveDuplicates();
        }
    }

    @Test
    void debuggers_see_functions_with_names_and_sizes() throws Exception {
        Path program = write(new ElfWriter(hello(0x400000, Packing.COMPACT), "_start").write());
        String symbols = run(0, "readelf", "-sSW", program.toString());
        assertThat(symbols).doesNotContain("Warning").containsPattern(" 22 FUNC +GLOBAL DEFAULT +1 app.Hello.write")
                .containsPattern("OBJECT +GLOBAL DEFAULT +2 greeting").containsPattern(" 4 OBJECT +GLOBAL DEFAULT +4 zeros");
        assertThat(run(0, "objdump", "-d", "-M", "intel", program.toString()))
                .contains("<_start>:").contains("<app.Hello.write>:").containsPattern("call +\\w+ <app.Hello.write>");
    }

    @Test
    void a_kernel_has_physical_addresses_and_the_entry_for_a_virtual_machine() throws Exception {
        LinkedImage kernel = hello(KERNEL_BASE, Packing.PAGES);
        Path file = write(new ElfWriter(kernel, "_start").physicalOffset(PHYSICAL_OFFSET).pvhEntry("app.Hello.write").write());
        String headers = run(0, "readelf", "-lnW", file.toString());
        assertThat(headers).doesNotContain("Warning").containsPattern("LOAD +0x001000 0xffffffff80200000 0x0000000000200000")
                .containsPattern("LOAD +0x002000 0xffffffff80201000 0x0000000000201000");
        long entry = kernel.address("app.Hello.write") - PHYSICAL_OFFSET;
        assertThat(entry).isBetween(0x200000L, 0x201000L);
        assertThat(headers).containsPattern("Xen +0x00000008").contains(String.format("%02x %02x 20 00 00 00 00 00", entry & 0xFF, entry >> 8 & 0xFF));
    }

    /** Writes the greeting, counts to 7 in memory that was zero, exits with that. */
    private static LinkedImage hello(long imageBase, Packing packing) {
        Section text = new Section(".text", SectionKind.TEXT, 16);
        Assembler start = new Assembler(Mode.BITS64);
        start.define("_start");
        start.emit(Mnemonic.CALL, new SymbolOperand("app.Hello.write"));
        start.emit(Mnemonic.ADD, Memory.symbol(Width.DWORD, "zeros", 0), new Immediate(2));
        start.emit(Mnemonic.MOV, EDI, Memory.symbol(Width.DWORD, "zeros", 0));
        start.emit(Mnemonic.ADD, EDI, Memory.symbol(Width.DWORD, "five", 0));
        exit(start, 60);
        start.appendTo(text, 16);
        Assembler write = new Assembler(Mode.BITS64);
        write.define("app.Hello.write");
        write.emit(Mnemonic.MOV, EDI, new Immediate(1));
        write.emit(Mnemonic.LEA, RSI, Memory.symbol(Width.BYTE, "greeting", 0));
        write.emit(Mnemonic.MOV, EDX, new Immediate(GREETING.length()));
        write.emit(Mnemonic.MOV, EAX, EDI);
        write.emit(Mnemonic.SYSCALL);
        write.emit(Mnemonic.RET);
        write.appendTo(text, 16);
        Section constants = new Section(".rodata", SectionKind.RODATA, 1);
        byte[] greeting = GREETING.getBytes(StandardCharsets.US_ASCII);
        constants.define("greeting", constants.append(greeting, 1), greeting.length, Symbol.Kind.OBJECT);
        Section data = new Section(".data", SectionKind.DATA, 4);
        data.define("five", data.append(new byte[] {5, 0, 0, 0}, 4), 4, Symbol.Kind.OBJECT);
        Section zeros = new Section(".bss", SectionKind.BSS, 8);
        zeros.reserve(100_000, 8);
        zeros.define("zeros", zeros.reserve(4, 4), 4, Symbol.Kind.OBJECT);
        Linker linker = new Linker(imageBase, packing);
        for (Section section : new Section[] {text, constants, data, zeros}) {
            linker.add(section);
        }
        return linker.link();
    }

    private static void exit(Assembler assembler, int call) {
        Operand number = new Immediate(call);
        assembler.emit(Mnemonic.MOV, EAX, number);
        assembler.emit(Mnemonic.SYSCALL);
    }

    private Path write(byte[] file) throws IOException {
        return Files.write(Files.createTempFile(directory, "image", ".elf"), file);
    }

    private static String run(int expectedStatus, String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(expectedStatus);
        return output;
    }
}
