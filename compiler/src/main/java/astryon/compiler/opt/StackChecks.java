package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaMethod;
import astryon.magic.StackGuard;

/**
 * Has every method that calls another find out first whether the stack ends. What does not ask is what calls nothing, and code that
 * must not be interrupted with all that it calls: for these the check leaves room.
 */
public final class StackChecks implements Pass {
    private final ClosedWorld closedWorld;

    public StackChecks(ClosedWorld closedWorld) {
        this.closedWorld = closedWorld;
    }

    @Override
    public String name() {
        return "stack-checks";
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        if (!(function.method() instanceof JavaMethod method) || closedWorld.isUninterruptible(method) || !calls(function)) {
            return;
        }
        Block entry = function.entry();
        for (int i = 0; i < entry.values().size(); i++) {
            Value value = entry.values().get(i);
            if (value.op() == Op.START) {
                entry.insert(i + 1, Op.STACK_CHECK, Type.VOID, StackGuard.RESERVE, null, new Position(method, method.line(), null), value);
                MemorySsa.rebuild(function);
                return;
            }
        }
    }

    private static boolean calls(Function function) {
        return function.blocks().stream().flatMap(block -> block.values().stream()).anyMatch(value -> value.op() == Op.CALL || value.op() == Op.CALL_INDIRECT);
    }
}
