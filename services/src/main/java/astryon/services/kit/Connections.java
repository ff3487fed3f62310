package astryon.services.kit;

import astryon.protocol.Failure;
import java.util.Arrays;

/** A service's connections, by badges of which the lower bits are a place and the upper ones are never given twice. */
final class Connections {
    private static final int INDEX_BITS = 20;
    /** So many there can be; badges below this are no connection's. */
    static final int MOST = 1 << INDEX_BITS;
    /** Badges have 62 bits. */
    private static final long SERIALS = (1L << 62 - INDEX_BITS) - 1;
    private static final int FIRST_ROOM = 16;

    private Connected[] all = new Connected[FIRST_ROOM];
    /** Places are from 1 to here; of those that nobody has, the first {@code freeCount}. */
    private int last;
    private int[] free = new int[FIRST_ROOM];
    private int freeCount;
    private long serial;

    /** @param account null if nobody counts it */
    record Connected(long badge, Session session, ClientAccount account) {
    }

    /** The first badge has an upper part above {@code serial}: above those of a program that served the endpoint before. */
    Connections(long serial) {
        this.serial = serial;
    }

    private static int index(long badge) {
        return (int) badge & MOST - 1;
    }

    /** Null if there is none: a connection may be older than this program. */
    Connected get(long badge) {
        int index = index(badge);
        Connected found = index < all.length ? all[index] : null;
        return found != null && found.badge == badge ? found : null;
    }

    /** A badge for {@link #put}, or for {@link #giveBack}. Throws {@link Failure} if there are too many. */
    long newBadge() {
        int index;
        if (freeCount > 0) {
            index = free[--freeCount];
        } else if (last + 1 < MOST) {
            index = ++last;
        } else {
            throw new Failure(Failure.NO_MEMORY);
        }
        return (++serial & SERIALS) << INDEX_BITS | index;
    }

    void put(long badge, Session session, ClientAccount account) {
        int index = index(badge);
        if (index >= all.length) {
            all = Arrays.copyOf(all, Math.max(2 * all.length, index + 1));
        }
        all[index] = new Connected(badge, session, account);
    }

    /** The connection has ended, or did not begin. */
    void giveBack(long badge) {
        int index = index(badge);
        if (index < all.length) {
            all[index] = null;
        }
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = index;
    }

    /** Connections were put that an earlier program had: the places between them are nobody's. */
    void findFree() {
        freeCount = 0;
        last = all.length - 1;
        for (int index = last; index > 0; index--) {
            if (all[index] == null) {
                giveBack(index);
            }
        }
    }
}
