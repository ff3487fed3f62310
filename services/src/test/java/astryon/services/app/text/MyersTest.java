package astryon.services.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MyersTest {
    /** By the table of longest common subsequences. */
    private static int shortest(int[] old, int[] now) {
        int[][] common = new int[old.length + 1][now.length + 1];
        for (int i = 1; i <= old.length; i++) {
            for (int k = 1; k <= now.length; k++) {
                common[i][k] = old[i - 1] == now[k - 1] ? common[i - 1][k - 1] + 1 : Math.max(common[i - 1][k], common[i][k - 1]);
            }
        }
        return old.length + now.length - 2 * common[old.length][now.length];
    }

    private static int[] random(Random random, int most, int kinds) {
        return random.ints(random.nextInt(most + 1), 0, kinds).toArray();
    }

    @Test
    void changes_lead_from_one_to_the_other_and_no_fewer_do() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            int kinds = 1 + random.nextInt(5);
            int[] old = random(random, 12, kinds);
            int[] now = random(random, 12, kinds);
            List<DiffChange> changes = Myers.changes(old, now);
            List<Integer> made = new ArrayList<>();
            int at = 0;
            int count = 0;
            for (DiffChange change : changes) {
                for (; at < change.oldStart(); at++) {
                    made.add(old[at]);
                }
                at = change.oldEnd();
                for (int i = change.newStart(); i < change.newEnd(); i++) {
                    made.add(now[i]);
                }
                count += change.oldEnd() - change.oldStart() + change.newEnd() - change.newStart();
            }
            for (; at < old.length; at++) {
                made.add(old[at]);
            }
            assertThat(made.stream().mapToInt(each -> each).toArray()).isEqualTo(now);
            assertThat(count).isEqualTo(shortest(old, now));
        }
    }

    @Test
    void texts_that_have_nothing_in_common_take_memory_for_their_lines_only() {
        int[] old = new Random(1).ints(3000, 0, 1_000_000).toArray();
        int[] now = new Random(2).ints(3000, 1_000_000, 2_000_000).toArray();
        assertThat(Myers.changes(old, now)).containsExactly(new DiffChange(0, 3000, 0, 3000));
    }
}
