package astryon.compiler.asm;

import java.util.Arrays;
import java.util.List;

/** One row of the table for one operand size: what it takes and how its bytes are made. */
final class Encoding {

    static final int NO_MODRM = -1;
    static final int MODRM_REGISTER = 8;

    private final String row;
    final Mnemonic mnemonic;
    final Slot[] slots;
    /** 0x66, 0xF2, 0xF3 or 0. */
    final int mandatoryPrefix;
    /** 2, 4, 8 bytes or 0: the operand or address size a prefix selects where it is not the mode's own. */
    final int operandSize;
    final int addressSize;
    final byte[] opcode;
    /** The last opcode byte's low bits are a register. */
    final boolean registerInOpcode;
    /** {@link #NO_MODRM}, the digit for ModRM.reg, or {@link #MODRM_REGISTER}. */
    final int modrm;
    /** Bytes of immediates and distances. */
    final int trailingSize;
    private final boolean[] modes = new boolean[Mode.values().length];
    private final boolean valuesMatter;

    Encoding(String row, Mnemonic mnemonic, List<Slot> slots, String[] bytes, String width, String[] modes) {
        this.row = row.trim();
        this.mnemonic = mnemonic;
        this.slots = slots.toArray(new Slot[0]);
        byte[] code = new byte[bytes.length];
        int size = 0;
        int prefix = 0;
        int operand = expandedSize(width);
        int address = 0;
        int modrmForm = NO_MODRM;
        boolean inOpcode = false;
        for (int i = 0; i < bytes.length; i++) {
            String token = bytes[i];
            if (token.startsWith("o")) {
                operand = Integer.parseInt(token.substring(1)) / 8;
            } else if (token.startsWith("a")) {
                address = Integer.parseInt(token.substring(1)) / 8;
            } else if (token.startsWith("/")) {
                modrmForm = token.equals("/r") ? MODRM_REGISTER : Integer.parseInt(token.substring(1));
            } else if (i == 0 && bytes.length > 1 && (token.equals("66") || token.equals("F2") || token.equals("F3"))) {
                prefix = Integer.parseInt(token, 16);
            } else {
                inOpcode = token.endsWith("+r");
                code[size++] = (byte) Integer.parseInt(inOpcode ? token.substring(0, 2) : token, 16);
            }
        }
        this.mandatoryPrefix = prefix;
        this.operandSize = operand;
        this.addressSize = address;
        this.modrm = modrmForm;
        this.opcode = Arrays.copyOf(code, size);
        this.registerInOpcode = inOpcode;
        int trailing = 0;
        boolean values = false;
        boolean distance = false;
        for (Slot slot : slots) {
            trailing += slot.encodedSize();
            values |= slot.role == Slot.Role.IMPLIED || slot.role == Slot.Role.IMMEDIATE;
            distance |= slot.role == Slot.Role.DISTANCE;
        }
        this.trailingSize = trailing;
        this.valuesMatter = values;
        boolean farDistance = distance && !width.isEmpty();
        for (String mode : modes) {
            Mode in = Mode.valueOf("BITS" + mode);
            boolean excluded = operand == 8 && in != Mode.BITS64
                    || farDistance && (in == Mode.BITS16) != (width.equals("w"));
            this.modes[in.ordinal()] = !excluded;
        }
    }

    /** What the prefix must select for the operands of a row's expansion; distances and floating-point rows of 4 bytes need none. */
    private int expandedSize(String width) {
        if (slots.length > 0 && slots[0].role == Slot.Role.DISTANCE) {
            return 0;
        }
        for (Slot slot : slots) {
            if ((slot == Slot.V || slot == Slot.WD || slot == Slot.WQ) && width.equals("d")) {
                return 0;
            }
        }
        return switch (width) {
            case "w" -> 2;
            case "d" -> 4;
            case "q" -> 8;
            default -> 0;
        };
    }

    boolean existsIn(Mode mode) {
        return modes[mode.ordinal()];
    }

    /** Bytes without those that depend on the operands' values: REX for high registers, SIB, displacement. */
    int sizeIn(Mode mode) {
        int prefixes = (mandatoryPrefix != 0 ? 1 : 0) + (needsOperandPrefix(mode) || operandSize == 8 ? 1 : 0)
                + (needsAddressPrefix(mode) ? 1 : 0);
        return prefixes + fixedSize();
    }

    /** The same without prefixes: all of a jump to a label. */
    int fixedSize() {
        return opcode.length + (modrm == NO_MODRM ? 0 : 1) + trailingSize;
    }

    boolean needsOperandPrefix(Mode mode) {
        return operandSize == 2 && mode != Mode.BITS16 || operandSize == 4 && mode == Mode.BITS16;
    }

    boolean needsAddressPrefix(Mode mode) {
        return addressSize == 2 && mode != Mode.BITS16 || addressSize == 4 && mode != Mode.BITS32;
    }

    /** Whether it encodes these operands, whose shapes it accepts. */
    boolean accepts(Operand a, Operand b, Operand c) {
        if (!valuesMatter) {
            return true;
        }
        int count = slots.length;
        return slots[0].acceptsValue(a) && (count < 2 || slots[1].acceptsValue(b)) && (count < 3 || slots[2].acceptsValue(c));
    }

    @Override
    public String toString() {
        return row + (operandSize == 0 ? "" : " (" + operandSize + " bytes)");
    }
}
