package astryon.iso.boot;

import static astryon.compiler.asm.Gpr.*;
import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.SegmentRegister.FS;
import static astryon.iso.boot.BiosStage.byteAt;
import static astryon.iso.boot.BiosStage.dwordAt;
import static astryon.iso.boot.BiosStage.imm;
import static astryon.iso.boot.BiosStage.wordAt;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Width;

/**
 * Looks for a linear framebuffer of 32 bits a pixel by VBE (VESA BIOS Extension 3.0) and sets it: 1280 by 800 if there is
 * one, else 1024 by 768, else the largest that is not larger. Modes are known by their size, never by their number. Without one
 * the machine stays as it is and the framebuffer in BootInfo is zero.
 */
final class VideoMode {
    private static final int ATTRIBUTES = Low.MODE_FACTS;
    private static final int PITCH = Low.MODE_FACTS + 0x10;
    private static final int WIDTH = Low.MODE_FACTS + 0x12;
    private static final int HEIGHT = Low.MODE_FACTS + 0x14;
    private static final int DEPTH = Low.MODE_FACTS + 0x19;
    private static final int RED_POSITION = Low.MODE_FACTS + 0x20;
    private static final int BASE = Low.MODE_FACTS + 0x28;
    private static final int SUPPORTED_GRAPHICS_LINEAR = 0x91;

    private final Assembler asm;

    VideoMode(Assembler asm) {
        this.asm = asm;
    }

    void choose() {
        Label next = asm.newLabel();
        Label chosen = asm.newLabel();
        Label finished = asm.newLabel();
        for (int offset = 20; offset < 44; offset += 4) {
            asm.emit(MOV, dwordAt(Low.BOOT_INFO + offset), imm(0));
        }
        asm.emit(MOV, dwordAt(Low.BEST), imm(0));
        asm.emit(MOV, dwordAt(Low.VIDEO_FACTS), imm(0x32454256));
        asm.emit(MOV, AX, imm(0x4f00));
        asm.emit(MOV, DI, imm(Low.VIDEO_FACTS));
        asm.emit(INT, imm(0x10));
        asm.emit(CMP, AX, imm(0x4f));
        asm.emit(JNE, finished);
        asm.emit(MOV, SI, wordAt(Low.VIDEO_FACTS + 14));
        asm.emit(MOV, FS, wordAt(Low.VIDEO_FACTS + 16));
        asm.bind(next);
        asm.emit(MOV, CX, Memory.of(Width.WORD, SI, 0).in(FS));
        asm.emit(ADD, SI, imm(2));
        asm.emit(CMP, CX, imm(-1));
        asm.emit(JE, chosen);
        facts();
        asm.emit(JNE, next);
        score(next);
        asm.emit(MOV, dwordAt(Low.BEST), EAX);
        asm.emit(MOV, wordAt(Low.BEST_MODE), CX);
        asm.emit(JMP, next);
        asm.bind(chosen);
        asm.emit(CMP, dwordAt(Low.BEST), imm(0));
        asm.emit(JE, finished);
        asm.emit(MOV, CX, wordAt(Low.BEST_MODE));
        facts();
        asm.emit(JNE, finished);
        asm.emit(MOV, BX, wordAt(Low.BEST_MODE));
        asm.emit(OR, BX, imm(0x4000));
        asm.emit(MOV, AX, imm(0x4f02));
        asm.emit(INT, imm(0x10));
        asm.emit(CMP, AX, imm(0x4f));
        asm.emit(JNE, finished);
        report();
        asm.bind(finished);
    }

    /** Asks for the facts of mode cx; the flags then say "equal" if that worked. */
    private void facts() {
        asm.emit(MOV, AX, imm(0x4f01));
        asm.emit(MOV, DI, imm(Low.MODE_FACTS));
        asm.emit(INT, imm(0x10));
        asm.emit(CMP, AX, imm(0x4f));
    }

    /** Score of the mode into eax; goes to {@code reject} if it is no use or not better than the best. */
    private void score(Label reject) {
        Label counted = asm.newLabel();
        asm.emit(MOV, AL, byteAt(ATTRIBUTES));
        asm.emit(AND, AL, imm(SUPPORTED_GRAPHICS_LINEAR));
        asm.emit(CMP, AL, imm(SUPPORTED_GRAPHICS_LINEAR));
        asm.emit(JNE, reject);
        asm.emit(CMP, byteAt(DEPTH), imm(32));
        asm.emit(JNE, reject);
        asm.emit(CMP, byteAt(RED_POSITION), imm(16));
        asm.emit(JNE, reject);
        asm.emit(MOVZX, EAX, wordAt(WIDTH));
        asm.emit(MOVZX, EDX, wordAt(HEIGHT));
        prefer(1280, 800, 0x7fff_ffff, counted);
        prefer(1024, 768, 0x7fff_fffe, counted);
        asm.emit(CMP, EAX, imm(1280));
        asm.emit(JA, reject);
        asm.emit(CMP, EDX, imm(1024));
        asm.emit(JA, reject);
        asm.emit(IMUL, EAX, EDX);
        asm.bind(counted);
        asm.emit(CMP, EAX, dwordAt(Low.BEST));
        asm.emit(JBE, reject);
    }

    private void prefer(int width, int height, int score, Label counted) {
        Label other = asm.newLabel();
        asm.emit(CMP, EAX, imm(width));
        asm.emit(JNE, other);
        asm.emit(CMP, EDX, imm(height));
        asm.emit(JNE, other);
        asm.emit(MOV, EAX, imm(score));
        asm.emit(JMP, counted);
        asm.bind(other);
    }

    /** BootInfo's fields: depth, framebuffer, width, height, pitch. */
    private void report() {
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 20), imm(32));
        asm.emit(MOV, EAX, dwordAt(BASE));
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 24), EAX);
        asm.emit(MOVZX, EAX, wordAt(WIDTH));
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 32), EAX);
        asm.emit(MOVZX, EAX, wordAt(HEIGHT));
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 36), EAX);
        asm.emit(MOVZX, EAX, wordAt(PITCH));
        asm.emit(MOV, dwordAt(Low.BOOT_INFO + 40), EAX);
    }
}
