package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out initialisations of classes that have been initialised on every way there: a forward analysis of sets of classes, which meet
 * by intersection. What an initialisation says holds for superclasses too, and only where it came to its end; and a static method or
 * a constructor is entered only when its class has been used.
 */
public final class InitialisedClasses implements Pass {

    @Override
    public String name() {
        return "initialised-classes";
    }

    @Override
    public void run(Function function) {
        if (function.blocks().stream().flatMap(block -> block.values().stream()).noneMatch(value -> value.op() == Op.CLASS_INIT)) {
            return;
        }
        ControlFlow.removeUnreachable(function);
        List<Block> order = new ArrayList<>();
        new PostOrder(function).reverse().forEach(order::add);
        // What is known where a block starts; null as long as nobody has come there.
        List<Set<Symbol>> known = new ArrayList<>();
        for (int i = 0; i < function.blockCount(); i++) {
            known.add(null);
        }
        known.set(function.entry().id(), atEntry(function));
        for (boolean changed = true; changed;) {
            changed = false;
            for (Block block : order) {
                Set<Symbol> at = known.get(block.id());
                if (at != null) {
                    for (Block successor : block.successors()) {
                        changed |= arrive(known, successor, after(block, at, successor));
                    }
                }
            }
        }
        if (remove(order, known)) {
            ControlFlow.removeUnreachable(function);
            new CopyPropagation().run(function);
            MemorySsa.rebuild(function);
        }
    }

    private static Set<Symbol> atEntry(Function function) {
        Set<Symbol> known = new HashSet<>();
        if (function.method() instanceof JavaMethod method && (method.isStatic() || method.isConstructor())) {
            learn(known, method.owner());
        }
        return known;
    }

    private static void learn(Set<Symbol> known, Symbol type) {
        known.add(type);
        if (type instanceof JavaClass c && c.superclass() != null) {
            learn(known, c.superclass());
        }
    }

    private static boolean isEnd(Block block, Value value) {
        return block.end() == Block.End.TRY && block.control(0) == value;
    }

    private static Set<Symbol> after(Block block, Set<Symbol> at, Block successor) {
        Set<Symbol> known = new HashSet<>(at);
        for (Value value : block.values()) {
            if (value.op() == Op.CLASS_INIT && !(isEnd(block, value) && successor != block.successor(0))) {
                learn(known, value.aux());
            }
        }
        return known;
    }

    private static boolean arrive(List<Set<Symbol>> known, Block block, Set<Symbol> arriving) {
        Set<Symbol> before = known.get(block.id());
        if (before == null) {
            known.set(block.id(), arriving);
            return true;
        }
        return before.retainAll(arriving);
    }

    private static boolean remove(List<Block> blocks, List<Set<Symbol>> known) {
        boolean removed = false;
        for (Block block : blocks) {
            Set<Symbol> at = known.get(block.id());
            for (Value value : block.values()) {
                if (value.op() != Op.CLASS_INIT) {
                    continue;
                }
                Symbol type = value.aux();
                if (at.contains(type)) {
                    if (isEnd(block, value)) {
                        ControlFlow.goTo(block, 0);
                    }
                    value.become(Op.COPY, Type.MEMORY, 0, null, value.argument(0));
                    removed = true;
                } else {
                    learn(at, type);
                }
            }
        }
        return removed;
    }
}
