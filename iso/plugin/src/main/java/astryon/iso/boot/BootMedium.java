package astryon.iso.boot;

import static astryon.compiler.asm.ControlRegister.CR0;
import static astryon.compiler.asm.Gpr.*;
import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.SegmentRegister.DS;
import static astryon.compiler.asm.SegmentRegister.ES;
import static astryon.iso.boot.BiosStage.byteAt;
import static astryon.iso.boot.BiosStage.dwordAt;
import static astryon.iso.boot.BiosStage.imm;
import static astryon.iso.boot.BiosStage.wordAt;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.FarPointer;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Width;
import java.util.function.Consumer;

/**
 * Reading the boot medium with INT 13h. That reaches only the first 640 KiB, so each transfer lands in a buffer and is copied up in
 * protected mode. Segment limits are not trusted to survive a BIOS call, so protected mode is entered afresh for each copy.
 */
final class BootMedium {
    private final Assembler asm;
    private final Consumer<String> fail;
    private final Label load;
    private final Label copyUp;

    /** @param fail writes code that says why the machine stops, and stops it */
    BootMedium(Assembler asm, Consumer<String> fail) {
        this.asm = asm;
        this.fail = fail;
        this.load = asm.newLabel();
        this.copyUp = asm.newLabel();
    }

    /** What {@link #load}'s code calls. */
    void routines() {
        loadRoutine();
        copyUpRoutine();
    }

    /** AH=48h: 2048 bytes a sector mean a CD, 512 a disk (EDD-3, section 5.8). */
    void detectDrive() {
        Label disk = asm.newLabel();
        Label known = asm.newLabel();
        asm.emit(MOV, wordAt(Low.DRIVE_FACTS), imm(0x42));
        asm.emit(MOV, SI, imm(Low.DRIVE_FACTS));
        asm.emit(MOV, DL, byteAt(Low.DRIVE));
        asm.emit(MOV, AH, imm(0x48));
        asm.emit(INT, imm(0x13));
        asm.emit(MOV, byteAt(Low.SHIFT), imm(0));
        asm.emit(JB, known);
        asm.emit(CMP, wordAt(Low.DRIVE_FACTS + 0x18), imm(512));
        asm.emit(JE, disk);
        asm.emit(JMP, known);
        asm.bind(disk);
        asm.emit(MOV, byteAt(Low.SHIFT), imm(2));
        asm.bind(known);
    }

    void load(BootPlan.Extent extent) {
        asm.emit(MOV, dwordAt(Low.BLOCK), imm(extent.block()));
        asm.emit(MOV, dwordAt(Low.LEFT), imm(extent.blocks()));
        asm.emit(MOV, dwordAt(Low.TARGET), imm(extent.address()));
        asm.emit(CALL, load);
    }

    /** Loads LEFT blocks from BLOCK to TARGET. */
    private void loadRoutine() {
        Label again = asm.newLabel();
        Label retry = asm.newLabel();
        Label transferred = asm.newLabel();
        Label whole = asm.newLabel();
        Label done = asm.newLabel();
        asm.bind(load);
        asm.bind(again);
        asm.emit(MOV, EAX, dwordAt(Low.LEFT));
        asm.emit(TEST, EAX, EAX);
        asm.emit(JE, done);
        asm.emit(CMP, EAX, imm(Low.TRANSFER_BLOCKS));
        asm.emit(JBE, whole);
        asm.emit(MOV, EAX, imm(Low.TRANSFER_BLOCKS));
        asm.bind(whole);
        asm.emit(MOV, dwordAt(Low.COUNT), EAX);
        asm.emit(MOV, byteAt(Low.TRIES), imm(4));
        asm.bind(retry);
        asm.emit(MOV, CL, byteAt(Low.SHIFT));
        asm.emit(MOV, EAX, dwordAt(Low.COUNT));
        asm.emit(SHL, EAX, CL);
        asm.emit(MOV, wordAt(Low.PACKET), imm(16));
        asm.emit(MOV, wordAt(Low.PACKET + 2), AX);
        asm.emit(MOV, wordAt(Low.PACKET + 4), imm(0));
        asm.emit(MOV, wordAt(Low.PACKET + 6), imm(Low.TRANSFER >> 4));
        asm.emit(MOV, EAX, dwordAt(Low.BLOCK));
        asm.emit(SHL, EAX, CL);
        asm.emit(MOV, dwordAt(Low.PACKET + 8), EAX);
        asm.emit(MOV, dwordAt(Low.PACKET + 12), imm(0));
        asm.emit(MOV, SI, imm(Low.PACKET));
        asm.emit(MOV, DL, byteAt(Low.DRIVE));
        asm.emit(MOV, AH, imm(0x42));
        asm.emit(INT, imm(0x13));
        asm.emit(JAE, transferred);
        asm.emit(DEC, byteAt(Low.TRIES));
        asm.emit(JNE, retry);
        fail.accept("the boot medium cannot be read");
        asm.bind(transferred);
        asm.emit(CALL, copyUp);
        asm.emit(MOV, EAX, dwordAt(Low.COUNT));
        asm.emit(ADD, dwordAt(Low.BLOCK), EAX);
        asm.emit(SUB, dwordAt(Low.LEFT), EAX);
        asm.emit(SHL, EAX, imm(11));
        asm.emit(ADD, dwordAt(Low.TARGET), EAX);
        asm.emit(JMP, again);
        asm.bind(done);
        asm.emit(RET);
    }

    /** Copies COUNT blocks from the transfer buffer to TARGET, in protected mode and back. */
    private void copyUpRoutine() {
        asm.bind(copyUp);
        asm.emit(CLI);
        asm.emit(LGDT, wordAt(Low.GDT_POINTER));
        asm.emit(MOV, EAX, CR0);
        asm.emit(OR, AL, imm(1));
        asm.emit(MOV, CR0, EAX);
        asm.emit(LJMP, new FarPointer(BiosStage.CODE32, Width.DWORD, new SymbolOperand("copy32")));
        asm.setMode(Mode.BITS32);
        asm.define("copy32");
        asm.emit(MOV, EAX, imm(BiosStage.DATA32));
        asm.emit(MOV, DS, AX);
        asm.emit(MOV, ES, AX);
        asm.emit(MOV, ESI, imm(Low.TRANSFER));
        asm.emit(MOV, EDI, dwordAt(Low.TARGET));
        asm.emit(MOV, ECX, dwordAt(Low.COUNT));
        asm.emit(SHL, ECX, imm(9));
        asm.emit(REP);
        asm.emit(MOVSL);
        asm.emit(LJMP, new FarPointer(BiosStage.CODE16, Width.DWORD, new SymbolOperand("copy16")));
        asm.setMode(Mode.BITS16);
        asm.define("copy16");
        asm.emit(MOV, AX, imm(BiosStage.DATA16));
        asm.emit(MOV, DS, AX);
        asm.emit(MOV, ES, AX);
        asm.emit(MOV, EAX, CR0);
        asm.emit(AND, AL, imm(0xfe));
        asm.emit(MOV, CR0, EAX);
        asm.emit(LJMP, new FarPointer(0, Width.DWORD, new SymbolOperand("copied")));
        asm.define("copied");
        asm.emit(XOR, AX, AX);
        asm.emit(MOV, DS, AX);
        asm.emit(MOV, ES, AX);
        asm.emit(STI);
        asm.emit(RET);
    }
}
