package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces direct calls by the code they call. Callers hand functions over bottom-up, so that a callee has already taken in what it
 * calls: then only what must be inlined is considered again in copied code. {@link InlinedCall} does the surgery; this class decides.
 *
 * <p>The measure is the number of operations that become instructions. A method no larger than the call it replaces is always taken;
 * larger ones up to a limit, which is lower on cold paths and for loops, and higher if this is the only call of the method, since the method itself
 * then goes away.
 */
public final class Inliner implements Pass {

    /** What the caller of the pass knows of methods. */
    public interface Callees {
        /** The function of {@code callee}, which is copied and not changed; empty if it has no code. */
        Optional<Function> body(Symbol callee);

        Advice advice(Symbol callee, Symbol caller);

        /** Whether a handler may catch what a failed check throws. */
        boolean checksThrow();
    }

    public enum Advice {
        /** However large. */
        ALWAYS,
        /** The only call of the method. */
        ONLY_CALL,
        IF_SMALL,
        NEVER
    }

    static final int TINY = 8;
    static final int SMALL = 32;
    /** A loop takes longer than the call that is saved. */
    static final int SMALL_WITH_LOOP = 16;
    static final int ONLY_CALL = 250;
    /** A function that has grown to this takes in only tiny methods. */
    static final int LARGE_CALLER = 4_000;
    /** How deep methods that must be inlined may nest: a recursive one ends here. */
    static final int MOST_NESTED = 12;

    private final Callees callees;

    public Inliner(Callees callees) {
        this.callees = callees;
    }

    @Override
    public String name() {
        return "inliner";
    }

    @Override
    public void run(Function function) {
        List<Block> round = new ArrayList<>(function.blocks());
        int size = size(function);
        boolean changed = false;
        for (int nested = 0; nested < MOST_NESTED && !round.isEmpty(); nested++) {
            List<Block> copied = new ArrayList<>();
            for (Block block : round) {
                Map<Value, Function> chosen = new HashMap<>();
                List<Value> calls = new ArrayList<>();
                for (Value value : block.values()) {
                    Function callee = value.op() == Op.CALL ? choose(value, function, size, nested) : null;
                    if (callee != null) {
                        chosen.put(value, callee);
                        calls.add(value);
                        size += size(callee);
                    }
                }
                // From the last to the first: what follows a call then moves to its own block once.
                Collections.reverse(calls);
                for (Value call : calls) {
                    copied.addAll(new InlinedCall(call, chosen.get(call), callees.checksThrow()).perform());
                    changed = true;
                }
            }
            round = copied;
        }
        if (changed) {
            ControlFlow.removeUnreachable(function);
            MemorySsa.rebuild(function);
        }
    }

    /** The function to take the place of {@code call}, or null. */
    private Function choose(Value call, Function caller, int callerSize, int nested) {
        if (call.aux().equals(caller.method())) {
            return null;
        }
        Advice advice = callees.advice(call.aux(), caller.method());
        if (advice == Advice.NEVER || nested > 0 && advice != Advice.ALWAYS) {
            return null;
        }
        Function callee = callees.body(call.aux()).orElse(null);
        if (callee == null || callee == caller) {
            return null;
        }
        if (advice == Advice.ALWAYS) {
            return callee;
        }
        int size = size(callee);
        boolean hopeless = call.block().isCold() || callerSize > LARGE_CALLER;
        int limit = hopeless ? TINY : advice == Advice.ONLY_CALL ? ONLY_CALL : SMALL;
        return size <= limit && (size <= SMALL_WITH_LOOP || advice == Advice.ONLY_CALL || !hasLoop(callee)) ? callee : null;
    }

    private static boolean hasLoop(Function function) {
        return !new Loops(function).all().isEmpty();
    }

    /** Operations that become instructions. */
    public static int size(Function function) {
        int size = 0;
        for (Block block : function.blocks()) {
            // Code off the fast path costs room, not time.
            int weight = 0;
            for (Value value : block.values()) {
                weight += switch (value.op()) {
                    case START, ARG, PHI, COPY, CONST, OBJECT, SYMBOL, CAUGHT, NULL_CHECK -> 0;
                    case CALL, CALL_VIRTUAL, CALL_INDIRECT, NEW, NEW_ARRAY -> 3 + value.argumentCount();
                    default -> 1;
                };
            }
            size += (block.isCold() ? weight / 4 : weight) + (block.end() == Block.End.GOTO ? 0 : 1);
        }
        return size;
    }
}
