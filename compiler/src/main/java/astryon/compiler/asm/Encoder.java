package astryon.compiler.asm;

import astryon.compiler.object.RelocationKind;

/**
 * Writes one instruction: prefixes, REX, opcode, ModRM, SIB, displacement, immediates, in that order (Intel Software Developer's
 * Manual volume 2, chapter 2). It checks nothing a row of the table has checked before.
 */
final class Encoder {
    private static final int REX = 0x40;
    private static final int REX_W = 8;
    private static final int REX_R = 4;
    private static final int REX_X = 2;
    private static final int REX_B = 1;
    /** In ModRM.rm: a SIB byte follows. In SIB.index: no index. */
    private static final int SIB = 4;
    /** In ModRM.rm without displacement, and in SIB.base: no register, but 32 bits. */
    private static final int NO_BASE = 5;

    private final Assembler assembler;
    private final CodeBuffer buffer;

    Encoder(Assembler assembler, CodeBuffer buffer) {
        this.assembler = assembler;
        this.buffer = buffer;
    }

    void encode(Mode mode, Encoding row, Operand a, Operand b, Operand c) {
        int rex = row.operandSize == 8 ? REX | REX_W : 0;
        boolean highByte = false;
        int registerField = row.modrm == Encoding.MODRM_REGISTER ? 0 : row.modrm;
        int opcodeField = 0;
        Operand rm = null;
        for (int i = 0; i < row.slots.length; i++) {
            Operand operand = i == 0 ? a : i == 1 ? b : c;
            int number = number(operand);
            switch (row.slots[i].role) {
                case RM -> {
                    rm = operand;
                    rex |= operand instanceof Memory memory ? rexOf(memory) : number >= 8 ? REX | REX_B : 0;
                }
                case REG -> {
                    registerField = number & 7;
                    rex |= number >= 8 ? REX | REX_R : 0;
                }
                case OPCODE -> {
                    opcodeField = number & 7;
                    rex |= number >= 8 ? REX | REX_B : 0;
                }
                default -> { }
            }
            if (operand instanceof Gpr register && register.width() == Width.BYTE && number >= 4 && number < 8) {
                if (register.isHighByte()) {
                    highByte = true;
                } else {
                    rex |= REX;
                }
            }
        }
        if (rex != 0 && (highByte || mode != Mode.BITS64)) {
            throw new IllegalArgumentException(Assembler.text(row.mnemonic, a, b, c) + " needs a REX prefix, which "
                    + (highByte ? "high byte registers exclude" : "does not exist in " + mode));
        }
        prefixes(mode, row, rm);
        if (rex != 0) {
            buffer.put8(rex);
        }
        int last = row.opcode.length - 1;
        for (int i = 0; i < last; i++) {
            buffer.put8(row.opcode[i]);
        }
        buffer.put8(row.opcode[last] + opcodeField);
        if (rm instanceof Memory memory) {
            memory(mode, memory, registerField, row.trailingSize);
        } else if (rm != null) {
            modrm(3, registerField, number(rm));
        }
        if (row.trailingSize > 0) {
            for (int i = 0; i < row.slots.length; i++) {
                trailing(row.slots[i], i == 0 ? a : i == 1 ? b : c);
            }
        }
    }

    private void prefixes(Mode mode, Encoding row, Operand rm) {
        boolean addressPrefix = row.needsAddressPrefix(mode);
        if (rm instanceof Memory memory) {
            if (memory.segment() != null) {
                buffer.put8(prefixOf(memory.segment()));
            }
            addressPrefix = addressWidth(mode, memory) != natural(mode);
        }
        if (addressPrefix) {
            buffer.put8(0x67);
        }
        if (row.needsOperandPrefix(mode)) {
            buffer.put8(0x66);
        }
        if (row.mandatoryPrefix != 0) {
            buffer.put8(row.mandatoryPrefix);
        }
    }

