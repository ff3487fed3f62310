package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Operand.Role;
import astryon.compiler.regalloc.ToyTarget.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a function of the toy machine, before or after allocation, and tells what its instructions read. Which way a branch
 * goes depends on the seed and on how often the block was left, not on values, so that both runs take the same way.
 */
final class Simulator {
    private final LirFunction function;
    private final long seed;
    private final Map<Location, Long> held = new HashMap<>();
    private final List<Long> trace = new ArrayList<>();
    private long garbage;

    private Simulator(LirFunction function, long seed) {
        this.function = function;
        this.seed = seed;
    }

    static List<Long> trace(LirFunction function, long seed, int steps) {
        Simulator simulator = new Simulator(function, seed);
        simulator.run(steps);
        return simulator.trace;
    }

    private void run(int steps) {
        LirBlock block = function.blocks().get(0);
        int[] visits = new int[10 * function.blocks().size()];
        for (int step = 0; step < steps && block != null; step++) {
            Instruction last = null;
            for (Instruction instruction : block.instructions()) {
                execute(instruction);
                last = instruction;
            }
            LirBlock next = null;
            if (!block.successors().isEmpty()) {
                long choice = mix(seed, block.id(), visits[block.id()]++);
                next = block.successors().get((int) Math.floorMod(choice, (long) block.successors().size()));
                enter(next, block, last);
            }
            block = next;
        }
    }

    private void enter(LirBlock next, LirBlock from, Instruction last) {
        if (next.isLanding()) {
            spoilRegisters();
        }
        int n = next.predecessors().indexOf(from);
        Map<Location, Long> values = new HashMap<>();
        next.phis().forEach(phi -> values.put(phi.target(), held.get(phi.inputs().get(n))));
        held.putAll(values);
    }

    private void spoilRegisters() {
        held.replaceAll((location, value) -> location instanceof Location.Register ? --garbage : value);
    }

    /** What was never written reads as something that no definition writes. */
    private long value(Location location) {
        return held.getOrDefault(location, -1L);
    }

    private void execute(Instruction instruction) {
        List<Operand> operands = instruction.operands();
        Op op = (Op) instruction.opcode();
        if (op == Op.MOVE) {
            held.put(operands.get(0).location(), value(operands.get(1).location()));
            return;
        }
        if (op == Op.EXCHANGE) {
            long first = value(operands.get(0).location());
            held.put(operands.get(0).location(), value(operands.get(1).location()));
            held.put(operands.get(1).location(), first);
            return;
        }
        long read = instruction.payload() == null ? 0 : ((Integer) instruction.payload()).longValue();
        for (Operand operand : operands) {
            if (operand.isUse()) {
                read = mix(read, value(operand.location()), 1);
            }
        }
        if (op == Op.WORK || op == Op.CALL || op == Op.RETURN || op == Op.BRANCH) {
            trace.add(read);
        }
        if (op == Op.CALL) {
            spoilRegisters();
        }
        int n = 0;
        for (Operand operand : operands) {
            if (operand.role() == Role.TEMP) {
                held.put(operand.location(), --garbage);
            } else if (operand.role() == Role.DEF) {
                held.put(operand.location(), mix(read, op.ordinal(), n++));
            }
        }
    }

    private static long mix(long a, long b, long c) {
        long x = a * 0x9E3779B97F4A7C15L + b * 0xC2B2AE3D27D4EB4FL + c * 0x165667B19E3779F9L;
        x ^= x >>> 29;
        x *= 0xBF58476D1CE4E5B9L;
        return x ^ x >>> 32;
    }
}
