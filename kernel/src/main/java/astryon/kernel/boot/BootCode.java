package astryon.kernel.boot;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.DWORD;
import static astryon.compiler.asm.Width.FWORD;
import static astryon.compiler.asm.Width.WORD;

import astryon.abi.BootInfo;
import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Condition;
import astryon.compiler.asm.ControlRegister;
import astryon.compiler.asm.FarPointer;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.SegmentRegister;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Unwinding;
import astryon.compiler.asm.Width;

/**
 * The kernel's two first instructions. {@code _start} finds 64-bit mode and a {@link BootInfo}; {@code _pvh} finds 32-bit mode and the PVH start
 * structure (Xen, docs/misc/pvh.pandoc; public/arch-x86/hvm/start_info.h), and makes the former out of the latter. Both use the memory between the
 * image's end and {@link BootScratch}'s, which loaders leave alone. Runs on the build host.
 */
public final class BootCode {
    private static final long PHYSICAL = -BootScratch.VIRTUAL_MINUS_PHYSICAL;
    private static final int PRESENT_WRITABLE = 3;
    private static final int LARGE = 0x83;
    private static final int PAE = 1 << 5;
    private static final int EFER = 0xc0000080;
    private static final int LONG_MODE = 1 << 8;
    private static final int PAGING = 0x80000000;

    // hvm_start_info and its module list
    private static final int MODULES = 12;
    private static final int MODULE_LIST = 16;
    private static final int COMMAND_LINE = 24;
    private static final int RSDP = 32;
    private static final int MEMORY_MAP = 40;
    private static final int MEMORY_REGIONS = 48;

    private BootCode() {
    }

    /** 64-bit entry: rdi is the physical address of a {@link BootInfo}. */
    public static void start(Assembler code) {
        code.unwind(Unwinding.outermost());
        code.emit(CLI);
        code.emit(CLD);
        code.emit(MOV, Gpr.RSP, new SymbolOperand("astryon.bss.end", 4095 + BootScratch.STACK_END));
        code.emit(AND, Gpr.RSP, new Immediate(-4096));
        code.emit(XOR, Gpr.R15.as(DWORD), Gpr.R15.as(DWORD));
        code.emit(CALL, new SymbolOperand("astryon.kernel.boot"));
        code.emit(UD2);
    }

    /** 32-bit entry: ebx is the physical address of the start structure, paging off, flat segments. */
    public static void pvh(Assembler code) {
        code.unwind(Unwinding.outermost());
        code.setMode(Mode.BITS32);
        Gpr scratch = Gpr.EBP;
        code.emit(CLI);
        code.emit(CLD);
        code.emit(MOV, scratch, new SymbolOperand("astryon.bss.end", PHYSICAL + 4095));
        code.emit(AND, scratch, new Immediate(-4096));
        clearScratch(code, scratch);
        pageTables(code, scratch);
        bootInfo(code, scratch);

        code.emit(MOV, Gpr.EAX, ControlRegister.CR4);
        code.emit(OR, Gpr.EAX, new Immediate(PAE));
        code.emit(MOV, ControlRegister.CR4, Gpr.EAX);
        code.emit(MOV, ControlRegister.CR3, scratch);
        code.emit(MOV, Gpr.ECX, new Immediate(EFER));
        code.emit(RDMSR);
        code.emit(OR, Gpr.EAX, new Immediate(LONG_MODE));
        code.emit(WRMSR);
        code.emit(MOV, Gpr.EAX, ControlRegister.CR0);
        code.emit(OR, Gpr.EAX, new Immediate(PAGING));
        code.emit(MOV, ControlRegister.CR0, Gpr.EAX);

        // A descriptor table of our own, on the scratch stack: null, 64-bit code.
        code.emit(LEA, Gpr.ESP, Memory.of(DWORD, scratch, BootScratch.STACK_END));
        code.emit(PUSH, new Immediate(0x00af9b00));
        code.emit(PUSH, new Immediate(0x0000ffff));
        code.emit(PUSH, new Immediate(0));
        code.emit(PUSH, new Immediate(0));
        code.emit(MOV, Gpr.EAX, Gpr.ESP);
        code.emit(PUSH, Gpr.EAX);
        code.emit(PUSH, new Immediate(15 << 16));
        code.emit(LGDT, Memory.of(FWORD, Gpr.ESP, 2));
        code.emit(LEA, Gpr.EDI, Memory.of(DWORD, scratch, BootScratch.BOOT_INFO));
        code.emit(LJMP, new FarPointer(8, DWORD, new SymbolOperand("astryon.kernel.pvh64", PHYSICAL)));

        code.setMode(Mode.BITS64);
        code.define("astryon.kernel.pvh64");
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        for (SegmentRegister segment : new SegmentRegister[] {SegmentRegister.DS, SegmentRegister.ES, SegmentRegister.SS}) {
            code.emit(MOV, segment, Gpr.EAX.as(WORD));
        }
        code.emit(MOV, Gpr.EDI, Gpr.EDI);
        code.emit(MOV, Gpr.RAX, new SymbolOperand("_start"));
        code.emit(JMP, Gpr.RAX);
    }

