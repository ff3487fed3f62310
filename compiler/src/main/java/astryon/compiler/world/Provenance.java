package astryon.compiler.world;

import astryon.compiler.ir.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers for everything reached who reached it first, and so a shortest-known way from a root. */
final class Provenance {
    private final Map<String, Origin> origins = new HashMap<>();

    void note(Symbol what, Origin origin) {
        origins.putIfAbsent(what.symbol(), origin);
    }

    Origin of(Symbol what) {
        return origins.getOrDefault(what.symbol(), Origin.root("nothing"));
    }

    /** Who reached what a person calls {@code name}: a symbol, or a method's without its descriptor, then the first of these methods. */
    List<String> chainOfNamed(String name) {
        return chain(origins.containsKey(name) ? name
                : origins.keySet().stream().filter(symbol -> symbol.startsWith(name + "(")).sorted().findFirst().orElse(name));
    }

    /** Who reached the thing with this symbol, innermost first; empty if it is not in the program. */
    List<String> chain(String symbol) {
        ArrayList<String> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Origin origin = origins.get(symbol);
        while (origin != null) {
            steps.add(origin.describe());
            // An initialiser and the objects it makes may lead to each other.
            origin = origin.by() == null || !seen.add(origin.by().symbol()) ? null : origins.get(origin.by().symbol());
        }
        return steps;
    }
}
