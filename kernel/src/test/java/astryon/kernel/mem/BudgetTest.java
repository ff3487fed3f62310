package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final class Thing extends KernelObject {
        private final long bytes;

        Thing(long bytes) {
            super(ObjectType.MEMORY);
            this.bytes = bytes;
        }

        @Override
        protected long cost() {
            return bytes;
        }

        @Override
        protected void destroy() {
        }
    }

    private static Budget root(long limit) {
        Budget root = Budget.root(limit);
        root.retain();
        return root;
    }

    private static Thing charged(Budget budget, long bytes) {
        Thing thing = new Thing(bytes);
        thing.retain();
        thing.chargeTo(budget);
        return thing;
    }

    private static void refuses(Runnable charge) {
        assertThatThrownBy(charge::run).isInstanceOfSatisfying(KernelError.class, error -> assertThat(error.number()).isEqualTo(ErrorCode.Number.NO_BUDGET));
    }

    @Test
    void a_charge_beyond_the_limit_is_refused_and_changes_nothing() {
        Budget budget = root(100);
        Thing thing = charged(budget, 60);
        refuses(() -> charged(budget, 41));
        refuses(() -> thing.charge(41));
        assertThat(budget.used()).isEqualTo(60);
        assertThat(thing.covers(40)).isTrue();
        assertThat(thing.covers(41)).isFalse();
        thing.charge(40);
        thing.uncharge(30);
        thing.release();
        assertThat(budget.used()).isZero();
    }

    @Test
    void what_a_part_is_given_is_taken_from_the_whole_until_nobody_needs_the_part() {
        Budget whole = root(10_000);
        Budget part = whole.below(4000);
        part.retain();
        part.chargeTo(whole);
        assertThat(whole.used()).isGreaterThanOrEqualTo(4000);
        Thing thing = charged(part, 4000);
        part.release();
        assertThat(whole.used()).as("the thing keeps its budget").isGreaterThanOrEqualTo(4000);
        thing.release();
        assertThat(whole.used()).isZero();
    }
}
