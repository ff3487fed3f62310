package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.Passages;
import java.util.ArrayList;

/**
 * Takes out the code that control does not reach because it has no {@link Passages passage}: behind tests for types without instances, and behind
 * calls that do not return. Every function has to go through here, whether it is optimised or not.
 */
public final class ImpassableCode implements Pass {
    private final Passages passages;

    public ImpassableCode(Passages passages) {
        this.passages = passages;
    }

    @Override
    public String name() {
        return "impassable-code";
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        for (Block block : new ArrayList<>(function.blocks())) {
            block.values().stream().filter(value -> !passages.begins(value) || !passages.ends(value)).findFirst().ifPresent(call -> cut(block, call));
            for (int i = 0; i < block.successors().size(); i++) {
                if (!passages.leads(block, i)) {
                    ControlFlow.goTo(block, 1 - i);
                }
            }
        }
        ControlFlow.removeUnreachable(function);
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.INSTANCE_OF && !passages.hasInstances((JavaClass) value.aux())) {
                    value.become(Op.CONST, Type.I32, 0, null);
                }
            }
        }
    }

    private void cut(Block block, Value call) {
        boolean stays = passages.begins(call);
        Value memory = stays ? call : call.argument(0);
        block.values().subList(block.values().indexOf(call) + (stays ? 1 : 0), block.values().size()).clear();
        if (stays && block.end() == Block.End.TRY) {
            Block never = block.function().newBlock();
            never.setEnd(Block.End.UNREACHABLE, memory);
            Block next = block.successor(0);
            int edge = next.predecessors().indexOf(block);
            next.phis().forEach(phi -> phi.arguments().remove(edge));
            block.redirect(next, never);
        } else {
            for (Block successor : new ArrayList<>(block.successors())) {
                block.disconnect(successor);
            }
            block.setEnd(Block.End.UNREACHABLE, memory);
            block.setKeys(new int[0][]);
        }
    }
}
