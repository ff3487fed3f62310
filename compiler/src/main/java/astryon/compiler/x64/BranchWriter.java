package astryon.compiler.x64;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.*;

import astryon.compiler.asm.Condition;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.lir.LirBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ends of blocks: falling through where the next block is the one to go to. */
final class BranchWriter {
    /** A table pays from this many keys, if at least this part of its entries are keys. */
    private static final int TABLE_KEYS = 5;
    private static final int TABLE_DENSITY_PERCENT = 40;

    private record Table(Label label, List<Label> entries) {
    }

    private record Case(int key, Label target) {
    }

    private final Emission emission;
    private final MachineCode code;
    private final BlockOrder order;
    private final ArrayList<Table> tables = new ArrayList<>();

    BranchWriter(Emission emission) {
        this.emission = emission;
        this.code = emission.code;
        this.order = emission.order;
    }

    void jump(LirBlock target, LirBlock next) {
        if (next == null || order.destination(target) != next) {
            code.emit(JMP, order.label(target));
        }
    }

    void branch(OperandWriter operands, Payload.Comparison comparison, LirBlock block, LirBlock next) {
        operands.write(comparison.form());
        LirBlock yes = block.successors().get(0);
        LirBlock no = block.successors().get(1);
        if (order.label(yes) == order.label(no)) {
            jump(yes, next);
        } else if (order.destination(yes) == next) {
            jumpIf(comparison.outcome().negated(), no, yes);
        } else {
            jumpIf(comparison.outcome(), yes, no);
            jump(no, next);
        }
    }

    /** Goes to {@code yes} if the outcome is met, and falls through (or goes to {@code no}) otherwise. */
    private void jumpIf(Outcome outcome, LirBlock yes, LirBlock no) {
        switch (outcome.parity()) {
            case IGNORED -> code.emit(outcome.condition().jump(), order.label(yes));
            case AND_CLEAR -> {
                code.emit(Condition.P.jump(), order.label(no));
                code.emit(outcome.condition().jump(), order.label(yes));
            }
            case OR_SET -> {
                code.emit(Condition.P.jump(), order.label(yes));
                code.emit(outcome.condition().jump(), order.label(yes));
            }
        }
    }

    void choose(OperandWriter operands, Payload.SwitchTable choice, LirBlock block, LirBlock next) {
        ArrayList<Case> cases = new ArrayList<>();
        for (int n = 0; n < choice.keys().length; n++) {
            for (int key : choice.keys()[n]) {
                cases.add(new Case(key, order.label(block.successors().get(n))));
            }
        }
        cases.sort(Comparator.comparingInt(Case::key));
        LirBlock otherwise = block.successors().get(block.successors().size() - 1);
        if (cases.isEmpty()) {
            jump(otherwise, next);
            return;
        }
        long span = (long) cases.get(cases.size() - 1).key - cases.get(0).key + 1;
        if (cases.size() >= TABLE_KEYS && span * TABLE_DENSITY_PERCENT <= 100L * cases.size()) {
            byTable(operands, cases, (int) span, order.label(otherwise));
        } else {
            search(operands.general(0, DWORD), cases, order.label(otherwise));
        }
    }

    private void byTable(OperandWriter operands, List<Case> cases, int span, Label otherwise) {
        Gpr key = operands.general(0, DWORD);
        Gpr index = operands.general(1, DWORD);
        int least = cases.get(0).key;
        if (least == 0) {
            code.emit(MOV, index, key);
        } else {
            code.emit(LEA, index, Memory.of(DWORD, key.as(QWORD), -least));
        }
        code.emit(CMP, index, new Immediate(span));
        code.emit(Condition.AE.jump(), otherwise);
        ArrayList<Label> entries = new ArrayList<>();
        int next = 0;
        for (int n = 0; n < span; n++) {
            if (cases.get(next).key == least + n) {
                entries.add(cases.get(next++).target);
            } else {
                entries.add(otherwise);
            }
        }
        Table table = new Table(code.newLabel(), entries);
        tables.add(table);
        code.emit(JMP, Memory.table(QWORD, emission.function.name(), table.label, index.as(QWORD)));
    }

    /** Binary search, without recursion: each range waits until the code above it is written. */
    private void search(Gpr key, List<Case> cases, Label otherwise) {
        record Range(int from, int to, Label label) {
        }
        ArrayList<Range> open = new ArrayList<>();
        open.add(new Range(0, cases.size(), null));
        while (!open.isEmpty()) {
            Range range = open.remove(open.size() - 1);
            if (range.label != null) {
                code.bind(range.label);
            }
            int from = range.from;
            int to = range.to;
            while (to - from > 3) {
                int middle = (from + to) >>> 1;
                Label upper = code.newLabel();
                code.emit(CMP, key, new Immediate(cases.get(middle).key));
                code.emit(Condition.E.jump(), cases.get(middle).target);
                code.emit(Condition.G.jump(), upper);
                open.add(new Range(middle + 1, to, upper));
                to = middle;
            }
            for (int n = from; n < to; n++) {
                if (cases.get(n).key == 0) {
                    code.emit(TEST, key, key);
                } else {
                    code.emit(CMP, key, new Immediate(cases.get(n).key));
                }
                code.emit(Condition.E.jump(), cases.get(n).target);
            }
            code.emit(JMP, otherwise);
        }
    }

    void writeTables() {
        for (Table table : tables) {
            code.align(8, 0xCC);
            code.bind(table.label);
            for (Label entry : table.entries) {
                code.address64(emission.function.name(), entry);
            }
        }
    }
}
