package astryon.compiler.regalloc;

import static astryon.compiler.regalloc.ToyTarget.def;
import static astryon.compiler.regalloc.ToyTarget.instruction;
import static astryon.compiler.regalloc.ToyTarget.link;
import static astryon.compiler.regalloc.ToyTarget.use;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import astryon.compiler.lir.RegisterClass;
import astryon.compiler.regalloc.ToyTarget.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random functions in SSA form: any flow of control, irreducible too, with every block after one of its predecessors; a set
 * of variables that each block changes at random and every join has a phi for; every constraint there is, within what the
 * machine's registers can do.
 */
final class RandomLir {
    private final Random random;
    private final ToyTarget target;
    private final LirFunction function;
    private final List<LirBlock> blocks = new ArrayList<>();
    private final RegisterClass[] classes;
    private final Map<LirBlock, Location.Virtual[]> atEnd = new HashMap<>();
    /** What a landing block sees: its predecessor's last instruction has defined nothing. */
    private final Map<LirBlock, Location.Virtual[]> beforeThrow = new HashMap<>();
    private int payload;

    RandomLir(long seed, ToyTarget target) {
        random = new Random(seed);
        this.target = target;
        function = new LirFunction("random" + seed);
        classes = new RegisterClass[2 + random.nextInt(12)];
        for (int v = 0; v < classes.length; v++) {
            int n = random.nextInt(10);
            classes[v] = n < 5 ? RegisterClass.GENERAL : n < 8 ? RegisterClass.REFERENCE : RegisterClass.FLOATING;
        }
        classes[0] = RegisterClass.GENERAL;
    }

    LirFunction function() {
        makeFlow(1 + random.nextInt(14));
        for (LirBlock block : blocks) {
            fill(block);
        }
        for (LirBlock block : blocks) {
            List<LirBlock.Phi> phis = block.phis();
            for (int v = 0; v < phis.size(); v++) {
                for (LirBlock predecessor : block.predecessors()) {
                    phis.get(v).inputs().add(atEnd.get(predecessor)[v]);
                }
            }
        }
        function.blocks().addAll(blocks);
        return function;
    }

