package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The control flow graph of a method's bytecode. A run ends where a jump starts or lands and where the list of protecting
 * handlers changes. A run that holds an instruction which may throw has an edge to its dispatch, and a dispatch one to each of
 * its handlers.
 */
final class BytecodeFlow {
    final AbstractInsnNode[] instructions;
    final int maxLocals;
    /** The nodes that bytecode can reach, in reverse postorder, the method's start first. */
    final List<FlowNode> nodes = new ArrayList<>();

    private final InsnList list;
    /** The source line of each instruction, 0 if unknown: nodes are not translated in the order of the code. */
    private final int[] lines;
    /** The run that starts at each instruction, or null. */
    private final FlowNode[] runAt;

    BytecodeFlow(MethodNode method) {
        list = method.instructions;
        maxLocals = method.maxLocals;
        instructions = list.toArray();
        lines = new int[instructions.length];
        for (int i = 0, line = 0; i < lines.length; i++) {
            line = instructions[i] instanceof LineNumberNode number ? number.line : line;
            lines[i] = line;
        }
        runAt = new FlowNode[instructions.length + 1];
        List<TryCatchBlockNode> regions = method.tryCatchBlocks.stream().filter(r -> indexOf(r.start) < indexOf(r.end)).toList();
        cutIntoRuns(leaders(regions), regions);
        number();
        for (FlowNode node : nodes) {
            for (FlowNode successor : node.successors) {
                successor.unsettled++;
            }
        }
    }

    FlowNode at(LabelNode label) {
        return runAt[indexOf(label)];
    }

    /** The source line that {@code node} starts in; of a dispatch, that of its first handler. */
    int line(FlowNode node) {
        return lines[node.isDispatch() ? indexOf(node.handlers.get(0).handler) : node.start];
    }

    /** The run that starts at instruction {@code index}. */
    FlowNode at(int index) {
        return runAt[index];
    }

    int indexOf(AbstractInsnNode instruction) {
        return list.indexOf(instruction);
    }

    private boolean[] leaders(List<TryCatchBlockNode> regions) {
        boolean[] leader = new boolean[instructions.length + 1];
        leader[0] = true;
        leader[instructions.length] = true;
        for (int i = 0; i < instructions.length; i++) {
            List<LabelNode> targets = targets(instructions[i]);
            for (LabelNode target : targets) {
                leader[indexOf(target)] = true;
            }
            if (!targets.isEmpty() || endsRun(instructions[i].getOpcode())) {
                leader[i + 1] = true;
            }
        }
        for (TryCatchBlockNode region : regions) {
            leader[indexOf(region.start)] = true;
            leader[indexOf(region.end)] = true;
            leader[indexOf(region.handler)] = true;
        }
        return leader;
    }

    /** Sweeps over the code with the set of regions that are open, ordered as the table has them: the order they are tried in. */
    private void cutIntoRuns(boolean[] leader, List<TryCatchBlockNode> regions) {
        Map<Integer, List<Integer>> opening = new HashMap<>();
        Map<Integer, List<Integer>> closing = new HashMap<>();
        for (int row = 0; row < regions.size(); row++) {
            opening.computeIfAbsent(indexOf(regions.get(row).start), at -> new ArrayList<>()).add(row);
            closing.computeIfAbsent(indexOf(regions.get(row).end), at -> new ArrayList<>()).add(row);
        }
        Map<List<Integer>, FlowNode> dispatches = new HashMap<>();
        TreeSet<Integer> open = new TreeSet<>();
        FlowNode dispatch = null;
        int start = 0;
        for (int i = 0; i <= instructions.length; i++) {
            if (!leader[i]) {
                continue;
            }
            if (i > start) {
                runAt[start] = new FlowNode(start, i, dispatch, List.of());
            }
            start = i;
            List<Integer> opened = opening.getOrDefault(i, List.of());
            List<Integer> closed = closing.getOrDefault(i, List.of());
            if (!opened.isEmpty() || !closed.isEmpty()) {
                closed.forEach(open::remove);
                open.addAll(opened);
                dispatch = open.isEmpty() ? null : dispatches.computeIfAbsent(List.copyOf(open), rows -> dispatchTo(rows, regions));
            }
        }
    }

    /** Nothing gets past a handler that catches everything, so the list ends there. */
    private static FlowNode dispatchTo(List<Integer> rows, List<TryCatchBlockNode> regions) {
        ArrayList<TryCatchBlockNode> handlers = new ArrayList<>();
        for (int row : rows) {
            handlers.add(regions.get(row));
            if (catchesAll(regions.get(row))) {
                break;
            }
        }
        return new FlowNode(-1, -1, null, handlers);
    }

    static boolean catchesAll(TryCatchBlockNode region) {
        return region.type == null || region.type.equals("java/lang/Throwable");
    }

    private List<FlowNode> successorsOf(FlowNode node) {
        ArrayList<FlowNode> successors = new ArrayList<>();
        if (node.isDispatch()) {
            for (TryCatchBlockNode handler : node.handlers) {
                addOnce(successors, at(handler.handler));
            }
            return successors;
        }
        boolean mayThrow = false;
        for (int i = node.start; i < node.end; i++) {
            mayThrow |= mayThrow(instructions[i].getOpcode());
        }
        AbstractInsnNode last = instructions[node.end - 1];
        for (LabelNode target : targets(last)) {
            addOnce(successors, at(target));
        }
        if (!endsRun(last.getOpcode())) {
            addOnce(successors, runAt[node.end]);
        }
        if (mayThrow && node.dispatch != null) {
            addOnce(successors, node.dispatch);
        }
        return successors;
    }

    private static void addOnce(List<FlowNode> successors, FlowNode node) {
        if (node == null) {
            throw new Refusal("the bytecode runs past the end of the code");
        }
        if (!successors.contains(node)) {
            successors.add(node);
        }
    }

    private void number() {
        record Visit(FlowNode node, int[] next) {
        }

        if (runAt[0] == null) {
            throw new Refusal("the method has no bytecode");
        }
        ArrayDeque<Visit> path = new ArrayDeque<>();
        enter(runAt[0]);
        path.push(new Visit(runAt[0], new int[1]));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.next[0] == visit.node.successors.size()) {
                nodes.add(path.pop().node);
                continue;
            }
            FlowNode successor = visit.node.successors.get(visit.next[0]++);
            if (successor.order < 0) {
                enter(successor);
                path.push(new Visit(successor, new int[1]));
            }
        }
        Collections.reverse(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).order = i;
        }
    }

    private void enter(FlowNode node) {
        node.order = 0;
        node.successors.addAll(successorsOf(node));
    }

    /** Where else than to the next instruction control goes on. */
    static List<LabelNode> targets(AbstractInsnNode instruction) {
        if (instruction instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        ArrayList<LabelNode> targets = new ArrayList<>();
        if (instruction instanceof TableSwitchInsnNode table) {
            targets.addAll(table.labels);
            targets.add(table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            targets.addAll(lookup.labels);
            targets.add(lookup.dflt);
        }
        return targets;
    }

    /** Whether control never goes on to the next instruction. */
    static boolean endsRun(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || opcode == Opcodes.GOTO || opcode == Opcodes.ATHROW || opcode == Opcodes.RET || opcode == Opcodes.JSR
                || opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
    }

    private static boolean mayThrow(int opcode) {
        return opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
                || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
                || opcode == Opcodes.IDIV || opcode == Opcodes.LDIV || opcode == Opcodes.IREM || opcode == Opcodes.LREM
                || opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.MULTIANEWARRAY && opcode != Opcodes.INSTANCEOF;
    }
}
