package astryon.compiler.driver;

import astryon.compiler.diag.Refusal;
import astryon.compiler.diag.SourceLines;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import astryon.compiler.ir.Verifier;
import astryon.compiler.opt.Inliner;
import astryon.compiler.opt.InliningAdvice;
import astryon.compiler.opt.Pass;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.FunctionSource;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import astryon.compiler.x64.CompiledMethod;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes every method of the closed world through the pipeline. Methods are independent of each other but for inlining. */
final class MethodCompiler {
    private final Options options;
    private final World world;
    private final ClosedWorld closedWorld;
    private final FunctionSource functions;
    private final SourceLines sources;
    private final Timings timings;
    private final Map<Symbol, Work> all = new LinkedHashMap<>();
    private final Map<String, Set<String>> dispatched = new HashMap<>();
    private final LikelyReceivers receivers;
    private Pipeline pipeline;
    private CallOrder order;

    MethodCompiler(Options options, World world, ClosedWorld closedWorld, FunctionSource functions, SourceLines sources, Timings timings) {
        this.options = options;
        this.world = world;
        this.closedWorld = closedWorld;
        this.functions = functions;
        this.sources = sources;
        this.timings = timings;
        this.receivers = new LikelyReceivers(world, closedWorld);
    }

    /** A method on its way. */
    static final class Work {
        final JavaMethod method;
        final Dumps dumps;
        /** Null when it is no longer needed: all functions together are most of what the compiler keeps in memory. */
        Function function;
        /** How many of the passes that may be left out are still to run. */
        int allowed = Integer.MAX_VALUE;
        CompiledMethod code;
        /** Text of the stage that {@code --emit} asked for. */
        String text = "";

        Work(JavaMethod method, Function function, Dumps dumps) {
            this.method = method;
            this.function = function;
            this.dumps = dumps;
            dumps.write("ssa", function);
        }
    }

    /** The code of all methods that are still needed after inlining, in the closed world's order. */
    List<CompiledMethod> compileAll() {
        for (JavaMethod method : closedWorld.methods()) {
            if (method.code() != null) {
                timings.addBytecode(method.code().size());
                Function function = functions.build(method);
                all.put(method, new Work(method, function, Dumps.of(options, method, function, sources)));
            }
        }
        functions.release();
        options.limit().ifPresent(this::limit);
        pipeline = new Pipeline(world, closedWorld, new Callees(), receivers, options.optimisation(),
                options.target().guardsStack());
        Backend backend = new Backend(options, runtimeSymbols(), timings);
        Workers workers = new Workers(options.workers());
        workers.forEach(all.values(), work -> run(work, pipeline.alone()));
        Map<Symbol, Function> graph = new LinkedHashMap<>();
        all.forEach((symbol, work) -> graph.put(symbol, work.function));
        order = new CallOrder(graph);
        graph.values().forEach(receivers::count);
        // One after the other: a guess depends on how large other methods are by now, and on what was guessed before.
        all.values().forEach(work -> run(work, pipeline.likely()));
        order = new CallOrder(graph);
        for (Function function : order.calleesFirst()) {
            run(all.get(function.method()), pipeline.bottomUp());
        }
        all.forEach((symbol, work) -> dispatched.put(symbol.symbol(), dispatched(work.function)));
        NeededCode needed = new NeededCode(closedWorld, Set.copyOf(runtimeSymbols().values()));
        Set<Work> left = new LinkedHashSet<>(needed.of(graph).stream().map(all::get).toList());
        // Nothing is inlined any more: what keeps all functions must go, so that each goes when its code is there.
        graph.clear();
        order = null;
        all.values().stream().filter(work -> !left.contains(work)).forEach(work -> work.function = null);
        workers.forEach(left, work -> {
            run(work, pipeline.toTheEnd());
            work.code = backend.compile(work);
            work.function = null;
        });
        return needed.of(left.stream().map(work -> work.code).toList());
    }

