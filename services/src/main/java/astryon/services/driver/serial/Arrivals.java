package astryon.services.driver.serial;

import astryon.magic.Address;
import astryon.services.kit.ByteQueue;

/**
 * Bytes that came, in memory that outlives the driver, each from the moment it is read on: it is written to one of two places by turns, before it is in the queue. How many are in the queue says whose turn it is, so that
 * one store both puts a byte there and passes the turn on.
 */
final class Arrivals {
    /** How many bytes of memory the places take. */
    static final int BYTES = 24;
    private static final int BEGUN = 16;
    private static final long HAS_BEGUN = 0x6172_7269_7665_0001L;
    private static final long NO_BYTE = -1;

    private final ByteQueue queue;
    private final Address places;

    /** @param places {@link #BYTES} zeroes, or what an earlier driver left */
    Arrivals(ByteQueue queue, Address places) {
        this.queue = queue;
        this.places = places;
        if (places.plus(BEGUN).loadLong() != HAS_BEGUN) {
            place(0).storeLong(NO_BYTE);
            place(1).storeLong(NO_BYTE);
            places.plus(BEGUN).storeOrderedLong(HAS_BEGUN);
        } else if (place().loadLong() != NO_BYTE) {
            keep();
        }
    }

    private Address place(int turn) {
        return places.plus(8L * turn);
    }

    private int turn() {
        return (int) queue.put() & 1;
    }

    /** Where the next byte is to be written as it is read; there must be room in the queue. */
    Address place() {
        return place(turn());
    }

    /** The byte that was written there is in the queue from now on. */
    void keep() {
        place(1 - turn()).storeOrderedLong(NO_BYTE);
        queue.put((int) place().loadLong());
    }
}
