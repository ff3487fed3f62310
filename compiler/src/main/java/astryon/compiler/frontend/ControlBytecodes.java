package astryon.compiler.frontend;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Jumps, switches, returns and throws: the ends of blocks. */
final class ControlBytecodes {
    /** By distance from {@code ifeq} and from {@code if_icmpeq}. */
    private static final Op[] COMPARISONS = {Op.EQ, Op.NE, Op.LT, Op.GE, Op.GT, Op.LE};

    private final Translation t;

    ControlBytecodes(Translation translation) {
        this.t = translation;
    }

    void jump(JumpInsnNode instruction) {
        int opcode = instruction.getOpcode();
        FlowNode target = t.flow.at(instruction.label);
        if (opcode == Opcodes.GOTO) {
            t.goTo(target);
        } else if (opcode == Opcodes.JSR) {
            t.refuse(Rule.SUBROUTINE);
            t.unreachable();
        } else {
            t.branch(condition(opcode), target, t.flow.at(t.flow.indexOf(instruction) + 1));
        }
    }

    private Value condition(int opcode) {
        if (opcode <= Opcodes.IFLE) {
            Value value = t.pop(Type.I32);
            return Comparisons.withZero(t, COMPARISONS[opcode - Opcodes.IFEQ], value);
        }
        if (opcode <= Opcodes.IF_ICMPLE) {
            Value second = t.pop(Type.I32);
            Value first = t.pop(Type.I32);
            return t.pure(COMPARISONS[opcode - Opcodes.IF_ICMPEQ], Type.I32, first, second);
        }
        boolean withNull = opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
        Value second = withNull ? t.nullConstant() : t.popReference();
        Value first = t.popReference();
        if (first.type() == Type.I64 || second.type() == Type.I64) {
            t.refuse(Rule.IDENTITY_OF_WORD);
            return t.unknownTruth();
        }
        return t.pure(opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IFNULL ? Op.EQ : Op.NE, Type.I32, first, second);
    }

    void tableSwitch(TableSwitchInsnNode instruction) {
        ArrayList<Integer> keys = new ArrayList<>();
        for (int key = instruction.min; keys.size() < instruction.labels.size(); key++) {
            keys.add(key);
        }
        translate(keys, instruction.labels, instruction.dflt);
    }

    void lookupSwitch(LookupSwitchInsnNode instruction) {
        translate(instruction.keys, instruction.labels, instruction.dflt);
    }

    private void translate(List<Integer> keys, List<LabelNode> labels, LabelNode otherwise) {
        Value key = t.pop(Type.I32);
        FlowNode fallback = t.flow.at(otherwise);
        Map<FlowNode, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            FlowNode target = t.flow.at(labels.get(i));
            if (key.isConstant(keys.get(i))) {
                t.goTo(target);
                return;
            }
            if (target != fallback) {
                rows.computeIfAbsent(target, node -> new ArrayList<>()).add(keys.get(i));
            }
        }
        if (rows.isEmpty() || key.isConstant()) {
            t.goTo(fallback);
            return;
        }
        ArrayList<FlowNode> targets = new ArrayList<>(rows.keySet());
        targets.add(fallback);
        int[][] table = rows.values().stream().map(row -> row.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
        t.switchTo(key, table, targets.toArray(FlowNode[]::new));
    }

    void leave(int opcode) {
        if (opcode == Opcodes.RETURN) {
            t.returnValue();
            return;
        }
        Value result = t.state.pop();
        String descriptor = t.method.descriptor();
        t.checkDeclared(result, descriptor.substring(descriptor.indexOf(')') + 1));
        t.returnValue(t.conform(result, t.method.result()));
    }

    void raise() {
        t.throwException(t.nonNull(t.pop(Type.REF)));
    }
}
