package astryon.compiler.dwarf;

/** How to find the caller from any instruction (DWARF 5, 6.4): no register survives a call but the stack pointer and the thread. */
final class CallFrames {
    // @formatter:off
    private static final int VERSION = 4;
    private static final int ADVANCE_LOC = 0x40;
    private static final int OFFSET = 0x80;
    private static final int ADVANCE_LOC4 = 0x04;
    private static final int UNDEFINED = 0x07;
    private static final int SAME_VALUE = 0x08;
    private static final int DEF_CFA = 0x0c;
    private static final int DEF_CFA_OFFSET = 0x0e;
    // @formatter:on
    private static final int RSP = 7;
    private static final int R15 = 15;
    private static final int RETURN_ADDRESS = 16;
    private static final int LAST_REGISTER = 32;
    private static final int WORD = 8;
    private static final int LONGEST_SHORT = 0x3f;

    private final DwarfBytes bytes = new DwarfBytes();

    CallFrames() {
        DwarfBytes common = new DwarfBytes();
        common.u32(-1).u8(VERSION).u8(0).u8(WORD).u8(0).unsigned(1).signed(-WORD).unsigned(RETURN_ADDRESS);
        common.u8(DEF_CFA).unsigned(RSP).unsigned(WORD).u8(OFFSET | RETURN_ADDRESS).unsigned(1);
        for (int register = 0; register <= LAST_REGISTER; register++) {
            if (register == R15) {
                common.u8(SAME_VALUE).unsigned(register);
            } else if (register != RSP && register != RETURN_ADDRESS) {
                common.u8(UNDEFINED).unsigned(register);
            }
        }
        block(common);
    }

    private void block(DwarfBytes content) {
        while ((content.size() + 4) % WORD != 0) {
            content.u8(0);
        }
        bytes.u32(content.size()).bytes(content.toByteArray());
    }

    void add(PlacedMethod placed) {
        int frame = placed.code().frameSize();
        DwarfBytes entry = start(placed.address(), placed.code().code().length);
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

    private static DwarfBytes start(long address, int size) {
        return new DwarfBytes().u32(0).u64(address).u64(size);
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
