package astryon.compiler.x64;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What selection asks of the values of a function: which share a register, which are constants, how often each is used, and what stands
 * between two of them.
 *
 * <p><b>Roots.</b> A copy, a passed check, a truncation are the same bits as their operand; so is a zero extension of an i32 whose upper half
 * is zero already. Such values get no register of their own: {@link #root} says whose they share. Every 32-bit instruction
 * clears the upper half; what comes from outside (arguments, results of calls, truncations) is {@linkplain #isNormalised cleared
 * once} at its definition if an extension further down relies on it.
 */
final class ValueFacts {
    /** Phis with more inputs are not looked through. */
    private static final int FEW = 8;

    private final Function function;
    private final List<Block> order;
    private final Value[] root;
    private final Long[] constant;
    private final int[] uses;
    private final int[] writesBefore;
    private final int[] accessesBefore;
    /** I32 values whose upper half cannot be made zero at their definition, and phis of such. */
    private final BitSet dirty = new BitSet();
    private final BitSet normalised = new BitSet();
    /** For a NULL_CHECK: the access whose trap stands for it; for that access: the check. */
    private final Value[] implicit;
    /** Whether the thread register is the same throughout. */
    private boolean threadStays = true;

    ValueFacts(Function function, PostOrder postOrder, boolean implicitNullChecks) {
        this.function = function;
        this.order = postOrder.reverse();
        int count = function.valueCount();
        root = new Value[count];
        constant = new Long[count];
        uses = new int[count];
        writesBefore = new int[count];
        accessesBefore = new int[count];
        implicit = new Value[count];
        findDirty();
        findNormalised();
        findRoots();
        countUses();
        findEpochs();
        if (implicitNullChecks) {
            findImplicitChecks();
        }
    }

    /** Whether {@code value} is what the thread register holds wherever it is read. */
    boolean isThread(Value value) {
        return threadStays && root(value).op() == Op.CURRENT_THREAD;
    }

    /** The value whose register holds {@code value}. */
    Value root(Value value) {
        return root[value.id()];
    }

    boolean isConstant(Value value) {
        return constant[value.id()] != null;
    }

    /** The bits of a constant, in the form of its own type: i32 sign-extended. */
    long constant(Value value) {
        return constant[value.id()];
    }

    boolean isConstant(Value value, long bits) {
        return isConstant(value) && constant(value) == bits && !value.type().isFloating();
    }

    /** How many operands and ends want this value's root in a register or folded. */
    int uses(Value value) {
        return uses[root(value).id()];
    }

    /** Whether {@code phi} is one and {@code value} may be what it is next time around. */
    boolean isFedBy(Value phi, Value value) {
        Value root = root(phi);
        if (root.op() != Op.PHI || root.argumentCount() > FEW) {
            return false;
        }
        for (Value argument : root.arguments()) {
            if (root(argument) == value) {
                return true;
            }
        }
        return false;
    }

    int writesBefore(Value value) {
        return writesBefore[value.id()];
    }

    /** How many values before this one in its block are ordered or load. */
    int accessesBefore(Value value) {
        return accessesBefore[value.id()];
    }

    /** Whether the definition of this i32 must clear the upper half, which its instruction would not do by itself. */
    boolean isNormalised(Value value) {
        return normalised.get(value.id());
    }

    boolean isImplicit(Value checkOrAccess) {
        return implicit[checkOrAccess.id()] != null;
    }

    /** The null check a memory access stands for. */
    Value checkOf(Value access) {
        return implicit[access.id()];
    }

    static boolean isCopyOfFirst(Op op) {
        return switch (op) {
            case COPY, NULL_CHECK, BOUNDS_CHECK, DIVISOR_CHECK, SIZE_CHECK -> true;
            default -> false;
        };
    }

    private static boolean comesFromOutside(Op op) {
        return switch (op) {
            case ARG, CALL, CALL_INDIRECT, MACHINE, TRUNCATE, COMPARE_AND_EXCHANGE, EXCHANGE, FETCH_ADD, CAUGHT -> true;
            default -> false;
        };
    }

    private void findDirty() {
        for (Block block : order) {
            if (block.end() == Block.End.TRY) {
                Value last = block.control(0);
                // A call that ends its block has no instruction after it to clear anything in.
                if (last.type() == Type.I32 && comesFromOutside(last.op())) {
                    dirty.set(last.id());
                }
            }
        }
        if (!dirty.isEmpty()) {
            spreadDirt();
        }
    }

    private void spreadDirt() {
        Map<Value, List<Value>> takers = new HashMap<>();
        ArrayDeque<Value> open = new ArrayDeque<>();
        for (Block block : order) {
            for (Value value : block.values()) {
                if (value.type() == Type.I32 && (value.op() == Op.PHI || isCopyOfFirst(value.op()))) {
                    int inspected = value.op() == Op.PHI ? value.argumentCount() : 1;
                    for (Value argument : value.arguments().subList(0, inspected)) {
                        takers.computeIfAbsent(argument, unused -> new ArrayList<>()).add(value);
                    }
                }
                if (dirty.get(value.id())) {
                    open.push(value);
                }
            }
        }
        while (!open.isEmpty()) {
            for (Value taker : takers.getOrDefault(open.pop(), List.of())) {
                if (!dirty.get(taker.id())) {
                    dirty.set(taker.id());
                    open.push(taker);
                }
            }
        }
    }

    /** Whether this extension can be its operand, given that the operand's upper half is zero. */
    private boolean isFreeExtension(Value value) {
        return (value.op() == Op.ZEXT32 || value.op() == Op.SEXT32 && isNotNegative(value.argument(0)))
                && value.argument(0).op() != Op.CONST && !dirty.get(value.argument(0).id());
    }

    private static boolean isNotNegative(Value value) {
        while (value.op() == Op.COPY || value.op() == Op.DIVISOR_CHECK) {
            value = value.argument(0);
        }
        return switch (value.op()) {
            case BOUNDS_CHECK, SIZE_CHECK, ZEXT8, ZEXT16, POP_COUNT, LEADING_ZEROS, TRAILING_ZEROS -> true;
            case AND -> value.argument(0).op() == Op.CONST && value.argument(0).immediate() >= 0
                    || value.argument(1).op() == Op.CONST && value.argument(1).immediate() >= 0;
            case USHR -> value.argument(1).op() == Op.CONST && (value.argument(1).immediate() & 31) != 0;
            case LOAD -> ((Access) value.aux()).kind() == Access.Kind.U8 || ((Access) value.aux()).kind() == Access.Kind.U16;
            default -> false;
        };
    }

    private void findNormalised() {
        BitSet seen = new BitSet();
        ArrayDeque<Value> open = new ArrayDeque<>();
        for (Block block : order) {
            for (Value value : block.values()) {
                if (isFreeExtension(value)) {
                    open.push(value.argument(0));
                }
            }
        }
        while (!open.isEmpty()) {
            Value value = open.pop();
            if (seen.get(value.id())) {
                continue;
            }
            seen.set(value.id());
            if (value.op() == Op.PHI) {
                value.arguments().forEach(open::push);
            } else if (isCopyOfFirst(value.op())) {
                open.push(value.argument(0));
            } else if (comesFromOutside(value.op())) {
                normalised.set(value.id());
            }
        }
    }

    private void findRoots() {
        for (Block block : order) {
            for (Value value : block.values()) {
                root[value.id()] = value;
                if (!value.type().isData()) {
                    continue;
                }
                switch (value.op()) {
                    case CONST -> constant[value.id()] = value.immediate();
                    case COPY, NULL_CHECK, BOUNDS_CHECK, DIVISOR_CHECK, SIZE_CHECK -> {
                        root[value.id()] = root(value.argument(0));
                        constant[value.id()] = constant[value.argument(0).id()];
                    }
                    case TRUNCATE -> {
                        if (isConstant(value.argument(0))) {
                            constant[value.id()] = (long) (int) constant(value.argument(0));
                        } else if (!isNormalised(value)) {
                            root[value.id()] = root(value.argument(0));
                        }
                    }
                    case ZEXT32, SEXT32 -> {
                        if (isConstant(value.argument(0))) {
                            long bits = constant(value.argument(0));
                            constant[value.id()] = value.op() == Op.ZEXT32 ? bits & 0xFFFF_FFFFL : bits;
                        } else if (isFreeExtension(value)) {
                            root[value.id()] = root(value.argument(0));
                        }
                    }
                    default -> {
                    }
                }
            }
        }
    }

    private void countUses() {
        for (Block block : order) {
            for (Value value : block.values()) {
                if (isShared(value)) {
                    continue;
                }
                for (Value operand : dataOperands(value)) {
                    uses[root(operand).id()]++;
                }
            }
            for (Value operand : dataControls(block)) {
                uses[root(operand).id()]++;
            }
        }
    }

    /** Whether the value is no instruction at all: it is its operand under another name. */
    boolean isShared(Value value) {
        return root(value) != value && !value.op().is(Op.Trait.CHECK);
    }

    /** The operands of a value that are not states of memory. */
    static List<Value> dataOperands(Value value) {
        if (value.op() == Op.PHI || value.op() == Op.COPY) {
            return value.type() == Type.MEMORY ? List.of() : value.arguments();
        }
        return value.op().takesMemory() ? value.arguments().subList(1, value.argumentCount()) : value.arguments();
    }

    /** The operands of a block's end that are not states of memory. */
    static List<Value> dataControls(Block block) {
        return switch (block.end()) {
            case IF, SWITCH -> block.controls();
            case RETURN, THROW -> block.controls().subList(1, block.controls().size());
            case GOTO, TRY, UNREACHABLE -> List.of();
        };
    }

    private void findEpochs() {
        for (Block block : order) {
            int writes = 0;
            int accesses = 0;
            for (Value value : block.values()) {
                writesBefore[value.id()] = writes;
                accessesBefore[value.id()] = accesses;
                writes += value.op().is(Op.Trait.WRITES) ? 1 : 0;
                accesses += isOrderedOrLoads(value) ? 1 : 0;
                threadStays &= value.op() != Op.MACHINE || !value.aux().symbol().equals("Machine.setCurrentThread");
            }
        }
    }

    private void findImplicitChecks() {
        for (Block block : order) {
            ArrayList<Value> values = new ArrayList<>(block.values());
            Value protectedOne = block.end() == Block.End.TRY ? block.control(0) : null;
            for (int n = 0; n < values.size(); n++) {
                if (values.get(n).op() == Op.NULL_CHECK && values.get(n) != protectedOne) {
                    Value access = trappingAccess(values, n);
                    if (access != null) {
                        implicit[values.get(n).id()] = access;
                        implicit[access.id()] = values.get(n);
                    }
                }
            }
        }
    }

    static boolean isOrderedOrLoads(Value value) {
        return value.op().isOrdered() || value.op() == Op.LOAD;
    }

    /** The first access to what was checked at {@code index} that traps if it is null, before anything ordered happens. */
    private Value trappingAccess(List<Value> values, int index) {
        Value check = values.get(index);
        for (int n = index + 1; n < values.size(); n++) {
            Value value = values.get(n);
            boolean access = value.op() == Op.LOAD && value.argumentCount() == 2 && uses(value) > 0
                    || value.op() == Op.STORE && value.argumentCount() == 3;
            if (access && value.argument(1) == check && value.immediate() >= 0 && value.immediate() < 4096 && implicit[value.id()] == null) {
                return value;
            }
            boolean unused = value.op() == Op.LOAD && uses(value) == 0;
            if (value.op().isOrdered() || value.argumentCount() > 1 && value.argument(1) == check && !unused) {
                return null;
            }
        }
        return null;
    }
}
