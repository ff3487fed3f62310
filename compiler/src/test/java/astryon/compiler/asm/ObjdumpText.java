package astryon.compiler.asm;

import java.util.Map;

/** What objdump prints, in Intel syntax, for an instance of a row. Its names differ from the manual's in a few places: they are all here. */
final class ObjdumpText {
    private static final String SI = "%si";
    private static final String DI = "%di";

    // @formatter:off
    private static final Map<Mnemonic, String> NAMES = Map.ofEntries(
            Map.entry(Mnemonic.MOVSB, "movs BYTE PTR es:[%di],BYTE PTR ds:[%si]"),
            Map.entry(Mnemonic.MOVSW, "movs WORD PTR es:[%di],WORD PTR ds:[%si]"),
            Map.entry(Mnemonic.MOVSL, "movs DWORD PTR es:[%di],DWORD PTR ds:[%si]"),
            Map.entry(Mnemonic.MOVSQ, "movs QWORD PTR es:[%di],QWORD PTR ds:[%si]"),
            Map.entry(Mnemonic.STOSB, "stos BYTE PTR es:[%di],al"),
            Map.entry(Mnemonic.STOSW, "stos WORD PTR es:[%di],ax"),
            Map.entry(Mnemonic.STOSL, "stos DWORD PTR es:[%di],eax"),
            Map.entry(Mnemonic.STOSQ, "stos QWORD PTR es:[%di],rax"),
            Map.entry(Mnemonic.LODSB, "lods al,BYTE PTR ds:[%si]"),
            Map.entry(Mnemonic.LODSW, "lods ax,WORD PTR ds:[%si]"),
            Map.entry(Mnemonic.LODSL, "lods eax,DWORD PTR ds:[%si]"),
            Map.entry(Mnemonic.LODSQ, "lods rax,QWORD PTR ds:[%si]"),
            Map.entry(Mnemonic.CMPSB, "cmps BYTE PTR ds:[%si],BYTE PTR es:[%di]"),
            Map.entry(Mnemonic.SCASB, "scas al,BYTE PTR es:[%di]"),
            Map.entry(Mnemonic.INSB,  "ins BYTE PTR es:[%di],dx"),
            Map.entry(Mnemonic.INSW,  "ins WORD PTR es:[%di],dx"),
            Map.entry(Mnemonic.INSL,  "ins DWORD PTR es:[%di],dx"),
            Map.entry(Mnemonic.OUTSB, "outs dx,BYTE PTR ds:[%si]"),
            Map.entry(Mnemonic.OUTSW, "outs dx,WORD PTR ds:[%si]"),
            Map.entry(Mnemonic.OUTSL, "outs dx,DWORD PTR ds:[%si]"),
            Map.entry(Mnemonic.SYSRET, "sysretd"),
            Map.entry(Mnemonic.NOPW, "xchg ax,ax"),
            Map.entry(Mnemonic.LJMP, "jmp"),
            Map.entry(Mnemonic.REPNE, "repnz"));
    private static final String[] COMPARISONS = {"eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord"};
    // @formatter:on

    private ObjdumpText() {
    }

    /** @param start where the instruction lies; @param end where the next one does */
    static String of(Instance instance, int start, int end) {
        Encoding row = instance.row();
        StringBuilder text = new StringBuilder(name(instance.mode(), row));
        String separator = " ";
        for (int i = 0; i < row.slots.length; i++) {
            Operand operand = instance.operands().get(i);
            if (isComparison(row) && operand instanceof Immediate predicate && predicate.value() >= 0 && predicate.value() < 8) {
                String kind = row.mnemonic.toString().substring(3);
                return text.toString().replace(row.mnemonic.toString(), "cmp" + COMPARISONS[(int) predicate.value()] + kind);
            }
            text.append(separator).append(operand(instance, row.slots[i], operand, start, end));
            separator = ",";
        }
        return text.toString();
    }

    /** The two texts are compared in this form: zero displacements and the width of operands without one are no matter. */
    static String normalised(Encoding row, String text) {
        String plain = text.replace("+0x0]", "]").replace("OWORD PTR", "XMMWORD PTR");
        for (Slot slot : row.slots) {
            if (slot == Slot.M || row.mnemonic == Mnemonic.INVPCID) {
                plain = plain.replaceAll("\\w+ PTR ", "");
            }
        }
        return plain;
    }

