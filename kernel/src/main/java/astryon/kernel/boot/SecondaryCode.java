package astryon.kernel.boot;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.DWORD;
import static astryon.compiler.asm.Width.FWORD;
import static astryon.compiler.asm.Width.QWORD;
import static astryon.compiler.asm.Width.WORD;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.ControlRegister;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.SegmentRegister;
import astryon.compiler.asm.Width;

/**
 * The first instructions of every processor but the first: it starts in real mode at the beginning of the page {@link SecondaryPage#ADDRESS}, to which
 * this was copied, and goes by protected mode to 64-bit mode (Intel SDM vol. 3A, 9.8.5), as told in the page. One that comes when nobody waits for it any longer, and what the page tells of is gone, stops at once. Runs
 * on the build host.
 */
public final class SecondaryCode {
    private static final int PAE = 1 << 5;
    private static final int EFER = 0xc000_0080;
    private static final int LONG_MODE = 1 << 8;
    private static final int PROTECTION = 1;
    private static final int PAGING = 0x8000_0000;
    private static final int CODE_32 = 8;
    private static final int DATA = 16;
    private static final int CODE_64 = 24;
    private static final long[] DESCRIPTORS = {0, 0x00cf_9a00_0000_ffffL, 0x00cf_9200_0000_ffffL, 0x00af_9a00_0000_ffffL};

    // Where the pieces lie in the page
    private static final int IN_32_BITS = 0x40;
    private static final int IN_64_BITS = 0x90;
    private static final int TO_32_BITS = 0xb8;
    private static final int TO_64_BITS = 0xc0;
    private static final int TABLE_POINTER = 0xc8;
    private static final int TABLE = 0xd0;

    private SecondaryCode() {
    }

    public static void start(Assembler code) {
        code.define("astryon.kernel.secondary.code");
        code.setMode(Mode.BITS16);
        code.emit(CLI);
        code.emit(CLD);
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        code.emit(MOV, SegmentRegister.DS, Gpr.AX);
        Label wanted = code.newLabel();
        code.emit(XCHG, at(DWORD, SecondaryPage.WANTED), Gpr.EAX);
        code.emit(TEST, Gpr.EAX, Gpr.EAX);
        code.emit(JNE, wanted);
        Label never = code.here();
        code.emit(HLT);
        code.emit(JMP, never);
        code.bind(wanted);
        code.emit(LGDT, at(WORD, TABLE_POINTER));
        code.emit(MOV, Gpr.EAX, ControlRegister.CR0);
        code.emit(OR, Gpr.AL, new Immediate(PROTECTION));
        code.emit(MOV, ControlRegister.CR0, Gpr.EAX);
        code.emit(LJMP, at(FWORD, TO_32_BITS));

        code.padTo(IN_32_BITS);
        code.setMode(Mode.BITS32);
        code.emit(MOV, Gpr.EAX, new Immediate(DATA));
        code.emit(MOV, SegmentRegister.DS, Gpr.AX);
        code.emit(MOV, SegmentRegister.ES, Gpr.AX);
        code.emit(MOV, SegmentRegister.SS, Gpr.AX);
        code.emit(MOV, Gpr.EAX, ControlRegister.CR4);
        code.emit(OR, Gpr.EAX, new Immediate(PAE));
        code.emit(MOV, ControlRegister.CR4, Gpr.EAX);
        code.emit(MOV, Gpr.EAX, at(DWORD, SecondaryPage.ROOT));
        code.emit(MOV, ControlRegister.CR3, Gpr.EAX);
        code.emit(MOV, Gpr.ECX, new Immediate(EFER));
        code.emit(RDMSR);
        code.emit(OR, Gpr.EAX, new Immediate(LONG_MODE));
        code.emit(OR, Gpr.EAX, at(DWORD, SecondaryPage.FEATURES));
        code.emit(WRMSR);
        code.emit(MOV, Gpr.EAX, ControlRegister.CR0);
        code.emit(OR, Gpr.EAX, new Immediate(PAGING));
        code.emit(MOV, ControlRegister.CR0, Gpr.EAX);
        code.emit(LJMP, at(FWORD, TO_64_BITS));

        code.padTo(IN_64_BITS);
        code.setMode(Mode.BITS64);
        code.emit(MOV, Gpr.RSP, at(QWORD, SecondaryPage.STACK));
        code.emit(XOR, Gpr.R15.as(DWORD), Gpr.R15.as(DWORD));
        code.emit(MOV, Gpr.RAX, at(QWORD, SecondaryPage.ENTRY));
        code.emit(CALL, Gpr.RAX);
        code.emit(UD2);

        code.padTo(TO_32_BITS);
        code.int32(SecondaryPage.ADDRESS + IN_32_BITS);
        code.int16(CODE_32);
        code.padTo(TO_64_BITS);
        code.int32(SecondaryPage.ADDRESS + IN_64_BITS);
        code.int16(CODE_64);
        code.padTo(TABLE_POINTER);
        code.int16(DESCRIPTORS.length * 8 - 1);
        code.int32(SecondaryPage.ADDRESS + TABLE);
        code.padTo(TABLE);
        for (long descriptor : DESCRIPTORS) {
            code.int64(descriptor);
        }
        code.padTo(SecondaryPage.CODE_BYTES);
    }

    private static Memory at(Width width, int offset) {
        return Memory.absolute(width, SecondaryPage.ADDRESS + offset);
    }
}
