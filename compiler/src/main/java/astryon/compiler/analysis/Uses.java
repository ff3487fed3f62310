package astryon.compiler.analysis;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Who uses each value: the values that have it as an operand (once for each time they do) and the blocks whose end takes it. */
public final class Uses {
    private final List<List<Value>> users = new ArrayList<>();
    private final List<List<Block>> ends = new ArrayList<>();

    public Uses(Function function) {
        for (int i = 0; i < function.valueCount(); i++) {
            users.add(List.of());
            ends.add(List.of());
        }
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                for (Value argument : value.arguments()) {
                    add(users, argument, value);
                }
            }
            for (Value control : block.controls()) {
                add(ends, control, block);
            }
        }
    }

    private static <T> void add(List<List<T>> lists, Value used, T user) {
        List<T> list = lists.get(used.id());
        if (list.isEmpty()) {
            list = new ArrayList<>(2);
            lists.set(used.id(), list);
        }
        list.add(user);
    }

    public List<Value> of(Value value) {
        return users.get(value.id());
    }

    public List<Block> endsOf(Value value) {
        return ends.get(value.id());
    }

    public int count(Value value) {
        return of(value).size() + endsOf(value).size();
    }
}
