package astryon.compiler.dwarf;

import astryon.compiler.asm.Assembler.UnwindRow;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Unwinding;
import astryon.compiler.asm.Unwinding.Place;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How to find the caller from any instruction (DWARF 5, 6.4). Of what compiled methods' callers had in registers nothing survives but the stack pointer and the thread; assembled routines tell themselves
 * ({@link Unwinding}), and those that interrupt are marked as what debuggers call signal frames: the interrupted instruction is the one to be shown, not the one before.
 */
final class CallFrames {
    // @formatter:off
    private static final int VERSION = 4;
    private static final int ADVANCE_LOC        = 0x40;
    private static final int OFFSET             = 0x80;
    private static final int ADVANCE_LOC4       = 0x04;
    private static final int OFFSET_EXTENDED    = 0x05;
    private static final int UNDEFINED          = 0x07;
    private static final int SAME_VALUE         = 0x08;
    private static final int REGISTER           = 0x09;
    private static final int DEF_CFA            = 0x0c;
    private static final int DEF_CFA_OFFSET     = 0x0e;
    private static final int DEF_CFA_EXPRESSION = 0x0f;
    private static final int EXPRESSION         = 0x10;
    private static final int DEREF              = 0x06;
    private static final int PLUS_UCONST        = 0x23;
    private static final int BREG0              = 0x70;
    // @formatter:on
    private static final int RSP = 7;
    private static final int R15 = 15;
    private static final int RETURN_ADDRESS = 16;
    private static final int LAST_REGISTER = 32;
    private static final int WORD = 8;
    private static final int LONGEST_SHORT = 0x3f;

    private final DwarfBytes bytes = new DwarfBytes();
    private final int compiled;
    private final int called;
    private final int interrupting;

    CallFrames() {
        DwarfBytes common = common("").u8(DEF_CFA).unsigned(RSP).unsigned(WORD).u8(OFFSET | RETURN_ADDRESS).unsigned(1);
        for (int register = 0; register <= LAST_REGISTER; register++) {
            if (register == R15) {
                common.u8(SAME_VALUE).unsigned(register);
            } else if (register != RSP && register != RETURN_ADDRESS) {
                common.u8(UNDEFINED).unsigned(register);
            }
        }
        compiled = block(common);
        called = block(common(""));
        interrupting = block(common("zS").u8(0));
    }

    /** What entries have in common, up to the first instruction but for augmentation data. */
    private static DwarfBytes common(String augmentation) {
        return new DwarfBytes().u32(-1).u8(VERSION).string(augmentation).u8(WORD).u8(0).unsigned(1).signed(-WORD).unsigned(RETURN_ADDRESS);
    }

    /** Yields where it begins. */
    private int block(DwarfBytes content) {
        while ((content.size() + 4) % WORD != 0) {
            content.u8(0);
        }
        int at = bytes.size();
        bytes.u32(content.size()).bytes(content.toByteArray());
        return at;
    }

    void add(PlacedMethod placed) {
        int frame = placed.code().frameSize();
        DwarfBytes entry = start(compiled, placed.address(), placed.code().code().length);
        if (frame > 0) {
            int at = advance(entry, 0, placed.code().bodyStart());
            entry.u8(DEF_CFA_OFFSET).unsigned(frame + WORD);
            for (int leaving : placed.code().returns()) {
                at = advance(entry, at, leaving);
                entry.u8(DEF_CFA_OFFSET).unsigned(WORD);
                at = advance(entry, at, leaving + 1);
                entry.u8(DEF_CFA_OFFSET).unsigned(frame + WORD);
            }
        }
        block(entry);
    }

    void add(PlacedRoutine routine) {
        boolean interrupts = routine.rows().stream().anyMatch(row -> row.unwinding().kind() == Unwinding.Kind.INTERRUPTED);
        DwarfBytes entry = start(interrupts ? interrupting : called, routine.address(), routine.size());
        if (interrupts) {
            entry.unsigned(0);
        }
        int at = 0;
        Set<Gpr> told = Set.of();
        for (UnwindRow row : routine.rows()) {
            at = advance(entry, at, row.offset());
            frameEnd(entry, row.unwinding());
            register(entry, RETURN_ADDRESS, row.unwinding().kind() == Unwinding.Kind.OUTERMOST ? null : row.unwinding().instruction());
            Map<Gpr, Place> registers = new TreeMap<>(row.unwinding().registers());
            told.stream().filter(register -> !registers.containsKey(register)).sorted().forEach(register -> entry.u8(SAME_VALUE).unsigned(Expressions.number(register)));
            registers.forEach((register, place) -> register(entry, Expressions.number(register), place));
            told = registers.keySet();
        }
        block(entry);
    }

    private static void frameEnd(DwarfBytes entry, Unwinding unwinding) {
        int base = Expressions.number(unwinding.base());
        if (unwinding.word() == null) {
            entry.u8(DEF_CFA).unsigned(base).unsigned(unwinding.distance());
        } else {
            DwarfBytes expression = new DwarfBytes().u8(BREG0 + base).signed(unwinding.word()).u8(DEREF).u8(PLUS_UCONST).unsigned(unwinding.distance());
            entry.u8(DEF_CFA_EXPRESSION).unsigned(expression.size()).bytes(expression.toByteArray());
        }
    }

    /** @param place null if what it had is not known */
    private static void register(DwarfBytes entry, int register, Place place) {
        if (place == null) {
            entry.u8(UNDEFINED).unsigned(register);
        } else if (place instanceof Place.FromEnd there) {
            entry.u8(OFFSET_EXTENDED).unsigned(register).unsigned(-there.bytes() / WORD);
        } else if (place instanceof Place.In there) {
            entry.u8(REGISTER).unsigned(register).unsigned(Expressions.number(there.register()));
        } else {
            Place.At there = (Place.At) place;
            DwarfBytes expression = new DwarfBytes().u8(BREG0 + Expressions.number(there.base())).signed(there.displacement());
            entry.u8(EXPRESSION).unsigned(register).unsigned(expression.size()).bytes(expression.toByteArray());
        }
    }

    private static DwarfBytes start(int common, long address, int size) {
        return new DwarfBytes().u32(common).u64(address).u64(size);
    }

    private static int advance(DwarfBytes entry, int from, int to) {
        if (to - from <= LONGEST_SHORT) {
            entry.u8(ADVANCE_LOC | to - from);
        } else {
            entry.u8(ADVANCE_LOC4).u32(to - from);
        }
        return to;
    }

    byte[] write() {
        return bytes.toByteArray();
    }
}
