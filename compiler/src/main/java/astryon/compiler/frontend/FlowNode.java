package astryon.compiler.frontend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * A node of a method's control flow: a straight run of instructions all protected by the same handlers, or the dispatch to such
 * a list of handlers, where everything thrown under their protection meets.
 */
final class FlowNode {
    /** First instruction; -1 for a dispatch. */
    final int start;
    /** One past the last instruction. */
    final int end;
    /** What protects the run, or null. */
    final FlowNode dispatch;
    /** Of a dispatch: its handlers, in the order they are tried. */
    final List<TryCatchBlockNode> handlers;

    final List<FlowNode> successors = new ArrayList<>(2);
    /** Edges into this node from nodes that are not known to be finished with. */
    int unsettled;
    /** Place in reverse postorder, -1 if nothing leads here. */
    int order = -1;
    /** Locals whose value at the start may still be read. */
    final BitSet liveIn = new BitSet();

    FlowNode(int start, int end, FlowNode dispatch, List<TryCatchBlockNode> handlers) {
        this.start = start;
        this.end = end;
        this.dispatch = dispatch;
        this.handlers = handlers;
    }

    boolean isDispatch() {
        return start < 0;
    }
}