    private void limit(Limit limit) {
        int allowed = Integer.MAX_VALUE;
        for (Work work : all.values()) {
            boolean isIt = work.method.symbol().equals(limit.method());
            work.allowed = isIt ? limit.passes() : allowed;
            allowed = isIt ? 0 : allowed;
        }
        if (allowed != 0) {
            throw new Refusal("no method to limit at is compiled with the symbol " + limit.method());
        }
    }

    /** Symbols of the methods, in the order in which they are compiled. */
    List<String> symbols() {
        return all.values().stream().map(work -> work.method.symbol()).toList();
    }

    /** The passes that may be left out, in the order in which a method goes through them. */
    List<String> optionalPasses() {
        return Stream.of(pipeline.alone(), pipeline.likely(), pipeline.bottomUp(), pipeline.toTheEnd()).flatMap(List::stream).filter(pass -> !pass.isRequired())
                .map(Pass::name).toList();
    }

    /** Symbols of what the virtual calls may run that are left in {@code function}. */
    private Set<String> dispatched(Function function) {
        Set<String> targets = new HashSet<>();
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.CALL_VIRTUAL) {
                    closedWorld.targets((JavaMethod) value.aux()).forEach(target -> targets.add(target.symbol()));
                }
            }
        }
        return targets;
    }

    /** By the symbols of compiled methods those of what their virtual calls may run. */
    Map<String, Set<String>> dispatched() {
        return dispatched;
    }

    /** Whether {@code --dump} found a method of that name. */
    boolean dumpedAny() {
        return all.values().stream().anyMatch(work -> work.dumps.isWanted());
    }

    /** The text of the stage that was asked for, of the methods in {@code code}. */
    String text(List<CompiledMethod> code) {
        Set<String> kept = new HashSet<>();
        code.forEach(method -> kept.add(method.symbol()));
        StringBuilder text = new StringBuilder();
        all.values().stream().filter(work -> kept.contains(work.method.symbol())).forEach(work -> text.append(work.text).append('\n'));
        return text.toString();
    }

    private void run(Work work, List<Pass> passes) {
        for (Pass pass : passes) {
            if (!pass.isRequired() && work.allowed-- <= 0) {
                continue;
            }
            long start = System.nanoTime();
            try {
                pass.run(work.function);
                if (options.verify()) {
                    Verifier.verify(work.function);
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new CompilerFault(pass.name(), work.function.name(), e);
            }
            timings.add(pass.name(), System.nanoTime() - start);
            work.dumps.write(pass.name(), work.function);
        }
    }

    /** By the symbols of what runs when a check fails what was checked. */
    Map<String, String> failing() {
        Map<String, String> checks = new HashMap<>();
        runtimeSymbols().forEach((call, symbol) -> {
            if (!call.returns() && call != RuntimeCall.THROW) {
                checks.put(symbol, call.name().substring("THROW_".length()).toLowerCase(Locale.ROOT));
            }
        });
        return checks;
    }

    private Map<RuntimeCall, String> runtimeSymbols() {
        Map<RuntimeCall, String> symbols = new LinkedHashMap<>();
        for (RuntimeCall call : RuntimeCall.values()) {
            if (world.hasRuntimeEntry(call)) {
                symbols.put(call, world.runtimeEntry(call).symbol());
            }
        }
        return symbols;
    }

    /** What the inliner may take: what has been through the pipeline so far, and what the dialect says of it. */
    private final class Callees implements Inliner.Callees {
        @Override
        public Optional<Function> body(Symbol callee) {
            return Optional.ofNullable(all.get(callee)).map(work -> work.function);
        }

        @Override
        public Inliner.Advice advice(Symbol callee, Symbol caller) {
            if (callee instanceof JavaMethod method && caller instanceof JavaMethod in) {
                return InliningAdvice.of(method, in, options.optimisation() < 2 || receivers.isGuessed(callee) ? 2 : order.callSites(callee));
            }
            return Inliner.Advice.NEVER;
        }

        @Override
        public boolean checksThrow() {
            return world.profile().checksThrow();
        }
    }
}
