package astryon.compiler.driver;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Methods in the order of the call graph: callees before callers, cycles cut where the walk meets them. */
final class CallOrder {
    private final Map<Symbol, Function> functions;
    private final Map<Symbol, Integer> callSites = new HashMap<>();
    private final List<Function> order = new ArrayList<>();

    /** @param functions all functions, in a stable order */
    CallOrder(Map<Symbol, Function> functions) {
        this.functions = functions;
        Set<Function> visited = new HashSet<>();
        for (Function function : functions.values()) {
            walk(function, visited);
        }
    }

    List<Function> calleesFirst() {
        return order;
    }

    /** How many direct calls of a method there are. */
    int callSites(Symbol method) {
        return callSites.getOrDefault(method, 0);
    }

    private record Step(Function function, Iterator<Function> callees) {
    }

    private void walk(Function root, Set<Function> visited) {
        ArrayDeque<Step> stack = new ArrayDeque<>();
        if (visited.add(root)) {
            stack.push(new Step(root, callees(root).iterator()));
        }
        while (!stack.isEmpty()) {
            Step step = stack.peek();
            if (!step.callees().hasNext()) {
                order.add(step.function());
                stack.pop();
                continue;
            }
            Function callee = step.callees().next();
            if (visited.add(callee)) {
                stack.push(new Step(callee, callees(callee).iterator()));
            }
        }
    }

    private List<Function> callees(Function function) {
        List<Function> callees = new ArrayList<>();
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.CALL) {
                    callSites.merge(value.aux(), 1, Integer::sum);
                    Function callee = functions.get(value.aux());
                    if (callee != null) {
                        callees.add(callee);
                    }
                }
            }
        }
        return callees;
    }
}