    private static void clearScratch(Assembler code, Gpr scratch) {
        code.emit(MOV, Gpr.EDI, scratch);
        code.emit(MOV, Gpr.ECX, new Immediate(BootScratch.SIZE / 4));
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        code.emit(REP);
        code.emit(STOSL);
    }

    /** The first 4 GiB one to one, and the first of them also where the kernel is linked, in pages of 2 MiB. */
    private static void pageTables(Assembler code, Gpr scratch) {
        entry(code, scratch, BootScratch.LEVEL_4, 0, BootScratch.LEVEL_3);
        entry(code, scratch, BootScratch.LEVEL_4, 511, BootScratch.LEVEL_3_HIGH);
        for (int i = 0; i < 4; i++) {
            entry(code, scratch, BootScratch.LEVEL_3, i, BootScratch.LEVEL_2 + i * 4096);
        }
        entry(code, scratch, BootScratch.LEVEL_3_HIGH, 510, BootScratch.LEVEL_2);
        code.emit(LEA, Gpr.EDI, Memory.of(DWORD, scratch, BootScratch.LEVEL_2));
        code.emit(MOV, Gpr.ECX, new Immediate(2048));
        code.emit(MOV, Gpr.EAX, new Immediate(LARGE));
        Label again = code.here();
        code.emit(MOV, Memory.of(DWORD, Gpr.EDI, 0), Gpr.EAX);
        code.emit(ADD, Gpr.EDI, new Immediate(8));
        code.emit(ADD, Gpr.EAX, new Immediate(0x200000));
        code.emit(SUB, Gpr.ECX, new Immediate(1));
        code.emit(JNE, again);
    }

    private static void entry(Assembler code, Gpr scratch, int table, int index, int target) {
        code.emit(LEA, Gpr.EAX, Memory.of(DWORD, scratch, target | PRESENT_WRITABLE));
        code.emit(MOV, Memory.of(DWORD, scratch, table + 8 * index), Gpr.EAX);
    }

    private static void bootInfo(Assembler code, Gpr scratch) {
        store(code, scratch, Layout.MAGIC, (int) BootInfo.MAGIC);
        store(code, scratch, Layout.MAGIC + 4, (int) (BootInfo.MAGIC >>> 32));
        copy(code, scratch, MEMORY_MAP, Layout.MEMORY_MAP);
        copy(code, scratch, MEMORY_REGIONS, Layout.MEMORY_REGIONS);
        copy(code, scratch, RSDP, Layout.ACPI_ROOT);
        copy(code, scratch, COMMAND_LINE, Layout.COMMAND_LINE);
        Label noArchive = code.newLabel();
        code.emit(CMP, Memory.of(DWORD, Gpr.EBX, MODULES), new Immediate(0));
        code.emit(Condition.E.jump(), noArchive);
        code.emit(MOV, Gpr.EBX, Memory.of(DWORD, Gpr.EBX, MODULE_LIST));
        copy(code, scratch, 0, Layout.ARCHIVE);
        copy(code, scratch, 8, Layout.ARCHIVE_SIZE);
        code.bind(noArchive);
    }

    private static void store(Assembler code, Gpr scratch, int field, int value) {
        code.emit(MOV, Memory.of(DWORD, scratch, BootScratch.BOOT_INFO + field), new Immediate(value));
    }

    /** All of what the start structure names lies below 4 GiB. */
    private static void copy(Assembler code, Gpr scratch, int from, int field) {
        code.emit(MOV, Gpr.EAX, Memory.of(Width.DWORD, Gpr.EBX, from));
        code.emit(MOV, Memory.of(DWORD, scratch, BootScratch.BOOT_INFO + field), Gpr.EAX);
    }

    /** Offsets in {@link BootInfo}. */
    private static final class Layout {
        static final int MAGIC = 0;
        static final int MEMORY_MAP = 8;
        static final int MEMORY_REGIONS = 16;
        static final int ACPI_ROOT = 48;
        static final int ARCHIVE = 56;
        static final int ARCHIVE_SIZE = 64;
        static final int COMMAND_LINE = 72;
    }
}
