package astryon.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DominatorsTest {

    /** a dominates b if b cannot be reached when a is taken away: the definition, tried out. */
    @Test
    void dominators_are_what_the_definition_says() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Function function = randomGraph(random, 2 + random.nextInt(12));
            Dominators dominators = new Dominators(function);
            for (Block a : function.blocks()) {
                List<Block> without = reachable(function, a);
                for (Block b : function.blocks()) {
                    if (dominators.postOrder().isReachable(a) && dominators.postOrder().isReachable(b)) {
                        assertThat(dominators.dominates(a, b)).as("%s over %s, round %s", a, b, round).isEqualTo(!without.contains(b));
                    }
                }
            }
        }
    }

    @Test
    void a_hundred_thousand_blocks_in_a_row_are_no_trouble() {
        Function function = new Function(IrParser.named("long"), List.of(), Type.VOID);
        Block before = function.newBlock();
        for (int i = 0; i < 100_000; i++) {
            Block next = function.newBlock();
            before.setEnd(Block.End.GOTO);
            before.connect(next);
            before = next;
        }
        Dominators dominators = new Dominators(function);
        assertThat(dominators.depth(before)).isEqualTo(100_000);
        assertThat(dominators.dominates(function.entry(), before)).isTrue();
    }

    private static Function randomGraph(Random random, int count) {
        Function function = new Function(IrParser.named("graph"), List.of(), Type.VOID);
        for (int i = 0; i < count; i++) {
            function.newBlock();
        }
        for (Block block : function.blocks()) {
            for (int i = 0; i < 2; i++) {
                Block to = function.blocks().get(1 + random.nextInt(count - 1));
                if (!block.successors().contains(to)) {
                    block.connect(to);
                }
            }
        }
        return function;
    }

    private static List<Block> reachable(Function function, Block without) {
        List<Block> found = new ArrayList<>();
        if (function.entry() != without) {
            found.add(function.entry());
        }
        for (int i = 0; i < found.size(); i++) {
            for (Block successor : found.get(i).successors()) {
                if (successor != without && !found.contains(successor)) {
                    found.add(successor);
                }
            }
        }
        return found;
    }
}
