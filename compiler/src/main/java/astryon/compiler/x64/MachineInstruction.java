package astryon.compiler.x64;

import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Width;
import astryon.compiler.lir.Location.Register;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation of {@code Op.MACHINE}: which registers it takes and loses, and what it is in the assembler's words.
 *
 * @param result   the register its result arrives in, or null for any
 * @param clobbers registers it overwrites besides
 */
record MachineInstruction(String name, List<Input> inputs, Register result, List<Register> clobbers, Writer writer) {

    /** @param register where the argument has to be, or null for any register */
    record Input(Register register, boolean isLiteral) {
    }

    interface Writer {
        void write(MachineCode code, Operands operands);
    }

    /** What the writer may ask for: the registers of this use. */
    interface Operands {
        /** Of the arguments that may be in any register, the n-th. */
        Gpr any(int n, Width width);

        Gpr result(Width width);

        /** The argument that is a constant of the instruction. */
        int literal();

        /** Bytes from the stack pointer to the return address. */
        int frameSize();
    }

    /** What an instruction of this row carries. */
    record Use(MachineInstruction row, int literal) {
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    static final class Builder {
        private final String name;
        private final ArrayList<Input> inputs = new ArrayList<>();
        private Register result;
        private final ArrayList<Register> clobbers = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder in(Register... registers) {
            for (Register register : registers) {
                inputs.add(new Input(register, false));
            }
            return this;
        }

        Builder inAny() {
            inputs.add(new Input(null, false));
            return this;
        }

        Builder literal() {
            inputs.add(new Input(null, true));
            return this;
        }

        Builder out(Register register) {
            result = register;
            return this;
        }

        Builder clobbers(Register... registers) {
            clobbers.addAll(List.of(registers));
            return this;
        }

        MachineInstruction is(Writer writer) {
            return new MachineInstruction(name, List.copyOf(inputs), result, List.copyOf(clobbers), writer);
        }
    }
}
