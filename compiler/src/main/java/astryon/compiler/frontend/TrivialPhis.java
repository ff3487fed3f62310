package astryon.compiler.frontend;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes phis all of whose arguments are one value or the phi itself: they are that value. Removing one may make another
 * trivial, so the phis that used it are looked at again.
 */
final class TrivialPhis {
    private final Function function;
    private final Value[] replacement;

    private TrivialPhis(Function function) {
        this.function = function;
        this.replacement = new Value[function.valueCount()];
    }

    static void remove(Function function) {
        new TrivialPhis(function).run();
    }

    private void run() {
        List<List<Value>> users = new ArrayList<>();
        for (int i = 0; i < replacement.length; i++) {
            users.add(null);
        }
        ArrayDeque<Value> queue = new ArrayDeque<>();
        for (Block block : function.blocks()) {
            for (Value phi : block.phis()) {
                queue.add(phi);
                for (Value argument : phi.arguments()) {
                    if (argument.op() == Op.PHI) {
                        if (users.get(argument.id()) == null) {
                            users.set(argument.id(), new ArrayList<>());
                        }
                        users.get(argument.id()).add(phi);
                    }
                }
            }
        }
        while (!queue.isEmpty()) {
            Value phi = queue.remove();
            Value only = replacement[phi.id()] == null ? onlyArgument(phi) : null;
            if (only == null) {
                continue;
            }
            replacement[phi.id()] = only;
            List<Value> affected = users.get(phi.id());
            if (affected != null) {
                queue.addAll(affected);
                if (only.op() == Op.PHI) {
                    if (users.get(only.id()) == null) {
                        users.set(only.id(), new ArrayList<>());
                    }
                    users.get(only.id()).addAll(affected);
                }
            }
        }
        replaceUses();
    }

    /** The one value a phi can have, or null if there are several or (in code nothing reaches) none. */
    private Value onlyArgument(Value phi) {
        Value only = null;
        for (Value argument : phi.arguments()) {
            Value value = resolved(argument);
            if (value != phi && value != only) {
                if (only != null) {
                    return null;
                }
                only = value;
            }
        }
        return only;
    }

    private Value resolved(Value value) {
        Value end = value;
        while (replacement[end.id()] != null) {
            end = replacement[end.id()];
        }
        for (Value step = value; step != end; ) {
            Value next = replacement[step.id()];
            replacement[step.id()] = end;
            step = next;
        }
        return end;
    }

    private void replaceUses() {
        for (Block block : function.blocks()) {
            block.values().removeIf(value -> {
                if (replacement[value.id()] == null) {
                    return false;
                }
                value.becomeCopyOf(resolved(value));
                return true;
            });
            for (Value value : block.values()) {
                value.arguments().replaceAll(this::resolved);
            }
            block.controls().replaceAll(this::resolved);
        }
    }
}
