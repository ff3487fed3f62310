package astryon.compiler.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of the stack code may need at most: the longest way through the call graph, by the stack frames. Methods that call each other, strongly connected components (Tarjan 1972), need a
 * bound for how often some of them are there at once. Such a component's ways are pieces between those methods, of which there is one more than the methods may be there in all.
 */
final class StackDepth {

    /**
     * A method.
     *
     * @param bytes   it takes of the stack, with its return address
     * @param most    how often it may be there at once if it is part of a cycle; 0 if nothing says so
     * @param callees symbols of what it may call
     */
    record Node(String symbol, int bytes, int most, Set<String> callees) {
    }

    /** A cycle that nothing bounds. */
    static final class Unbounded extends RuntimeException {
        private final List<String> cycle;

        Unbounded(List<String> cycle) {
            super(String.join(" ", cycle));
            this.cycle = cycle;
        }

        /** Each calls the next, the last the first. */
        List<String> cycle() {
            return cycle;
        }
    }

    private final Map<String, Node> nodes;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    /** Of every method whose component is done: what it and its callees need at most, and the callee on the way to that, or null. */
    private final Map<String, Integer> needs = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();

    /** @param nodes by symbol; what they call and is not there takes nothing */
    StackDepth(Map<String, Node> nodes) {
        this.nodes = nodes;
    }

    /** Bytes that {@code root} and its callees need at most; throws {@link Unbounded}. */
    int of(String root) {
        visit(root);
        return needs.get(root);
    }

    /** The way on which that many are needed, outermost first; one method stands for those that call each other. */
    List<String> way(String root) {
        List<String> way = new ArrayList<>();
        for (String symbol = root; symbol != null; symbol = next.get(symbol)) {
            way.add(symbol);
        }
        return way;
    }

    private void visit(String symbol) {
        if (index.containsKey(symbol)) {
            return;
        }
        index.put(symbol, index.size());
        low.put(symbol, index.get(symbol));
        open.push(symbol);
        for (String callee : callees(symbol)) {
            visit(callee);
            if (!needs.containsKey(callee)) {
                low.merge(symbol, low.get(callee), Math::min);
            }
        }
        if (low.get(symbol).equals(index.get(symbol))) {
            Set<String> component = new LinkedHashSet<>();
            while (component.add(open.peek()) && !open.pop().equals(symbol)) {
                // All that were opened since belong to it.
            }
            close(component);
        }
    }

    private List<String> callees(String symbol) {
        return nodes.get(symbol).callees().stream().filter(nodes::containsKey).sorted().toList();
    }

    /** All callees outside of the component are done. */
    private void close(Set<String> component) {
        int below = 0;
        String deepest = null;
        int times = 0;
        for (String symbol : component) {
            times += nodes.get(symbol).most();
            for (String callee : callees(symbol)) {
                if (!component.contains(callee) && needs.get(callee) > below) {
                    below = needs.get(callee);
                    deepest = callee;
                }
            }
        }
        Map<String, Integer> pieces = new HashMap<>();
        int longest = 0;
        for (String symbol : component) {
            longest = Math.max(longest, piece(symbol, component, pieces, new LinkedHashSet<>()));
        }
        boolean cyclic = component.size() > 1 || component.stream().anyMatch(symbol -> callees(symbol).contains(symbol));
        for (String symbol : component) {
            needs.put(symbol, longest * (cyclic ? times + 1 : 1) + below);
            next.put(symbol, deepest);
        }
    }

    /** The most that a way takes from there until it leaves the component or comes to a method whose times are bounded. */
    private int piece(String symbol, Set<String> component, Map<String, Integer> pieces, Set<String> way) {
        if (pieces.containsKey(symbol)) {
            return pieces.get(symbol);
        }
        if (!way.add(symbol)) {
            List<String> cycle = new ArrayList<>(way);
            throw new Unbounded(cycle.subList(cycle.indexOf(symbol), cycle.size()));
        }
        int most = 0;
        for (String callee : callees(symbol)) {
            if (component.contains(callee) && nodes.get(callee).most() == 0) {
                most = Math.max(most, piece(callee, component, pieces, way));
            }
        }
        way.remove(symbol);
        pieces.put(symbol, nodes.get(symbol).bytes() + most);
        return pieces.get(symbol);
    }
}
