package astryon.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BisectionTest {
    private static final List<String> PASSES = List.of("gvn", "dead-code", "loops", "gvn");

    @Test
    void the_pass_and_the_method_are_found_wherever_they_are() {
        for (int count : new int[] {1, 2, 3, 100}) {
            List<String> methods = IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
            for (int method = 0; method < count; method++) {
                for (int pass = 1; pass <= PASSES.size(); pass++) {
                    Limit guilty = new Limit("m" + method, pass);
                    int[] tries = {0};
                    Bisection.Culprit culprit = new Bisection(methods, PASSES, limit -> {
                        tries[0]++;
                        return at(limit) < at(guilty);
                    }).run();
                    assertThat(culprit).isEqualTo(new Bisection.Culprit(guilty, PASSES.get(pass - 1)));
                    assertThat(tries[0]).isLessThanOrEqualTo(10);
                }
            }
        }
    }

    private static int at(Limit limit) {
        return Integer.parseInt(limit.method().substring(1)) * (PASSES.size() + 1) + limit.passes();
    }

    /** Several causes that hide each other. */
    @Test
    void with_no_pass_more_than_the_found_one_it_misbehaves_and_with_one_less_it_does_not() {
        Random random = new Random(7);
        List<String> methods = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
        for (int round = 0; round < 200; round++) {
            boolean[] bad = new boolean[50 * (PASSES.size() + 1)];
            for (int i = 1; i < bad.length; i++) {
                bad[i] = random.nextInt(3) == 0;
            }
            bad[bad.length - 1] = true;
            // Whole methods before the limit's are the same as the limit after the last of them.
            for (int i = PASSES.size() + 1; i < bad.length; i += PASSES.size() + 1) {
                bad[i] = bad[i - 1];
            }
            Bisection.Culprit culprit = new Bisection(methods, PASSES, limit -> !bad[at(limit)]).run();
            assertThat(bad[at(culprit.limit())]).isTrue();
            assertThat(bad[at(culprit.before())]).isFalse();
        }
    }
}