    private void memory(Mode mode, Memory memory, int registerField, int trailingSize) {
        if (addressWidth(mode, memory) == Width.WORD) {
            memory16(memory, registerField);
            return;
        }
        Gpr base = memory.base();
        Gpr index = memory.index();
        if (base == null && index != null && memory.scale() == 1
                || index != null && index.number() == SIB && memory.scale() == 1 && base.number() != SIB) {
            base = memory.index();
            index = memory.base();
        }
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
        if (first == Gpr.SI || first == Gpr.DI || first == null) {
            first = memory.index();
            second = memory.base();
        }
        int offset = second == Gpr.SI ? 0 : second == Gpr.DI ? 1 : -1;
        if (first == null && second == null) {
            return -1;
        }
        if (first == null && offset >= 0) {
            return 4 + offset;
        }
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
        if (memory.label() != null) {
            throw new IllegalArgumentException("a label's address is only known relative to the instruction pointer: " + memory);
        }
        if (memory.symbol() != null) {
            RelocationKind kind = mode == Mode.BITS64 ? RelocationKind.ABS32S : RelocationKind.ABS32;
            assembler.relocation(kind, memory.symbol(), memory.displacement());
        } else {
            buffer.put(memory.displacement(), 4);
        }
    }

    private void trailing(Slot slot, Operand operand) {
        switch (slot.role) {
            case IMMEDIATE -> {
                if (operand instanceof SymbolOperand symbol) {
                    assembler.relocation(immediateKind(slot), symbol.symbol(), symbol.addend());
                } else {
                    buffer.put(((Immediate) operand).value(), slot.size);
                }
            }
            case DISTANCE -> {
                if (operand instanceof SymbolOperand symbol) {
                    RelocationKind kind = slot.size == 2 ? RelocationKind.REL16 : RelocationKind.REL32;
                    assembler.relocation(kind, symbol.symbol(), symbol.addend() - slot.size);
                } else {
                    assembler.labelDistance((Label) operand, slot.size, -slot.size);
                }
            }
            case FAR_POINTER -> {
                FarPointer pointer = (FarPointer) operand;
                RelocationKind kind = slot.size == 2 ? RelocationKind.ABS16 : RelocationKind.ABS32;
                assembler.relocation(kind, pointer.target().symbol(), pointer.target().addend());
                buffer.put(pointer.selector(), 2);
            }
            default -> { }
        }
    }

    private static RelocationKind immediateKind(Slot slot) {
        return switch (slot) {
            case IW -> RelocationKind.ABS16;
            case ID -> RelocationKind.ABS32;
            case IQ -> RelocationKind.ABS32S;
            case IO -> RelocationKind.ABS64;
            default -> throw new IllegalStateException("no symbol fits " + slot);
        };
    }

    private void modrm(int mod, int registerField, int rm) {
        buffer.put8(mod << 6 | registerField << 3 | rm & 7);
    }

    private void sib(int scale, int index, int base) {
        buffer.put8(Integer.numberOfTrailingZeros(scale) << 6 | (index & 7) << 3 | base & 7);
    }

    private static int rexOf(Memory memory) {
        Gpr base = memory.base();
        Gpr index = memory.index();
        if (index != null && (base == null && memory.scale() == 1 || index.number() == SIB && memory.scale() == 1)) {
            base = memory.index();
            index = memory.base();
        }
        return (base != null && base.number() >= 8 ? REX | REX_B : 0) | (index != null && index.number() >= 8 ? REX | REX_X : 0);
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

    private static int prefixOf(SegmentRegister segment) {
        return switch (segment) {
            case ES -> 0x26;
            case CS -> 0x2E;
            case SS -> 0x36;
            case DS -> 0x3E;
            case FS -> 0x64;
            case GS -> 0x65;
        };
    }

    private static int number(Operand operand) {
        if (operand instanceof Gpr register) {
            return register.number();
        }
        if (operand instanceof Xmm register) {
            return register.number();
        }
        return operand instanceof SegmentRegister || operand instanceof ControlRegister || operand instanceof DebugRegister
                || operand instanceof FpuRegister ? ((Enum<?>) operand).ordinal() : 0;
    }
}
