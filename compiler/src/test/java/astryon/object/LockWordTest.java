package astryon.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into a lock word comes out of it again, whatever the collector keeps there. */
class LockWordTest {
    private static final int LARGEST = (1 << LockWord.PAYLOAD_BITS) - 1;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_new_object_is_blank_and_free(int collector) {
        assertThat(LockWord.isBlank(collector)).isTrue();
        assertThat(LockWord.isFree(collector)).isTrue();
        assertThat(LockWord.isThin(collector)).isFalse();
        assertThat(LockWord.isInflated(collector)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_hashed_object_is_free_but_not_blank(int collector) {
        for (int hash : new int[] {1, 0x155_5555, LARGEST}) {
            int word = LockWord.hashed(collector, hash);
            assertThat(LockWord.isFree(word)).isTrue();
            assertThat(LockWord.isBlank(word)).isFalse();
            assertThat(LockWord.payload(word)).isEqualTo(hash);
            assertThat(LockWord.blank(word)).isEqualTo(collector);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_thin_lock_knows_its_owner_and_counts(int collector) {
        for (int number : new int[] {1, 0x155_5555, LARGEST}) {
            int thin = LockWord.thin(number);
            int word = collector | thin;
            assertThat(LockWord.isOnce(word, thin)).isTrue();
            for (int n = 0; n <= LockWord.MOST_RECURSIONS; n++) {
                assertThat(LockWord.isThin(word)).isTrue();
                assertThat(LockWord.isFree(word)).isFalse();
                assertThat(LockWord.isOwned(word, thin)).isTrue();
                assertThat(LockWord.isOwned(word, LockWord.thin(number ^ 2))).isFalse();
                assertThat(LockWord.recursions(word)).isEqualTo(n);
                assertThat(LockWord.isOnce(word, thin)).isEqualTo(n == 0);
                assertThat(LockWord.blank(word)).isEqualTo(collector);
                assertThat(LockWord.payload(word)).isEqualTo(number);
                if (n > 0) {
                    assertThat(LockWord.recursions(LockWord.unlockedOnce(word))).isEqualTo(n - 1);
                }
                if (n < LockWord.MOST_RECURSIONS) {
                    word = LockWord.lockedAgain(word);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void an_inflated_lock_names_its_monitor(int collector) {
        for (int index : new int[] {1, 0x155_5555, LARGEST}) {
            int word = LockWord.inflated(collector | LockWord.thin(3), index);
            assertThat(LockWord.isInflated(word)).isTrue();
            assertThat(LockWord.isFree(word) || LockWord.isThin(word)).isFalse();
            assertThat(LockWord.payload(word)).isEqualTo(index);
            assertThat(LockWord.blank(word)).isEqualTo(collector);
            assertThat(LockWord.isOwned(word, LockWord.thin(index))).isFalse();
        }
    }
}
