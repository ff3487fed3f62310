package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Users of copies take the original; a phi that only ever yields one value is a copy of it. No copies remain. */
public final class CopyPropagation implements Pass {

    @Override
    public String name() {
        return "copy-propagation";
    }

    @Override
    public void run(Function function) {
        List<List<Value>> phiUsers = new ArrayList<>();
        for (int i = 0; i < function.valueCount(); i++) {
            phiUsers.add(List.of());
        }
        ArrayDeque<Value> work = new ArrayDeque<>();
        for (Block block : function.blocks()) {
            for (Value phi : block.phis()) {
                work.add(phi);
                for (Value argument : phi.arguments()) {
                    note(phiUsers, ControlFlow.withoutCopies(argument), phi);
                }
            }
        }
        while (!work.isEmpty()) {
            Value phi = work.poll();
            Value only = phi.op() == Op.PHI ? onlyValue(phi) : null;
            if (only != null) {
                phi.become(Op.COPY, phi.type(), 0, null, only);
                // Its users now see the original: they may have become trivial, and hang on the original from here on.
                for (Value user : phiUsers.get(phi.id())) {
                    work.add(user);
                    note(phiUsers, only, user);
                }
            }
        }
        for (Block block : function.blocks()) {
            block.values().removeIf(value -> {
                if (value.op() == Op.COPY) {
                    return true;
                }
                bypass(value.arguments());
                return false;
            });
            bypass(block.controls());
        }
    }

    private static void note(List<List<Value>> phiUsers, Value value, Value phi) {
        if (value.op() == Op.PHI) {
            if (phiUsers.get(value.id()).isEmpty()) {
                phiUsers.set(value.id(), new ArrayList<>(2));
            }
            phiUsers.get(value.id()).add(phi);
        }
    }

    /** The one value besides itself that {@code phi} can be, or null if there are several or none. */
    private static Value onlyValue(Value phi) {
        Value only = null;
        for (Value argument : phi.arguments()) {
            Value origin = ControlFlow.withoutCopies(argument);
            if (origin != phi) {
                if (only != null && only != origin) {
                    return null;
                }
                only = origin;
            }
        }
        return only;
    }

    private static void bypass(List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value.op() == Op.COPY) {
                Value origin = ControlFlow.withoutCopies(value);
                // Shorten chains as they are met, so that a long one is not walked for each of its users.
                while (value.op() == Op.COPY) {
                    Value next = value.argument(0);
                    value.setArgument(0, origin);
                    value = next;
                }
                values.set(i, origin);
            }
        }
    }
}
