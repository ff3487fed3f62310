package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A virtual call that can run several methods, of which one or two are likely and small, tests the receiver's class and calls these directly: then they can be inlined.
 *
 * <pre>
 *        x = call_virtual r {List.size}            if r instance_of ArrayList: a = call r {ArrayList.size}
 *                                                  else, off the fast path:    b = call_virtual r {List.size}
 *                                                  x = phi a b
 * </pre>
 *
 * What is likely somebody else has to know ({@link Guesses}); but a receiver that was made in this function, on one of the ways on which it comes here, is of the class made
 * there, which is the case of an iterator once the call that makes it has been guessed and inlined. A guess is room for time: it is made where code runs often, in loops and in
 * functions that call themselves, and for what makes the receiver of such a call; not on cold paths, so what a guess leaves is not guessed again.
 */
public final class LikelyTargets implements Pass {
    /** How many phis the search for what made a receiver goes through. */
    private static final int MOST_PHIS = 3;

    /** Instances of {@code type} run {@code target}. */
    public record Guess(Symbol type, Symbol target) {
    }

    /** @param last what runs if none of the guesses is right; empty if that is the virtual call still */
    public record Guessed(List<Guess> guesses, Optional<Symbol> last) {
    }

    /** What is likely to be called. */
    public interface Guesses {
        /** What a virtual call of {@code declared} runs; empty if nothing is likely. */
        Optional<Guessed> likely(Symbol declared);

        /** The same if the receiver probably is a {@code made}. */
        Optional<Guess> on(Symbol made, Symbol declared);
    }

    private final Guesses guesses;
    private final Inliner.Callees callees;

    public LikelyTargets(Guesses guesses, Inliner.Callees callees) {
        this.guesses = guesses;
        this.callees = callees;
    }

    @Override
    public String name() {
        return "likely-targets";
    }

    @Override
    public void run(Function function) {
        if (function.blocks().stream().noneMatch(block -> block.values().stream().anyMatch(value -> value.op() == Op.CALL_VIRTUAL))) {
            return;
        }
        Loops loops = new Loops(function);
        boolean repeats = callsItself(function);
        Set<Value> often = new HashSet<>();
        for (Block block : function.blocks()) {
            if (!block.isCold() && (repeats || loops.of(block) != null)) {
                block.values().stream().filter(value -> value.op() == Op.CALL_VIRTUAL).forEach(often::add);
            }
        }
        for (Value call : List.copyOf(often)) {
            Value receiver = unchecked(call.argument(1));
            if (receiver.op() == Op.CALL_VIRTUAL && !receiver.block().isCold()) {
                often.add(receiver);
            }
        }
        boolean changed = false;
        for (Block block : List.copyOf(function.blocks())) {
            changed |= split(block, often);
        }
        if (changed) {
            MemorySsa.rebuild(function);
        }
    }

    private static boolean callsItself(Function function) {
        return function.blocks().stream().flatMap(block -> block.values().stream()).anyMatch(value -> value.op() == Op.CALL && value.aux().equals(function.method()));
    }

    private boolean split(Block block, Set<Value> often) {
        if (block.values().stream().noneMatch(often::contains)) {
            return false;
        }
        Block.End end = block.end();
        List<Value> controls = List.copyOf(block.controls());
        List<Block> successors = List.copyOf(block.successors());
        int[][] keys = block.keys();
        var endPosition = block.endPosition();
        block.successors().clear();
        BlockRewriter rewriter = new BlockRewriter(block);
        boolean changed = false;
        for (Value value : rewriter.old()) {
            // A call that a handler watches ends its block.
            boolean isProtected = end == Block.End.TRY && value == controls.get(0);
            Optional<Guessed> guessed = often.contains(value) && !isProtected ? guess(value) : Optional.empty();
            if (guessed.isPresent()) {
                rewriter.from(value.position());
                split(value, guessed.get(), rewriter);
                changed = true;
            } else {
                rewriter.keep(value);
            }
        }
        rewriter.at().setKeys(keys);
        rewriter.finish(end, controls, successors);
        rewriter.at().setEndPosition(endPosition);
        if (rewriter.at() != block) {
            block.setKeys(new int[0][]);
        }
        return changed;
    }

    private Optional<Guessed> guess(Value call) {
        Symbol made = made(call.argument(1), MOST_PHIS);
        Optional<Guessed> guessed = made == null ? guesses.likely(call.aux())
                : guesses.on(made, call.aux()).map(guess -> new Guessed(List.of(guess), Optional.empty()));
        return guessed.filter(all -> all.guesses().stream().allMatch(guess -> isWorthIt(guess.target(), call.block().function())));
    }

    /** Whether the inliner will probably take it. */
    private boolean isWorthIt(Symbol target, Function caller) {
        return !target.equals(caller.method()) && callees.advice(target, caller.method()) != Inliner.Advice.NEVER
                && callees.body(target).filter(body -> Inliner.size(body) <= Inliner.SMALL).isPresent();
    }

    /** The class of an object that was made in the function and may be this one, or null. */
    private static Symbol made(Value value, int phis) {
        value = unchecked(value);
        if (value.op() == Op.PHI && phis > 0) {
            for (int i = 0; i < value.argumentCount(); i++) {
                Symbol made = value.block().predecessors().get(i).isCold() ? null : made(value.argument(i), phis - 1);
                if (made != null) {
                    return made;
                }
            }
        }
        return value.op() == Op.NEW ? value.aux() : null;
    }

    private static Value unchecked(Value value) {
        while (value.op() == Op.COPY || value.op() == Op.NULL_CHECK || value.op() == Op.CAST_CHECK) {
            value = value.argument(0);
        }
        return value;
    }

    private static void split(Value call, Guessed guessed, BlockRewriter rewriter) {
        Value[] arguments = call.arguments().toArray(Value[]::new);
        Block joined = rewriter.newBlock(false);
        List<Value> results = new ArrayList<>();
        for (Guess guess : guessed.guesses()) {
            Value test = rewriter.add(Op.INSTANCE_OF, Type.I32, 0, guess.type(), call.argument(1));
            Block next = rewriter.newBlock(guessed.last().isEmpty() && guess == guessed.guesses().get(guessed.guesses().size() - 1));
            rewriter.branch(test, rewriter.newBlock(false), next);
            results.add(rewriter.add(Op.CALL, call.type(), 0, guess.target(), arguments));
            rewriter.jump(joined, next);
        }
        results.add(guessed.last().isPresent() ? rewriter.add(Op.CALL, call.type(), 0, guessed.last().get(), arguments)
                : rewriter.add(Op.CALL_VIRTUAL, call.type(), 0, call.aux(), arguments));
        rewriter.jump(joined, joined);
        if (call.type() != Type.VOID) {
            call.become(Op.PHI, call.type(), 0, null, results.toArray(Value[]::new));
            rewriter.keep(call);
        }
    }
}
