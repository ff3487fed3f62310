package astryon.iso.boot;

import static astryon.compiler.asm.ControlRegister.CR0;
import static astryon.compiler.asm.ControlRegister.CR3;
import static astryon.compiler.asm.ControlRegister.CR4;
import static astryon.compiler.asm.Gpr.*;
import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.SegmentRegister.DS;
import static astryon.compiler.asm.SegmentRegister.ES;
import static astryon.compiler.asm.SegmentRegister.FS;
import static astryon.compiler.asm.SegmentRegister.SS;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.FarPointer;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Width;
import astryon.compiler.object.Relocation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The BIOS boot stage: a flat binary that the firmware puts at 0000:7C00, from a CD (El Torito, no emulation) or through a
 * master boot record. It loads kernel and archive ({@link BootMedium}), asks for the memory map and a linear framebuffer, enters
 * long mode and jumps to the kernel with the address of a {@link astryon.abi.BootInfo} in rdi.
 */
public final class BiosStage {
    /** Room on the medium; firmware loads exactly this much. */
    public static final int SIZE = 4096;

    static final int CODE32 = 0x08;
    static final int DATA32 = 0x10;
    static final int CODE16 = 0x18;
    static final int DATA16 = 0x20;
    private static final int CODE64 = 0x28;

    private static final int COMMAND_LINE_OFFSET = 0x10;
    private static final int GDT_OFFSET = 0x110;
    private static final long[] GDT = {0, 0x00cf_9a00_0000_ffffL, 0x00cf_9200_0000_ffffL, 0x0000_9a00_0000_ffffL, 0x0000_9200_0000_ffffL,
        0x00af_9a00_0000_ffffL};

    private static final int EFER = 0xc000_0080;
    private static final int EFER_LONG_MODE_AND_NO_EXECUTE = 0x900;

    private final BootPlan plan;
    private final Assembler asm = new Assembler(Mode.BITS16, SIZE);
    private final Label print = asm.newLabel();
    private final BootMedium medium = new BootMedium(asm, this::fail);

    private BiosStage(BootPlan plan) {
        this.plan = plan;
    }

    /** The stage for {@code plan}: {@link #SIZE} bytes. */
    public static byte[] assemble(BootPlan plan) {
        BiosStage stage = new BiosStage(plan);
        stage.header();
        stage.start();
        stage.detectMemory();
        stage.medium.detectDrive();
        stage.medium.load(plan.kernel());
        stage.medium.load(plan.archive());
        new VideoMode(stage.asm).choose();
        stage.bootInfo();
        stage.enterLongMode();
        stage.medium.routines();
        stage.printRoutine();
        stage.asm.padTo(SIZE);
        return stage.linked();
    }

    /** A jump over what lies at fixed places: the command line and the descriptor table. */
    private void header() {
        Label code = asm.newLabel();
        asm.emit(JMP, code);
        asm.padTo(COMMAND_LINE_OFFSET);
        asm.ascii(plan.commandLine());
        asm.padTo(GDT_OFFSET);
        for (long descriptor : GDT) {
            asm.int64(descriptor);
        }
        asm.bind(code);
    }

    private void start() {
        asm.emit(CLI);
        asm.emit(LJMP, new FarPointer(0, Width.DWORD, new SymbolOperand("normal")));
        asm.define("normal");
        asm.emit(XOR, EAX, EAX);
        asm.emit(MOV, DS, AX);
        asm.emit(MOV, ES, AX);
        asm.emit(MOV, SS, AX);
        asm.emit(MOV, ESP, imm(Low.STACK_TOP));
        asm.emit(STI);
        asm.emit(CLD);
        asm.emit(MOV, byteAt(Low.DRIVE), DL);
        asm.emit(MOV, wordAt(Low.GDT_POINTER), imm(GDT.length * 8 - 1));
        asm.emit(MOV, dwordAt(Low.GDT_POINTER + 2), imm(Low.STAGE + GDT_OFFSET));
        // A20: on already on anything recent; port 92h turns it on elsewhere. Bit 0 would reset the machine.
        asm.emit(IN, AL, imm(0x92));
        asm.emit(OR, AL, imm(2));
        asm.emit(AND, AL, imm(0xfe));
        asm.emit(OUT, imm(0x92), AL);
        asm.emit(MOV, EAX, imm(0x8000_0001));
        asm.emit(CPUID);
        asm.emit(TEST, EDX, imm(1 << 29));
        Label good = asm.newLabel();
        asm.emit(JNE, good);
        fail("this machine has no 64-bit mode");
        asm.bind(good);
    }

