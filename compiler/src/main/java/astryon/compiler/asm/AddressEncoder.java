package astryon.compiler.asm;

import astryon.compiler.object.RelocationKind;

/** Writes the address of a memory operand: ModRM, SIB, displacement (Intel Software Developer's Manual volume 2, section 2.1.5). */
final class AddressEncoder {
    private static final int REX = 0x40;
    private static final int REX_X = 2;
    private static final int REX_B = 1;
    /** In ModRM.rm: a SIB byte follows. In SIB.index: no index. */
    private static final int SIB = 4;
    /** In ModRM.rm without displacement, and in SIB.base: no register, but 32 bits. */
    private static final int NO_BASE = 5;

    private final Assembler assembler;
    private final CodeBuffer buffer;

    AddressEncoder(Assembler assembler, CodeBuffer buffer) {
        this.assembler = assembler;
        this.buffer = buffer;
    }

    /** The prefix the address's registers need, 0 for none. */
    static int rex(Memory memory) {
        Gpr base = memory.base();
        Gpr index = memory.index();
        return (base != null && base.number() >= 8 ? REX | REX_B : 0) | (index != null && index.number() >= 8 ? REX | REX_X : 0);
    }

    static boolean needsPrefix(Mode mode, Memory memory) {
        return addressWidth(mode, memory) != natural(mode);
    }

    /**
     * @param registerField ModRM.reg
     * @param trailingSize bytes of the instruction behind the address: the instruction pointer counts from the instruction's end
     */
    void encode(Mode mode, Memory memory, int registerField, int trailingSize) {
        if (addressWidth(mode, memory) == Width.WORD) {
            memory16(memory, registerField);
            return;
        }
        Gpr base = memory.base();
        Gpr index = memory.index();
        if (index != null && index.number() == SIB) {
            throw new IllegalArgumentException("the stack pointer cannot be an index: " + memory);
        }
        if (base == null) {
            noBase(mode, memory, index, registerField, trailingSize);
            return;
        }
        int mod = displacementForm(memory, (base.number() & 7) == NO_BASE);
        if (index == null && (base.number() & 7) != SIB) {
            modrm(mod, registerField, base.number());
        } else {
            modrm(mod, registerField, SIB);
            sib(memory.scale(), index == null ? SIB : index.number(), base.number());
        }
        if (mod == 1) {
            buffer.put8(memory.displacement());
        } else if (mod == 2) {
            displacement32(mode, memory);
        }
    }

    private void noBase(Mode mode, Memory memory, Gpr index, int registerField, int trailingSize) {
        if (index != null) {
            modrm(0, registerField, SIB);
            sib(memory.scale(), index.number(), NO_BASE);
            displacement32(mode, memory);
        } else if (mode != Mode.BITS64) {
            modrm(0, registerField, NO_BASE);
            displacement32(mode, memory);
        } else if (memory.label() != null) {
            modrm(0, registerField, NO_BASE);
            assembler.labelDistance(memory.label(), 4, memory.displacement() - 4 - trailingSize);
        } else if (memory.symbol() != null) {
            modrm(0, registerField, NO_BASE);
            assembler.relocation(RelocationKind.REL32, memory.symbol(), memory.displacement() - 4L - trailingSize);
        } else {
            modrm(0, registerField, SIB);
            sib(1, SIB, NO_BASE);
            buffer.put(memory.displacement(), 4);
        }
    }

    /** The 16-bit forms: volume 2, table 2-1. */
    private void memory16(Memory memory, int registerField) {
        if (memory.scale() != 1 || memory.label() != null) {
            throw new IllegalArgumentException("16-bit addresses have no scale and no label: " + memory);
        }
        if (memory.displacement() != (short) memory.displacement() && memory.displacement() >>> 16 != 0) {
            throw new IllegalArgumentException("a displacement of more than 16 bits: " + memory);
        }
        int form = form16(memory);
        int mod = form < 0 ? 0 : displacementForm(memory, form == 6);
        modrm(mod, registerField, form < 0 ? 6 : form);
        if (mod == 1) {
            buffer.put8(memory.displacement());
        } else if (mod == 2 || form < 0) {
            if (memory.symbol() != null) {
                assembler.relocation(RelocationKind.ABS16, memory.symbol(), memory.displacement());
            } else {
                buffer.put(memory.displacement(), 2);
            }
        }
    }

    /** ModRM.rm, or -1 for an absolute address. */
    private static int form16(Memory memory) {
        Gpr first = memory.base();
        Gpr second = memory.index();
        if (first == null) {
            return -1;
        }
        if (second == Gpr.BX || second == Gpr.BP) {
            first = memory.index();
            second = memory.base();
        }
        int offset = second == Gpr.SI ? 0 : second == Gpr.DI ? 1 : -1;
        if (second == null && (first == Gpr.BP || first == Gpr.BX)) {
            return first == Gpr.BP ? 6 : 7;
        }
        if (second == null && (first == Gpr.SI || first == Gpr.DI)) {
            return first == Gpr.SI ? 4 : 5;
        }
        if (offset >= 0 && (first == Gpr.BP || first == Gpr.BX)) {
            return (first == Gpr.BP ? 2 : 0) + offset;
        }
        throw new IllegalArgumentException("no 16-bit address: " + memory);
    }

    /** ModRM.mod: no displacement, 8 bits, or all. */
    private static int displacementForm(Memory memory, boolean noneIsTaken) {
        int displacement = memory.displacement();
        if (memory.symbol() != null || memory.label() != null) {
            return 2;
        }
        if (displacement == 0 && !noneIsTaken) {
            return 0;
        }
        return displacement == (byte) displacement ? 1 : 2;
    }

    private void displacement32(Mode mode, Memory memory) {
        RelocationKind kind = mode == Mode.BITS64 ? RelocationKind.ABS32S : RelocationKind.ABS32;
        if (memory.label() != null && memory.symbol() == null) {
            throw new IllegalArgumentException("a label's address is only known relative to the instruction pointer, or to where its code begins: " + memory);
        }
        if (memory.label() != null) {
            assembler.address(kind, memory.symbol(), memory.label(), memory.displacement());
        } else if (memory.symbol() != null) {
            assembler.relocation(kind, memory.symbol(), memory.displacement());
        } else {
            buffer.put(memory.displacement(), 4);
        }
    }

    private void modrm(int mod, int registerField, int rm) {
        buffer.put8(mod << 6 | registerField << 3 | rm & 7);
    }

    private void sib(int scale, int index, int base) {
        buffer.put8(Integer.numberOfTrailingZeros(scale) << 6 | (index & 7) << 3 | base & 7);
    }

    private static Width natural(Mode mode) {
        return switch (mode) {
            case BITS16 -> Width.WORD;
            case BITS32 -> Width.DWORD;
            case BITS64 -> Width.QWORD;
        };
    }

    private static Width addressWidth(Mode mode, Memory memory) {
        Gpr register = memory.base() != null ? memory.base() : memory.index();
        if (register == null) {
            return natural(mode);
        }
        Width width = register.width();
        boolean possible = switch (width) {
            case WORD -> mode != Mode.BITS64;
            case DWORD -> true;
            case QWORD -> mode == Mode.BITS64;
            default -> false;
        };
        if (!possible || memory.index() != null && memory.index().width() != width) {
            throw new IllegalArgumentException("no address in " + mode + ": " + memory);
        }
        return width;
    }
}
