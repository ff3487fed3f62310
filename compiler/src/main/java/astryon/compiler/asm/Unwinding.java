package astryon.compiler.asm;

import java.util.EnumMap;
import java.util.Map;

/**
 * How, from a place in assembled code, to find what ran before it: for debuggers (DWARF 5, 6.4.1). What ran before had its stack pointer at the end of this code's stack frame, unless {@link #registers} says
 * otherwise; a register that is not among those still has the value it had there.
 *
 * @param kind        why this code runs
 * @param base        the register that the end of the frame is found from
 * @param word        bytes from there to a word that has an address near the end; null if the register itself has it
 * @param distance    bytes from that address to the end
 * @param instruction where the address is of the instruction to go on at
 */
public record Unwinding(Kind kind, Gpr base, Integer word, int distance, Place instruction, Map<Gpr, Place> registers) {
    private static final int WORD_BYTES = 8;

    /** Why code runs. */
    public enum Kind {
        /** Nothing ran before on this stack, or what it was is not known. */
        OUTERMOST,
        /** It was called: the instruction to go on at is the one behind the call. */
        CALLED,
        /** It interrupted something, which goes on where it was. */
        INTERRUPTED
    }

    /** Where something is that a register, or the instruction pointer, had before. */
    public sealed interface Place {
        /** In memory, so many bytes from the frame's end; a multiple of 8. */
        record FromEnd(int bytes) implements Place {
        }

        record In(Gpr register) implements Place {
        }

        record At(Gpr base, int displacement) implements Place {
        }
    }

    public Unwinding {
        registers = Map.copyOf(registers);
    }

    /** Where a called routine begins. */
    public static Unwinding called() {
        return new Unwinding(Kind.CALLED, Gpr.RSP, null, WORD_BYTES, new Place.FromEnd(-WORD_BYTES), Map.of());
    }

    public static Unwinding outermost() {
        return new Unwinding(Kind.OUTERMOST, Gpr.RSP, null, WORD_BYTES, new Place.FromEnd(-WORD_BYTES), Map.of());
    }

    /** What ran before is as an interrupt left it, whose frame ends {@code distance} bytes above the stack pointer. */
    public static Unwinding interrupted(int distance, Place instruction) {
        return new Unwinding(Kind.INTERRUPTED, Gpr.RSP, null, distance, instruction, Map.of());
    }

    /** The register was there. */
    public Unwinding with(Gpr register, Place place) {
        Map<Gpr, Place> more = copy();
        more.put(register, place);
        return new Unwinding(kind, base, word, distance, instruction, more);
    }

    /** The register has its value again. */
    public Unwinding without(Gpr register) {
        Map<Gpr, Place> fewer = copy();
        fewer.remove(register);
        return new Unwinding(kind, base, word, distance, instruction, fewer);
    }

    private Map<Gpr, Place> copy() {
        Map<Gpr, Place> copy = new EnumMap<>(Gpr.class);
        copy.putAll(registers);
        return copy;
    }

    /** The address that {@code base} had is in another register now. */
    public Unwinding from(Gpr other) {
        return new Unwinding(kind, other, null, distance, instruction, registers);
    }

    /** It is in a word in memory now, {@code bytes} from where {@code other} points. */
    public Unwinding fromWord(Gpr other, int bytes) {
        return new Unwinding(kind, other, bytes, distance, instruction, registers);
    }

    /** After an instruction, as far as it moves what the end of the frame is found from. */
    Unwinding after(Mnemonic mnemonic, Operand a, Operand b) {
        if (kind == Kind.OUTERMOST || base != Gpr.RSP || word != null) {
            return this;
        }
        return switch (mnemonic) {
            case PUSH -> pushed(a);
            case POP -> a instanceof Gpr register ? moved(-WORD_BYTES).without(register) : moved(-WORD_BYTES);
            case PUSHFQ -> moved(WORD_BYTES);
            case POPFQ -> moved(-WORD_BYTES);
            case SUB -> a == Gpr.RSP && b instanceof Immediate bytes ? moved((int) bytes.value()) : this;
            case ADD -> a == Gpr.RSP && b instanceof Immediate bytes ? moved((int) -bytes.value()) : this;
            case LEA -> a == Gpr.RSP && b instanceof Memory memory && memory.base() == Gpr.RSP ? moved(-memory.displacement()) : this;
            case MOV -> a == Gpr.RSP ? outermost() : this;
            default -> this;
        };
    }

    private Unwinding moved(int bytes) {
        return new Unwinding(kind, base, word, distance + bytes, instruction, registers);
    }

    private Unwinding pushed(Operand operand) {
        Unwinding longer = moved(WORD_BYTES);
        boolean isFirst = operand instanceof Gpr register && register != Gpr.RSP && !registers.containsKey(register);
        return isFirst ? longer.with((Gpr) operand, new Place.FromEnd(-longer.distance)) : longer;
    }
}