    /** E820 into MEMORY_MAP (ACPI 6.5, section 15.1); the region with 1 MiB in it must reach to the end of what is loaded. */
    private void detectMemory() {
        Label next = asm.newLabel();
        Label skip = asm.newLabel();
        Label done = asm.newLabel();
        Label enough = asm.newLabel();
        asm.emit(XOR, EBX, EBX);
        asm.emit(MOV, EDI, imm(Low.MEMORY_MAP));
        asm.emit(XOR, EBP, EBP);
        asm.bind(next);
        asm.emit(MOV, Memory.of(Width.DWORD, DI, 20), imm(1));
        asm.emit(MOV, EAX, imm(0xe820));
        asm.emit(MOV, ECX, imm(24));
        asm.emit(MOV, EDX, imm(0x534d4150));
        asm.emit(INT, imm(0x15));
        asm.emit(JB, done);
        asm.emit(CMP, EAX, imm(0x534d4150));
        asm.emit(JNE, done);
        asm.emit(CMP, Memory.of(Width.DWORD, DI, 16), imm(1));
        asm.emit(JNE, skip);
        asm.emit(CMP, Memory.of(Width.DWORD, DI, 4), imm(0));
        asm.emit(JNE, skip);
        asm.emit(MOV, EAX, Memory.of(Width.DWORD, DI, 0));
        asm.emit(CMP, EAX, imm(0x10_0000));
        asm.emit(JA, skip);
        asm.emit(ADD, EAX, Memory.of(Width.DWORD, DI, 8));
        asm.emit(CMP, Memory.of(Width.DWORD, DI, 12), imm(0));
        Label fits = asm.newLabel();
        asm.emit(JNE, fits);
        asm.emit(CMP, EAX, imm(plan.end()));
        asm.emit(JB, skip);
        asm.bind(fits);
        asm.emit(INC, BP);
        asm.bind(skip);
        asm.emit(ADD, DI, imm(Low.REGION_BYTES));
        asm.emit(CMP, DI, imm(Low.MEMORY_MAP + Low.MOST_REGIONS * Low.REGION_BYTES));
        asm.emit(JAE, done);
        asm.emit(TEST, EBX, EBX);
        asm.emit(JNE, next);
        asm.bind(done);
        asm.emit(SUB, EDI, imm(Low.MEMORY_MAP));
        asm.emit(MOV, EAX, EDI);
        asm.emit(XOR, EDX, EDX);
        asm.emit(MOV, ECX, imm(Low.REGION_BYTES));
        asm.emit(DIV, ECX);
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 16), EAX);
        asm.emit(TEST, BP, BP);
        asm.emit(JNE, enough);
        fail("not enough memory: " + (plan.end() + 0xf_ffff >> 20) + " MiB are needed");
        asm.bind(enough);
    }

    /** What is not there yet: the framebuffer's fields and the count of regions are. */
    private void bootInfo() {
        asm.emit(MOV, dwordAt(Low.BOOT_INFO), imm((int) astryon.abi.BootInfo.MAGIC));
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 4), imm((int) (astryon.abi.BootInfo.MAGIC >>> 32)));
        store64(8, Low.MEMORY_MAP);
        store64(48, 0);
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 44), imm(0));
        store64(56, plan.archive().bytes() == 0 ? 0 : plan.archive().address());
        store64(64, plan.archive().bytes());
        store64(72, Low.STAGE + COMMAND_LINE_OFFSET);
        store64(80, 0);
        store64(88, 0);
    }

    private void store64(int offset, long value) {
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + offset), imm((int) value));
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + offset + 4), imm((int) (value >>> 32)));
    }

    /**
     * Page tables: PML4, one PDPT for the identity map and one for the kernel's top 2 GiB, four page directories of 2 MiB
     * pages. The kernel's PDPT points at the directory of the first GiB.
     */
    private void enterLongMode() {
        int pml4 = Low.PAGE_TABLES;
        int identity = pml4 + 0x1000;
        int kernel = pml4 + 0x2000;
        int directories = pml4 + 0x3000;
        asm.emit(CLI);
        asm.emit(MOV, AL, imm(0xff));
        asm.emit(OUT, imm(0x21), AL);
        asm.emit(OUT, imm(0xa1), AL);
        asm.emit(LGDT, wordAt(Low.GDT_POINTER));
        asm.emit(MOV, EAX, CR0);
        asm.emit(OR, AL, imm(1));
        asm.emit(MOV, CR0, EAX);
        asm.emit(LJMP, new FarPointer(CODE32, Width.DWORD, new SymbolOperand("protected")));
        asm.setMode(Mode.BITS32);
        asm.define("protected");
        asm.emit(MOV, EAX, imm(DATA32));
        asm.emit(MOV, DS, AX);
        asm.emit(MOV, ES, AX);
        asm.emit(MOV, SS, AX);
        clear(plan.kernel().address() + plan.kernel().bytes(), plan.kernel().address() + plan.kernelMemory());
        clear(pml4, directories + 4 * 0x1000);
        asm.emit(MOV, dwordAt(pml4), imm(identity | 3));
        asm.emit(MOV, dwordAt(pml4 + 511 * 8), imm(kernel | 3));
        for (int i = 0; i < 4; i++) {
            asm.emit(MOV, dwordAt(identity + i * 8), imm(directories + i * 0x1000 | 3));
        }
        asm.emit(MOV, dwordAt(kernel + 510 * 8), imm(directories | 3));
        asm.emit(MOV, EDI, imm(directories));
        asm.emit(MOV, EAX, imm(0x83));
        Label next = asm.here();
        asm.emit(MOV, Memory.of(Width.DWORD, EDI, 0), EAX);
        asm.emit(ADD, EDI, imm(8));
        asm.emit(ADD, EAX, imm(0x20_0000));
        asm.emit(JAE, next);
        asm.emit(MOV, EAX, CR4);
        asm.emit(OR, EAX, imm(1 << 5));
        asm.emit(MOV, CR4, EAX);
        asm.emit(MOV, EAX, imm(pml4));
        asm.emit(MOV, CR3, EAX);
        asm.emit(MOV, ECX, imm(EFER));
        asm.emit(RDMSR);
        asm.emit(OR, EAX, imm(EFER_LONG_MODE_AND_NO_EXECUTE));
        asm.emit(WRMSR);
        asm.emit(MOV, EAX, CR0);
        asm.emit(OR, EAX, imm(0x8000_0000));
        asm.emit(MOV, CR0, EAX);
        asm.emit(LJMP, new FarPointer(CODE64, Width.DWORD, new SymbolOperand("long")));
        asm.setMode(Mode.BITS64);
        asm.define("long");
        asm.emit(MOV, EDI, imm(Low.BOOT_INFO));
        asm.emit(MOV, RAX, imm(plan.entry()));
        asm.emit(JMP, RAX);
        asm.setMode(Mode.BITS16);
    }

    /** Zeroes a range in 32-bit mode; its ends need no alignment. */
    private void clear(long start, long end) {
        if (end > start) {
            asm.emit(XOR, EAX, EAX);
            asm.emit(MOV, EDI, imm((int) start));
            asm.emit(MOV, ECX, imm((int) (end - start)));
            asm.emit(REP);
            asm.emit(STOSB);
        }
    }

    private void fail(String message) {
        asm.emit(CALL, print);
        asm.ascii("astryon: " + message + "\r\n");
        asm.int8(0);
        asm.emit(CLI);
        Label forever = asm.here();
        asm.emit(HLT);
        asm.emit(JMP, forever);
    }

    /** Prints the text that follows the call, on the screen and on COM1, and returns after its zero. */
    private void printRoutine() {
        Label next = asm.newLabel();
        Label wait = asm.newLabel();
        Label ready = asm.newLabel();
        Label done = asm.newLabel();
        asm.bind(print);
        asm.emit(POP, SI);
        asm.bind(next);
        asm.emit(LODSB);
        asm.emit(TEST, AL, AL);
        asm.emit(JE, done);
        asm.emit(PUSH, AX);
        asm.emit(MOV, AH, imm(0x0e));
        asm.emit(MOV, BX, imm(7));
        asm.emit(INT, imm(0x10));
        asm.emit(MOV, CX, imm(0x4000));
        asm.emit(MOV, DX, imm(0x3fd));
        asm.bind(wait);
        asm.emit(IN, AL, DX);
        asm.emit(TEST, AL, imm(0x20));
        asm.emit(JNE, ready);
        asm.emit(LOOP, wait);
        asm.bind(ready);
        asm.emit(POP, AX);
        asm.emit(MOV, DX, imm(0x3f8));
        asm.emit(OUT, DX, AL);
        asm.emit(JMP, next);
        asm.bind(done);
        asm.emit(JMP, SI);
    }

    private byte[] linked() {
        byte[] code = asm.code();
        ByteBuffer bytes = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        List<Assembler.Definition> symbols = asm.symbols();
        for (Relocation relocation : asm.relocations()) {
            Assembler.Definition symbol = symbols.stream().filter(s -> s.symbol().equals(relocation.symbol())).findFirst().orElseThrow();
            bytes.putInt(relocation.offset(), (int) (Low.STAGE + symbol.offset() + relocation.addend()));
        }
        return code;
    }

    static Immediate imm(long value) {
        return new Immediate(value);
    }

    static Memory byteAt(int address) {
        return Memory.absolute(Width.BYTE, address);
    }

    static Memory wordAt(int address) {
        return Memory.absolute(Width.WORD, address);
    }

    static Memory dwordAt(int address) {
        return Memory.absolute(Width.DWORD, address);
    }
}
