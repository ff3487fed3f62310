package astryon.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpTest {

    @Test
    void an_op_that_reads_or_writes_memory_takes_it_as_its_first_operand() {
        for (Op op : Op.values()) {
            if (op.is(Op.Trait.READS) || op.is(Op.Trait.WRITES)) {
                assertThat(op.takesMemory()).as(op.word()).isTrue();
            }
        }
    }

    @Test
    void an_op_does_not_both_read_and_write() {
        for (Op op : Op.values()) {
            assertThat(op.is(Op.Trait.READS) && op.is(Op.Trait.WRITES)).as(op.word()).isFalse();
        }
    }
}
