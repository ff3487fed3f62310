package astryon.compiler.driver;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.InitialisationOrder;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.x64.CompiledMethod;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is left to keep when calls have been inlined: code that an entry point, a dispatch table or kept code refers to. */
final class NeededCode {
    private final Set<String> roots = new HashSet<>();
    private final Set<String> calledByLowered = new HashSet<>();
    /** What the initialisation of a class at first use runs, by the class and by what code knows of its initialisation. */
    private final Map<String, Set<String>> initialisers = new HashMap<>();

    /** @param runtime symbols of what any code may call once it is lowered */
    NeededCode(ClosedWorld world, Set<String> runtime) {
        calledByLowered.addAll(runtime);
        addInitialisers(world);
        for (JavaMethod method : world.methods()) {
            if (method.traits().exported().isPresent()) {
                roots.add(method.symbol());
            }
        }
        for (JavaClass type : world.classes()) {
            for (JavaMethod method : world.dispatchTable(type)) {
                if (method != null) {
                    roots.add(method.symbol());
                }
            }
        }
    }

    private void addInitialisers(ClosedWorld world) {
        world.firstUses().forEach((type, record) -> {
            Set<String> run = new HashSet<>();
            if (type.initialiser() != null) {
                run.add(type.initialiser().symbol());
            }
            InitialisationOrder.before(type).stream().map(world.firstUses()::get).filter(Objects::nonNull).map(HeapObject::symbol).forEach(run::add);
            initialisers.put(record.symbol(), run);
            initialisers.put(type.symbol(), Set.of(record.symbol()));
        });
    }

    /** Those of the functions that may be needed, in the same order: what has been inlined everywhere need not be lowered. */
    List<Symbol> of(Map<Symbol, Function> functions) {
        Map<String, Function> bySymbol = new HashMap<>();
        functions.forEach((method, function) -> bySymbol.put(method.symbol(), function));
        Set<String> start = new HashSet<>(roots);
        start.addAll(calledByLowered);
        Set<String> needed = closure(start, symbol -> {
            Set<String> named = new HashSet<>(initialisers.getOrDefault(symbol, Set.of()));
            if (bySymbol.containsKey(symbol)) {
                for (Block block : bySymbol.get(symbol).blocks()) {
                    for (Value value : block.values()) {
                        if (value.aux() != null) {
                            named.add(value.aux().symbol());
                        }
                    }
                }
            }
            return named;
        });
        return functions.keySet().stream().filter(method -> needed.contains(method.symbol())).toList();
    }

    /** Those of {@code code} that are needed, in the same order. */
    List<CompiledMethod> of(List<CompiledMethod> code) {
        Map<String, CompiledMethod> bySymbol = new HashMap<>();
        code.forEach(method -> bySymbol.put(method.symbol(), method));
        Set<String> needed = closure(roots, symbol -> {
            Set<String> named = new HashSet<>(initialisers.getOrDefault(symbol, Set.of()));
            if (bySymbol.containsKey(symbol)) {
                bySymbol.get(symbol).relocations().forEach(relocation -> named.add(relocation.symbol()));
            }
            return named;
        });
        return code.stream().filter(method -> needed.contains(method.symbol())).toList();
    }

    private static Set<String> closure(Set<String> start, java.util.function.Function<String, Set<String>> names) {
        Set<String> needed = new HashSet<>(start);
        ArrayDeque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            for (String symbol : names.apply(open.pop())) {
                if (needed.add(symbol)) {
                    open.push(symbol);
                }
            }
        }
        return needed;
    }
}
