package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What who ends all that spend from a budget goes by, compared with counting everybody. */
    @Test
    void the_way_to_who_spends_from_a_budget_or_a_part_of_it_is_what_a_model_says() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Budget> budgets = new ArrayList<>(List.of(root(1L << 60)));
            Map<Budget, Integer> own = new HashMap<>();
            for (int step = 0; step < 200; step++) {
                Budget budget = budgets.get(random.nextInt(budgets.size()));
                int spenders = own.getOrDefault(budget, 0);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        if (depth(budget) < 16 && budget.canPay(budget.limit() / 4)) {
                            Budget part = budget.below(budget.limit() / 8);
                            part.retain();
                            part.chargeTo(budget);
                            budgets.add(part);
                        }
                    }
                    case 1 -> {
                        budget.changeSpenders(1, null);
                        own.put(budget, spenders + 1);
                    }
                    default -> {
                        if (spenders > 0) {
                            budget.changeSpenders(-1, null);
                            own.put(budget, spenders - 1);
                        }
                    }
                }
                for (Budget each : budgets) {
                    int within = own.entrySet().stream().filter(entry -> entry.getKey().isWithin(each)).mapToInt(Map.Entry::getValue).sum();
                    assertThat(each.spenders()).isEqualTo(within);
                    Set<Budget> spent = new HashSet<>();
                    for (Budget part = each.firstSpent(); part != null; part = part.nextSpent()) {
                        spent.add(part);
                    }
                    assertThat(spent).isEqualTo(budgets.stream().filter(part -> part.budget() == each && part.spenders() > 0).collect(Collectors.toSet()));
                }
            }
        }
    }

    private static int depth(Budget budget) {
        return budget == null ? 0 : 1 + depth(budget.budget());
    }
}