    private void makeFlow(int count) {
        int[][] edges = new int[count][];
        List<List<Integer>> to = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            to.add(new ArrayList<>());
        }
        for (int b = 1; b < count; b++) {
            int from = random.nextInt(3) > 0 ? b - 1 : random.nextInt(b);
            for (int tries = 0; to.get(from).size() >= 3 && tries < 50; tries++) {
                from = random.nextInt(b);
            }
            to.get(from).add(b);
        }
        for (int extra = random.nextInt(count + 1); extra > 0 && count > 1; extra--) {
            int from = random.nextInt(count);
            int target = 1 + random.nextInt(count - 1);
            if (to.get(from).size() < 3 && !to.get(from).contains(target)) {
                to.get(from).add(target);
            }
        }
        int[] incoming = new int[count];
        int[] depth = new int[count];
        for (int b = 0; b < count; b++) {
            for (int t : to.get(b)) {
                incoming[t]++;
                for (int d = t; t <= b && d <= b; d++) {
                    depth[d]++;
                }
            }
            edges[b] = to.get(b).stream().mapToInt(i -> i).toArray();
        }
        LirBlock[] main = new LirBlock[count];
        for (int b = 0; b < count; b++) {
            main[b] = new LirBlock(b, depth[b], b > 0 && random.nextInt(8) == 0);
        }
        int number = count;
        List<LirBlock> late = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            blocks.add(main[b]);
            // A block that throws: its last successor is a landing block of its own.
            boolean throwing = edges[b].length == 2 && random.nextInt(3) == 0;
            for (int e = 0; e < edges[b].length; e++) {
                int t = edges[b][e];
                boolean landing = throwing && e == 1;
                if (edges[b].length > 1 && incoming[t] > 1 || landing) {
                    boolean isLate = random.nextBoolean();
                    LirBlock middle = new LirBlock(number++, isLate ? 0 : depth[b], isLate);
                    (isLate ? late : blocks).add(middle);
                    link(main[b], middle);
                    link(middle, main[t]);
                    if (landing) {
                        middle.markLanding();
                    }
                } else {
                    link(main[b], main[t]);
                }
            }
        }
        blocks.addAll(late);
        // A block is to come after one of its predecessors.
        List<LirBlock> unplaced = new ArrayList<>(blocks.subList(1, blocks.size()));
        blocks.subList(1, blocks.size()).clear();
        while (!unplaced.isEmpty()) {
            LirBlock next = unplaced.stream().filter(block -> !Collections.disjoint(block.predecessors(), blocks)).findFirst().orElseThrow();
            unplaced.remove(next);
            blocks.add(next);
        }
    }

    private void fill(LirBlock block) {
        Location.Virtual[] variables = new Location.Virtual[classes.length];
        List<Instruction> out = block.instructions();
        boolean isEntry = block == blocks.get(0);
        if (isEntry) {
            enter(variables, out);
        } else if (block.predecessors().size() == 1) {
            Map<LirBlock, Location.Virtual[]> source = block.isLanding() ? beforeThrow : atEnd;
            System.arraycopy(source.get(block.predecessors().get(0)), 0, variables, 0, variables.length);
        } else {
            for (int v = 0; v < variables.length; v++) {
                variables[v] = function.newVirtual(classes[v]);
                block.phis().add(new LirBlock.Phi(variables[v], new ArrayList<>()));
            }
        }
        if (block.isLanding()) {
            int v = pick(false);
            variables[v] = function.newVirtual(classes[v]);
            out.add(instruction(Op.ENTRY, ++payload, def(variables[v], ToyTarget.gp(0))));
        }
        for (int n = random.nextInt(block.isCold() ? 3 : 9); n > 0; n--) {
            addInstruction(variables, out);
        }
        finish(block, variables, out);
    }

    private void enter(Location.Virtual[] variables, List<Instruction> out) {
        List<Operand> operands = new ArrayList<>();
        int general = 0;
        int floating = 0;
        List<Integer> rest = new ArrayList<>();
        for (int v = 0; v < variables.length; v++) {
            variables[v] = function.newVirtual(classes[v]);
            if (classes[v] == RegisterClass.FLOATING ? floating < target.floating() : general < target.general()) {
                Location.Register register = classes[v] == RegisterClass.FLOATING ? ToyTarget.fp(floating++) : ToyTarget.gp(general++);
                operands.add(def(variables[v], register));
            } else {
                rest.add(v);
            }
        }
        out.add(instruction(Op.ENTRY, ++payload, operands.toArray(Operand[]::new)));
        for (int v : rest) {
            out.add(instruction(Op.CONSTANT, ++payload, def(variables[v])));
        }
    }

    private void finish(LirBlock block, Location.Virtual[] variables, List<Instruction> out) {
        Location.Virtual[] last = variables;
        switch (block.successors().size()) {
            case 0 -> {
                List<Operand> operands = new ArrayList<>();
                operands.add(use(variables[0], ToyTarget.gp(0)));
                for (int v = 1; v < variables.length; v++) {
                    operands.add(Operand.of(Role.USE, Constraint.WHEREVER, variables[v]));
                }
                out.add(instruction(Op.RETURN, ++payload, operands.toArray(Operand[]::new)));
            }
            case 1 -> out.add(instruction(Op.JUMP, null));
            default -> {
                if (block.successors().stream().anyMatch(LirBlock::isLanding)) {
                    last = variables.clone();
                    if (random.nextBoolean()) {
                        addCall(last, out);
                    } else {
                        addWork(last, out);
                    }
                    beforeThrow.put(block, variables);
                } else {
                    out.add(instruction(Op.BRANCH, ++payload, random.nextBoolean() ? use(variables[pick(false)]) : ToyTarget.any(variables[pick(false)])));
                }
            }
        }
        atEnd.put(block, last);
    }

    /** A variable of a register file, or -1 if there is none; variable 0 is a general one. */
    private int pick(boolean floating) {
        int[] suitable = IntStream.range(0, classes.length).filter(v -> (classes[v] == RegisterClass.FLOATING) == floating).toArray();
        return suitable.length == 0 ? -1 : suitable[random.nextInt(suitable.length)];
    }

    private void addInstruction(Location.Virtual[] variables, List<Instruction> out) {
        switch (random.nextInt(12)) {
            case 0 -> addCall(variables, out);
            case 1 -> {
                int v = random.nextInt(classes.length);
                variables[v] = function.newVirtual(classes[v]);
                out.add(instruction(Op.CONSTANT, random.nextInt(3), def(variables[v])));
            }
            case 2, 3 -> {
                int v = random.nextInt(classes.length);
                Location.Virtual from = variables[v];
                int to = pick(classes[v] == RegisterClass.FLOATING);
                if (classes[to] == classes[v]) {
                    variables[to] = function.newVirtual(classes[v]);
                    out.add(instruction(Op.MOVE, null, def(variables[to]), random.nextBoolean() ? use(from) : ToyTarget.any(from)));
                }
            }
            case 4 -> out.add(instruction(Op.POLL, ++payload));
            default -> addWork(variables, out);
        }
    }

    private void addCall(Location.Virtual[] variables, List<Instruction> out) {
        List<Operand> operands = new ArrayList<>();
        int result = pick(false);
        Location.Virtual defined = function.newVirtual(classes[result]);
        boolean hasResult = random.nextInt(4) > 0;
        if (hasResult) {
            operands.add(def(defined, ToyTarget.gp(random.nextInt(target.general()))));
        }
        int arguments = random.nextInt(target.general() - 1);
        for (int n = 0; n < arguments; n++) {
            operands.add(use(variables[pick(false)], ToyTarget.gp(n)));
        }
        if (random.nextInt(3) == 0) {
            operands.add(random.nextBoolean() ? use(variables[pick(false)]) : ToyTarget.any(variables[pick(false)]));
        }
        if (random.nextInt(3) == 0) {
            operands.add(Operand.of(Role.USE, Constraint.WHEREVER, variables[pick(false)]));
        }
        out.add(instruction(Op.CALL, ++payload, operands.toArray(Operand[]::new)));
        if (hasResult) {
            variables[result] = defined;
        }
    }

    private void addWork(Location.Virtual[] variables, List<Instruction> out) {
        boolean floating = random.nextInt(4) == 0 && pick(true) >= 0;
        int budget = floating ? target.floating() : target.general();
        List<Operand> uses = new ArrayList<>();
        List<Operand> defs = new ArrayList<>();
        List<Operand> temps = new ArrayList<>();
        boolean[] fixedUse = new boolean[16];
        boolean[] fixedAfter = new boolean[16];
        boolean tied = random.nextInt(3) == 0;
        if (tied) {
            uses.add(use(variables[pick(floating)]));
            budget--;
        }
        for (int n = random.nextInt(3); n > 0 && budget > 1; n--, budget--) {
            Location.Virtual value = variables[pick(floating)];
            int kind = random.nextInt(6);
            int register = random.nextInt(floating ? target.floating() : target.general());
            if (kind == 0 && !fixedUse[register]) {
                fixedUse[register] = true;
                uses.add(use(value, new Location.Register(register, floating)));
            } else if (kind == 1 && !fixedUse[register]) {
                fixedUse[register] = true;
                fixedAfter[register] = true;
                uses.add(Operand.fixed(Role.USE_AFTER, value, new Location.Register(register, floating)));
            } else if (kind == 2) {
                uses.add(Operand.of(Role.USE_AFTER, random.nextBoolean() ? Constraint.REGISTER : Constraint.ANY, value));
            } else {
                uses.add(kind == 3 ? use(value) : ToyTarget.any(value));
            }
        }
        if (random.nextInt(6) == 0 && budget > 1) {
            budget--;
            int register = random.nextInt(floating ? target.floating() : target.general());
            if (random.nextBoolean() && !fixedUse[register]) {
                fixedUse[register] = true;
                fixedAfter[register] = true;
                temps.add(Operand.fixed(Role.TEMP, new Location.Register(register, floating), new Location.Register(register, floating)));
            } else {
                temps.add(Operand.of(Role.TEMP, Constraint.REGISTER, function.newVirtual(floating ? RegisterClass.FLOATING : RegisterClass.GENERAL)));
            }
        }
        int[] targets = {pick(floating), pick(floating)};
        int definitions = tied ? 1 : random.nextInt(3);
        Location.Virtual[] defined = new Location.Virtual[definitions];
        for (int n = 0; n < definitions && budget > 0; n++, budget--) {
            defined[n] = function.newVirtual(classes[targets[n]]);
            int register = random.nextInt(floating ? target.floating() : target.general());
            if (tied && n == 0) {
                defs.add(ToyTarget.tied(defined[n]));
            } else if (random.nextInt(3) == 0 && !fixedAfter[register]) {
                fixedAfter[register] = true;
                defs.add(def(defined[n], new Location.Register(register, floating)));
            } else {
                defs.add(random.nextInt(4) == 0 && n == 0 && uses.stream().noneMatch(o -> o.constraint() == Constraint.ANY)
                        ? Operand.of(Role.DEF, Constraint.ANY, defined[n]) : def(defined[n]));
            }
        }
        for (int n = 0; n < definitions; n++) {
            if (defined[n] != null) {
                variables[targets[n]] = defined[n];
            }
        }
        defs.addAll(uses);
        defs.addAll(temps);
        out.add(instruction(Op.WORK, ++payload, defs.toArray(Operand[]::new)));
    }
}
