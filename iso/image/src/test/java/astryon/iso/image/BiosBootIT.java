package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.BootInfo;
import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.Operand;
import astryon.compiler.asm.Width;
import astryon.compiler.object.ElfWriter;
import astryon.compiler.object.Linker;
import astryon.compiler.object.Packing;
import astryon.compiler.object.Section;
import astryon.compiler.object.SectionKind;
import astryon.compiler.object.Symbol;
import astryon.iso.BootImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader with a kernel of a few instructions, so that a failure is the loader's. */
class BiosBootIT {
    private static final long KERNEL_BASE = 0xffffffff8020_0000L;
    private static final long KERNEL_OFFSET = 0xffffffff8000_0000L;

    @TempDir
    private Path folder;

    private Path image(byte[] kernel) throws IOException {
        TreeMap<String, byte[]> archive = new TreeMap<>();
        archive.put("greeting", "from the archive\n".getBytes(StandardCharsets.US_ASCII));
        Path iso = folder.resolve("test.iso");
        Files.write(iso, BootImage.write(kernel, archive, "hello=world"));
        return iso;
    }

    @Test
    void the_kernel_gets_boot_facts_archive_and_command_line() throws IOException {
        try (Qemu qemu = Qemu.cd(image(kernel())).start()) {
            qemu.expect("magic ok");
            qemu.expect("hello=world");
            qemu.expect("from the archive");
            qemu.exits(2 * 5 + 1);
        }
    }

    @Test
    void too_little_memory_is_said_before_anything_is_loaded() throws IOException {
        try (Qemu qemu = Qemu.cd(image(kernel())).with("-m", "2M").start()) {
            qemu.expect("astryon: not enough memory: [0-9]+ MiB are needed");
        }
    }

    @Test
    void xorriso_finds_the_files_by_their_rock_ridge_names() throws Exception {
        Path iso = image(kernel());
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder("xorriso", "-osirrox", "on", "-indev", iso.toString(), "-extract", "/", out.toString())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("WARNING").doesNotContain("FAILURE");
        assertThat(Files.readString(out.resolve("archive.img"), StandardCharsets.ISO_8859_1)).contains("from the archive");
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws IOException {
        byte[] first = Files.readAllBytes(image(kernel()));
        assertThat(Files.readAllBytes(image(kernel()))).isEqualTo(first);
    }

    /** Prints the boot facts on COM1 and ends the machine with 5. Its bss must be zero, or it says so. */
    private static byte[] kernel() {
        Assembler asm = new Assembler(Mode.BITS64);
        Label print = asm.newLabel();
        Label bad = asm.newLabel();
        asm.define("_start");
        asm.emit(Mnemonic.MOV, Gpr.RBX, Gpr.RDI);
        asm.emit(Mnemonic.MOV, Gpr.RSP, new Immediate(0x8_0000));
        asm.emit(Mnemonic.MOV, Gpr.RAX, new Immediate(BootInfo.MAGIC));
        asm.emit(Mnemonic.CMP, Memory.of(Width.QWORD, Gpr.RBX, 0), Gpr.RAX);
        asm.emit(Mnemonic.JNE, bad);
        asm.emit(Mnemonic.CMP, Memory.symbol(Width.QWORD, "zeros", 0), new Immediate(0));
        asm.emit(Mnemonic.JNE, bad);
        print(asm, print, Memory.symbol(Width.QWORD, "message", 0), true);
        print(asm, print, Memory.of(Width.QWORD, Gpr.RBX, 72), false);
        asm.emit(Mnemonic.MOV, Gpr.RSI, Memory.of(Width.QWORD, Gpr.RBX, 56));
        asm.emit(Mnemonic.ADD, Gpr.RSI, Memory.of(Width.QWORD, Gpr.RSI, 16 + 48));
        asm.emit(Mnemonic.CALL, print);
        asm.emit(Mnemonic.MOV, Gpr.EAX, new Immediate(5));
        asm.emit(Mnemonic.OUT, new Immediate(0xf4), Gpr.EAX);
        asm.bind(bad);
        asm.emit(Mnemonic.MOV, Gpr.EAX, new Immediate(9));
        asm.emit(Mnemonic.OUT, new Immediate(0xf4), Gpr.EAX);
        asm.bind(print);
        Label next = asm.here();
        Label done = asm.newLabel();
        asm.emit(Mnemonic.MOVZX, Gpr.EAX, Memory.of(Width.BYTE, Gpr.RSI, 0));
        asm.emit(Mnemonic.TEST, Gpr.EAX, Gpr.EAX);
        asm.emit(Mnemonic.JE, done);
        asm.emit(Mnemonic.MOV, Gpr.EDX, new Immediate(0x3f8));
        asm.emit(Mnemonic.OUT, Gpr.DX, Gpr.AL);
        asm.emit(Mnemonic.ADD, Gpr.RSI, new Immediate(1));
        asm.emit(Mnemonic.JMP, next);
        asm.bind(done);
        asm.emit(Mnemonic.RET);
        asm.define("message");
        asm.ascii("magic ok\n");
        asm.int8(0);

        Linker linker = new Linker(KERNEL_BASE, Packing.PAGES);
        Section text = new Section("text", SectionKind.TEXT, 16);
        asm.appendTo(text, 16);
        linker.add(text);
        Section bss = new Section("bss", SectionKind.BSS, 16);
        bss.define("zeros", bss.reserve(8192, 8), 8192, Symbol.Kind.OBJECT);
        linker.add(bss);
        return new ElfWriter(linker.link(), "_start").physicalOffset(KERNEL_OFFSET).write();
    }

    private static void print(Assembler asm, Label print, Operand text, boolean byAddress) {
        asm.emit(byAddress ? Mnemonic.LEA : Mnemonic.MOV, Gpr.RSI, text);
        asm.emit(Mnemonic.CALL, print);
    }
}
