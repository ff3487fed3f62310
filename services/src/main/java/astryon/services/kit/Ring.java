package astryon.services.kit;

import astryon.magic.Address;

/**
 * Layout of a stream of items in shared memory, one producer and one consumer, neither of which trusts the other.
 *
 * <pre>
 *     0  u32 head: bytes consumed so far; the consumer's        4  u32 consumer sleeps
 *    64  u32 tail: bytes produced so far; the producer's       68  u32 producer sleeps
 *   128  items: u32 payload length, u32 type, payload, zeroes up to a multiple of 8
 * </pre>
 *
 * Head and tail count modulo 2^32 and are masked where they index, so no value of theirs leads outside. Each side keeps its own one privately, where the
 * peer cannot change it, and publishes copies; of the peer's it believes only that it lies within the capacity. An item
 * never wraps: one that would is preceded by a filler. It becomes visible, length, type and payload at once, by the store of the tail behind it.
 *
 * <p>Nobody sleeps for ever: who wants to sleep says so, then looks once more; who changes something then looks whether the other
 * sleeps. Both put a full fence between the two steps, so at least one of them sees the other's (Dekker's argument), and a
 * signal that comes before the wait is kept by the notification.
 */
final class Ring {
    static final int HEAD = 0;
    static final int CONSUMER_SLEEPS = 4;
    static final int TAIL = 64;
    static final int PRODUCER_SLEEPS = 68;
    static final int ITEMS = 128;

    static final int ITEM_HEADER = 8;
    /** Type of an item that only fills the space up to the end. */
    static final int FILLER = -1;

    private Ring() {
    }

    /** Largest power of two that fits behind the header in {@code bytes}, the size of the shared memory. */
    static int capacity(long bytes) {
        if (bytes < ITEMS + 64 || bytes > 1 << 30) {
            throw new IllegalArgumentException("a ring of " + bytes + " bytes");
        }
        return Integer.highestOneBit((int) bytes - ITEMS);
    }

    /** Bytes an item with such a payload takes. */
    static int itemSize(int payload) {
        return ITEM_HEADER + payload + 7 & -8;
    }
}
