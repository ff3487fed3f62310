package astryon.object;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;

/**
 * The second word of an object's header: what its lock, its identity hash and the collector keep there.
 * <pre>
 *   bits 0-1    the collector's
 *   bits 2-3    kind: 0 free, 1 thin, 2 inflated
 *   bits 4-6    thin: how often the owner has locked it again
 *   bits 7-31   free: the identity hash, 0 for none yet; thin: the owner's number; inflated: index of the monitor
 * </pre>
 * The word of a new object is 0. Every change is a compare-and-swap, because any thread may inflate a lock at any time. A hash and an owner do
 * not both fit: where both are wanted the lock is inflated, and its monitor has them.
 */
public final class LockWord {
    /** Numbers, hashes and indices have as many bits. */
    public static final int PAYLOAD_BITS = 25;
    public static final int MOST_RECURSIONS = 7;

    private static final int OFFSET = 4;
    private static final int COLLECTOR = 3;
    private static final int KIND = 3 << 2;
    private static final int THIN = 1 << 2;
    private static final int INFLATED = 2 << 2;
    private static final int RECURSION_SHIFT = 4;
    private static final int ONE_RECURSION = 1 << RECURSION_SHIFT;
    private static final int PAYLOAD_SHIFT = 7;

    private static final String REASON = "between looking at the word and changing it its object must not move";

    private LockWord() {
    }

    /** Where the word of {@code object} is. */
    @Inline
    @Uninterruptible(reason = REASON)
    public static Address of(Object object) {
        return Address.of(object).plus(OFFSET);
    }

    /** Neither locked nor hashed. */
    @Inline
    @Uninterruptible(reason = REASON)
    public static boolean isBlank(int word) {
        return (word & ~COLLECTOR) == 0;
    }

    @Uninterruptible(reason = REASON)
    public static boolean isFree(int word) {
        return (word & KIND) == 0;
    }

    @Uninterruptible(reason = REASON)
    public static boolean isThin(int word) {
        return (word & KIND) == THIN;
    }

    @Uninterruptible(reason = REASON)
    public static boolean isInflated(int word) {
        return (word & KIND) == INFLATED;
    }

    /** The bits of a word that thread {@code number} has locked once, but for the collector's. */
    @Uninterruptible(reason = REASON)
    public static int thin(int number) {
        return number << PAYLOAD_SHIFT | THIN;
    }

    /** Whether the word says {@code thin}, locked once, whatever the collector's bits. */
    @Inline
    @Uninterruptible(reason = REASON)
    public static boolean isOnce(int word, int thin) {
        return (word & ~COLLECTOR) == thin;
    }

    /** Whether the thread that locks with {@code thin} owns this thin lock. */
    @Uninterruptible(reason = REASON)
    public static boolean isOwned(int word, int thin) {
        return (word & ~(COLLECTOR | MOST_RECURSIONS << RECURSION_SHIFT)) == thin;
    }

    @Uninterruptible(reason = REASON)
    public static int recursions(int word) {
        return word >>> RECURSION_SHIFT & MOST_RECURSIONS;
    }

    @Uninterruptible(reason = REASON)
    public static int lockedAgain(int word) {
        return word + ONE_RECURSION;
    }

    @Uninterruptible(reason = REASON)
    public static int unlockedOnce(int word) {
        return word - ONE_RECURSION;
    }

    /** The word without lock and hash. */
    @Inline
    @Uninterruptible(reason = REASON)
    public static int blank(int word) {
        return word & COLLECTOR;
    }

    /** Hash, owner's number or index. */
    @Uninterruptible(reason = REASON)
    public static int payload(int word) {
        return word >>> PAYLOAD_SHIFT;
    }

    @Uninterruptible(reason = REASON)
    public static int hashed(int word, int hash) {
        return blank(word) | hash << PAYLOAD_SHIFT;
    }

    @Uninterruptible(reason = REASON)
    public static int inflated(int word, int index) {
        return blank(word) | INFLATED | index << PAYLOAD_SHIFT;
    }
}
