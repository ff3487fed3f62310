package astryon.compiler.driver;

import astryon.compiler.object.Relocation;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.x64.CompiledMethod;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is left to keep when calls have been inlined: code that an entry point, a dispatch table or kept code refers to. */
final class NeededCode {
    private final Set<String> roots = new HashSet<>();

    NeededCode(ClosedWorld world) {
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

    /** Those of {@code code} that are needed, in the same order. */
    List<CompiledMethod> of(List<CompiledMethod> code) {
        Map<String, CompiledMethod> bySymbol = new LinkedHashMap<>();
        for (CompiledMethod method : code) {
            bySymbol.put(method.symbol(), method);
        }
        Set<String> needed = new HashSet<>(roots);
        ArrayDeque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            CompiledMethod method = bySymbol.get(open.pop());
            if (method == null) {
                continue;
            }
            for (Relocation relocation : method.relocations()) {
                if (needed.add(relocation.symbol())) {
                    open.push(relocation.symbol());
                }
            }
        }
        return code.stream().filter(method -> needed.contains(method.symbol())).toList();
    }
}