    private static String name(Mode mode, Encoding row) {
        String register = switch (mode) {
            case BITS16 -> "";
            case BITS32 -> "e";
            case BITS64 -> "r";
        };
        boolean moves64 = row.mnemonic == Mnemonic.MOV && row.slots[1] == Slot.IO;
        String name = moves64 ? "movabs" : NAMES.getOrDefault(row.mnemonic, row.mnemonic.toString());
        return switch (row.mnemonic) {
            case PUSHF, POPF, PUSHA, POPA, IRET -> mode == Mode.BITS16 ? name : name + "w";
            case PUSHFD, POPFD, PUSHAD, POPAD, IRETD -> mode == Mode.BITS16 ? name : name.substring(0, name.length() - 1);
            case PUSHFQ, POPFQ -> name.substring(0, name.length() - 1);
            case LGDT, SGDT, LIDT, SIDT -> name + (mode == Mode.BITS16 ? "w" : mode == Mode.BITS32 ? "d" : "");
            default -> name.replace(SI, register + "si").replace(DI, register + "di");
        };
    }

    private static String operand(Instance instance, Slot slot, Operand operand, int start, int end) {
        if (slot.role == Slot.Role.DISTANCE) {
            long target = operand instanceof Label ? start : ((SymbolOperand) operand).addend() + Instance.SYMBOL_ADDRESS;
            boolean wraps = instance.mode() == Mode.BITS16;
            return "0x" + Long.toHexString(wraps ? end & ~0xFFFF | target & 0xFFFF : target);
        }
        if (slot == Slot.EW && instance.row().slots[0] == Slot.S && instance.mode() != Mode.BITS16 && operand instanceof Gpr register) {
            return register.as(Width.DWORD).toString();
        }
        if (slot == Slot.I1) {
            return "1";
        }
        if (operand instanceof Immediate || operand instanceof SymbolOperand) {
            long value = operand instanceof Immediate immediate ? immediate.value() : ((SymbolOperand) operand).addend() + Instance.SYMBOL_ADDRESS;
            int unused = 64 - 8 * slot.extendedSize;
            return "0x" + Long.toHexString(value << unused >>> unused);
        }
        if (operand instanceof FarPointer pointer) {
            return "0x" + Integer.toHexString(pointer.selector()) + ":0x" + Long.toHexString(pointer.target().addend() + Instance.SYMBOL_ADDRESS);
        }
        if (operand instanceof FpuRegister register) {
            return "st(" + register.number() + ")";
        }
        return operand instanceof Memory memory ? memory(instance.mode(), memory, start, end) : operand.toString();
    }

    private static String memory(Mode mode, Memory memory, int start, int end) {
        StringBuilder text = new StringBuilder(memory.width().name()).append(" PTR ");
        if (memory.segment() != null) {
            text.append(memory.segment()).append(':');
        }
        boolean relative = mode == Mode.BITS64 && memory.base() == null && memory.index() == null && (memory.symbol() != null || memory.label() != null);
        long displacement = memory.displacement() + (memory.symbol() == null ? 0 : Instance.SYMBOL_ADDRESS);
        if (relative) {
            displacement += (memory.label() == null ? 0 : start) - end;
        } else if (memory.base() == null && memory.index() == null) {
            return text.append(memory.segment() == null ? "ds:" : "").append("0x").append(Long.toHexString(displacement)).toString();
        }
        text.append('[').append(relative ? "rip" : memory.base() == null ? "" : memory.base());
        if (memory.index() != null) {
            text.append(memory.base() == null ? "" : "+").append(memory.index());
            if (memory.index().width() != Width.WORD) {
                text.append('*').append(memory.scale());
            }
        }
        if (relative) {
            return text.append("+0x").append(Long.toHexString(displacement)).append(']').toString();
        }
        return text.append(displacement < 0 ? "-0x" : "+0x").append(Long.toHexString(Math.abs(displacement))).append(']').toString();
    }

    private static boolean isComparison(Encoding row) {
        return row.mnemonic == Mnemonic.CMPSS || row.mnemonic == Mnemonic.CMPSD;
    }
}
