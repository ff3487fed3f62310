package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Value;
import java.util.Arrays;

/**
 * The JVM's state between two instructions, with IR values in place of numbers: locals, operand stack, memory. A long or double
 * is one entry of the stack, marked wide, because the instructions that shuffle the stack count words; the value's type does
 * not tell, for a dialect word is an {@code I64} that counts as one.
 */
final class JvmState {
    private final Value[] locals;
    private final Value[] stack;
    private final boolean[] wide;
    private int depth;
    private Value memory;

    JvmState(int maxLocals, int maxStack) {
        locals = new Value[maxLocals];
        stack = new Value[maxStack + 1];
        wide = new boolean[maxStack + 1];
    }

    private JvmState(JvmState other) {
        locals = other.locals.clone();
        stack = other.stack.clone();
        wide = other.wide.clone();
        depth = other.depth;
        memory = other.memory;
    }

    JvmState copy() {
        return new JvmState(this);
    }

    Value memory() {
        return memory;
    }

    void setMemory(Value state) {
        memory = state;
    }

    int localCount() {
        return locals.length;
    }

    /** The value of a local, or null if it has none. */
    Value local(int slot) {
        return slot < locals.length ? locals[slot] : null;
    }

    void setLocal(int slot, Value value) {
        if (slot >= locals.length) {
            throw malformed();
        }
        locals[slot] = value;
    }

    int depth() {
        return depth;
    }

    Value stackAt(int index) {
        return stack[index];
    }

    boolean isWideAt(int index) {
        return wide[index];
    }

    void setStackAt(int index, Value value) {
        stack[index] = value;
    }

    void push(Value value, boolean isWide) {
        if (depth == stack.length) {
            throw malformed();
        }
        stack[depth] = value;
        wide[depth++] = isWide;
    }

    Value pop() {
        if (depth == 0) {
            throw malformed();
        }
        return stack[--depth];
    }

    boolean topIsWide() {
        if (depth == 0) {
            throw malformed();
        }
        return wide[depth - 1];
    }

    void clearStack() {
        depth = 0;
    }

    boolean holds(Value value) {
        return Arrays.stream(locals).anyMatch(local -> local == value) || Arrays.stream(stack, 0, depth).anyMatch(entry -> entry == value);
    }

    /** Puts {@code value} wherever {@code old} is. */
    void replace(Value old, Value value) {
        Arrays.setAll(locals, i -> locals[i] == old ? value : locals[i]);
        for (int i = 0; i < depth; i++) {
            if (stack[i] == old) {
                stack[i] = value;
            }
        }
    }

    private static Refusal malformed() {
        return new Refusal("the bytecode exceeds the stack or locals it declares");
    }
}
