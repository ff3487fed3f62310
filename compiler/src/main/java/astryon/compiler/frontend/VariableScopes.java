package astryon.compiler.frontend;

import astryon.compiler.ir.LocalVariable;
import astryon.compiler.ir.Locals;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What javac says of a method's variables (JVMS 4.7.13), as a translation goes through the code: which local holds which from where to where. Only the first locals are looked at, so
 * that a place costs the same however long the method is.
 */
final class VariableScopes {
    private static final int MOST_LOCALS = 128;

    private record Scope(int from, int to, LocalVariable variable) {
    }

    private final BytecodeFlow flow;
    /** By local: what it holds, in the order of the code. */
    private final Scope[][] scopes;
    /** Where a variable comes to be or ends. */
    private final BitSet changes = new BitSet();
    private int next = -1;
    private Locals last = Locals.NONE;

    VariableScopes(BytecodeFlow flow, JavaMethod method, List<LocalVariableNode> variables) {
        this.flow = flow;
        List<LocalVariableNode> known = variables == null ? List.of() : variables;
        int count = Math.min(MOST_LOCALS, 1 + known.stream().mapToInt(variable -> variable.index).max().orElse(-1));
        int arguments = (Type.getArgumentsAndReturnSizes(method.descriptor()) >> 2) - (method.isStatic() ? 1 : 0);
        List<List<Scope>> byLocal = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byLocal.add(new ArrayList<>(1));
        }
        for (int i = 0; i < known.size(); i++) {
            LocalVariableNode variable = known.get(i);
            if (variable.index >= 0 && variable.index < count) {
                int from = flow.indexOf(variable.start);
                int to = flow.indexOf(variable.end);
                byLocal.get(variable.index).add(new Scope(from, to, new LocalVariable(method, variable.name, variable.desc, i, variable.index < arguments && from == 0)));
                changes.set(from);
                changes.set(to);
            }
        }
        scopes = new Scope[count][];
        for (int i = 0; i < count; i++) {
            scopes[i] = byLocal.get(i).toArray(Scope[]::new);
            Arrays.sort(scopes[i], Comparator.comparingInt(Scope::from));
        }
    }

    /** What the variables are before an instruction, given the state there. */
    Locals at(int index, JvmState state) {
        if (scopes.length == 0) {
            return Locals.NONE;
        }
        boolean goesOn = index == next && !changes.get(index) && !writes(index - 1);
        next = index + 1;
        if (!goesOn) {
            List<LocalVariable> variables = new ArrayList<>();
            List<Value> values = new ArrayList<>();
            for (int local = 0; local < scopes.length; local++) {
                Scope scope = scope(scopes[local], index);
                if (scope != null && state.local(local) != null) {
                    variables.add(scope.variable);
                    values.add(state.local(local));
                }
            }
            if (!last.isSame(variables, values)) {
                last = Locals.of(variables, values);
            }
        }
        return last;
    }

    private boolean writes(int index) {
        AbstractInsnNode instruction = flow.instructions[index];
        // A constructor's call changes what is known of the object, wherever it is.
        return instruction instanceof VarInsnNode || instruction instanceof IincInsnNode || instruction.getOpcode() == Opcodes.INVOKESPECIAL;
    }

    private static Scope scope(Scope[] scopes, int index) {
        int low = 0;
        int high = scopes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scopes[middle].from <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && index < scopes[low - 1].to ? scopes[low - 1] : null;
    }
}
