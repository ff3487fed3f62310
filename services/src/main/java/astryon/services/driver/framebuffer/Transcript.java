package astryon.services.driver.framebuffer;

import astryon.magic.Address;
import astryon.services.kit.screen.Emulator;

/**
 * How a screen came to be what it is, in memory that outlives the driver: what it was at some time, and the bytes sent since, which lead to the same again. Bytes count at once, by one store of how many they are; where there is
 * no room for more of them, what the screen is then is written elsewhere, and counts when that takes the place.
 */
final class Transcript {
    /** The most bytes at once. */
    static final int MOST = 4096;
    private static final int ROOM = 8 * MOST;
    /** How many bytes were sent since, and where they are. */
    private static final int START = 8;
    private static final int STATE = 16;

    private final Kept kept;
    private final Emulator emulator;
    private Address memory;

    /** Where a driver leaves memory for the next one. */
    interface Kept {
        /** What an earlier one left; zero if nothing. */
        Address left();

        /** Zeroes, for what is to be left then. Throws {@link astryon.protocol.Failure} if there is no memory. */
        Address create(long bytes);

        /** What was created is left, and nothing else. */
        void install();
    }

    /** The emulator, which is new, becomes what an earlier one was. */
    Transcript(Kept kept, Emulator emulator) {
        this.kept = kept;
        this.emulator = emulator;
        memory = kept.left();
        if (!memory.isZero()) {
            emulator.restore(memory.plus(STATE));
            send(0, count());
            // Those were answered.
            emulator.answers();
        }
    }

    private int count() {
        return (int) memory.loadLong();
    }

    private Address sent() {
        return memory.plus(memory.plus(START).loadLong());
    }

    private void send(int from, int to) {
        Address bytes = sent();
        for (int i = from; i < to; i++) {
            emulator.sent(bytes.plus(i).loadByte() & 0xff);
        }
    }

    /** Where up to {@link #MOST} bytes are to be written that are then {@link #sent}. Throws {@link astryon.protocol.Failure} if there is no memory. */
    Address place() {
        if (memory.isZero() || count() + MOST > ROOM) {
            long start = STATE + emulator.bytes();
            Address fresh = kept.create(start + ROOM);
            fresh.plus(START).storeLong(start);
            emulator.save(fresh.plus(STATE));
            kept.install();
            memory = fresh;
        }
        return sent().plus(count());
    }

    /** So many bytes at that place are sent. They do not count yet. */
    void send(int count) {
        send(count(), count() + count);
    }

    /** They do. */
    void commit(int count) {
        memory.storeOrderedLong(count() + count);
    }
}
