package astryon.compiler.x64;

import static astryon.compiler.asm.Gpr.R10;
import static astryon.compiler.asm.Gpr.R12;
import static astryon.compiler.asm.Gpr.R13;
import static astryon.compiler.asm.Gpr.R14;
import static astryon.compiler.asm.Gpr.R8;
import static astryon.compiler.asm.Gpr.R9;
import static astryon.compiler.asm.Gpr.RAX;
import static astryon.compiler.asm.Gpr.RBP;
import static astryon.compiler.asm.Gpr.RBX;
import static astryon.compiler.asm.Gpr.RCX;
import static astryon.compiler.asm.Gpr.RDI;
import static astryon.compiler.asm.Gpr.RDX;
import static astryon.compiler.asm.Gpr.RSI;
import static astryon.compiler.asm.Mnemonic.JS;
import static astryon.compiler.asm.Mnemonic.MOV;
import static astryon.compiler.asm.Mnemonic.POP;
import static astryon.compiler.asm.Mnemonic.PUSH;
import static astryon.compiler.asm.Mnemonic.RET;
import static astryon.compiler.asm.Mnemonic.SYSCALL;
import static astryon.compiler.asm.Mnemonic.TEST;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Width;

/** Astryon's system calls that carry a message: more registers come back than a Java method can return ({@code astryon.abi.MessageTag}). */
public final class MessageExchange {
    /** Payload registers in order. */
    private static final Gpr[] WORDS = {RDX, R10, R8, R9, RBX, RBP, R12, R13};
    private static final int BADGE = 72;
    private static final int DEADLINE = 80;

    private MessageExchange() {
    }

    /** {@code long exchange(long number, Handle endpoint, Message message)}; a failed call leaves the message as it was. */
    public static void assemble(Assembler asm) {
        asm.emit(PUSH, RDX);
        asm.emit(MOV, RAX, RDI);
        asm.emit(MOV, RDI, RSI);
        asm.emit(MOV, RCX, RDX);
        asm.emit(MOV, RSI, word(0));
        for (int i = 0; i < WORDS.length; i++) {
            asm.emit(MOV, WORDS[i], word(8 + 8 * i));
        }
        asm.emit(MOV, R14, word(DEADLINE));
        asm.emit(SYSCALL);
        asm.emit(POP, RCX);
        Label failed = asm.newLabel();
        asm.emit(TEST, RAX, RAX);
        asm.emit(JS, failed);
        asm.emit(MOV, word(0), RSI);
        for (int i = 0; i < WORDS.length; i++) {
            asm.emit(MOV, word(8 + 8 * i), WORDS[i]);
        }
        asm.emit(MOV, word(BADGE), RDI);
        asm.bind(failed);
        asm.emit(RET);
    }

    private static Memory word(int offset) {
        return Memory.of(Width.QWORD, RCX, offset);
    }
}
