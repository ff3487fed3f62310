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
    private static final int REX_B = 1;

    private final Assembler assembler;
    private final CodeBuffer buffer;
    private final AddressEncoder addresses;

    Encoder(Assembler assembler, CodeBuffer buffer) {
        this.assembler = assembler;
        this.buffer = buffer;
        this.addresses = new AddressEncoder(assembler, buffer);
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
                    rex |= operand instanceof Memory memory ? AddressEncoder.rex(memory) : number >= 8 ? REX | REX_B : 0;
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
            addresses.encode(mode, memory, registerField, row.trailingSize);
        } else if (rm != null) {
            buffer.put8(3 << 6 | registerField << 3 | number(rm) & 7);
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
            addressPrefix = AddressEncoder.needsPrefix(mode, memory);
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
