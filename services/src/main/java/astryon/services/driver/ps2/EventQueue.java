package astryon.services.driver.ps2;

import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Keyboard;
import astryon.services.kit.Host;
import astryon.services.kit.PutOffCalls;
import astryon.services.kit.Session;

/**
 * What comes from a device: events that wait for who asks, in memory that outlives the driver, and beside them what is to be known to understand the next byte. All that a byte changes counts by one store: how many events
 * there were, in the upper half of a word, and that state, in its lower one. The byte itself is there from the moment it is read, in one of two places by turns; whose turn it is, a bit of the state says. So a driver may end
 * at any moment.
 *
 * <p>An event stays until the client says by its number that it has it. If nobody asks, the oldest stay and new ones are dropped. Who asks last has the device: whoever waited before may have ended meanwhile.
 */
final class EventQueue {
    /** How many events there is room for, a power of two, and how many bytes that takes. */
    static final int CAPACITY = 256;
    static final int BYTES = 32 + 8 * CAPACITY;
    private static final int ADDED = 8;
    private static final int PLACES = 16;
    private static final int EVENTS = 32;
    private static final int COUNT_SHIFT = 32;
    private static final int TURN_SHIFT = 31;
    private static final long NO_BYTE = -1;

    /** How many events were ever taken, in 32 bits; the word of how many were added, and the state; two places for a byte; the events. */
    private final Address memory;
    private final PutOffCalls waiting;

    /** @param memory zeroes, or what an earlier driver left */
    EventQueue(Address memory, Host host) {
        this.memory = memory;
        waiting = new PutOffCalls(host);
        if (size() < 0 || size() > CAPACITY) {
            memory.storeInt(added());
        }
    }

    private int taken() {
        return memory.loadInt();
    }

    private int added() {
        return (int) (memory.plus(ADDED).loadLong() >> COUNT_SHIFT);
    }

    private int size() {
        return added() - taken();
    }

    /** What {@link #note} noted last. */
    int state() {
        return (int) memory.plus(ADDED).loadLong() & (1 << TURN_SHIFT) - 1;
    }

    private int turn() {
        return (int) memory.plus(ADDED).loadLong() >>> TURN_SHIFT;
    }

    private Address place(int turn) {
        return memory.plus(PLACES + 8L * turn);
    }

    /** Where the next byte is to be written as it is read. */
    Address place() {
        return place(turn());
    }

    /** Whether one was read that nothing came of as yet. */
    boolean hasByte() {
        return place().loadLong() != NO_BYTE;
    }

    int aByte() {
        return (int) place().loadLong();
    }

    /** Before the first byte; {@code state} has 31 bits. */
    void begin(int state) {
        place(0).storeLong(NO_BYTE);
        place(1).storeLong(NO_BYTE);
        memory.plus(ADDED).storeLong((long) added() << COUNT_SHIFT | state);
    }

    private Address at(int position) {
        return memory.plus(EVENTS + 8L * (position & CAPACITY - 1));
    }

    /** What came of the byte: no event. */
    void note(int state) {
        note(added(), state);
    }

    private void note(int count, int state) {
        int next = 1 - turn();
        place(next).storeLong(NO_BYTE);
        memory.plus(ADDED).storeOrderedLong((long) count << COUNT_SHIFT | (long) next << TURN_SHIFT | state);
    }

    /** What came of the byte: an event, which has no number yet. */
    void add(long event, int state) {
        boolean hasRoom = size() < CAPACITY;
        if (hasRoom) {
            at(added()).storeLong(event | number(added()) << Keyboard.NUMBER_SHIFT);
        }
        note(hasRoom ? added() + 1 : added(), state);
        if (!waiting.isEmpty()) {
            waiting.answer(at(taken()).loadLong());
        }
    }

    private static long number(int position) {
        return Integer.remainderUnsigned(position, Keyboard.NUMBER) + 1;
    }

    /** The first event that a client has not seen; 0 if the call was put off. */
    long next(Session client, int seen) {
        if (size() > 0 && number(taken()) == seen) {
            memory.storeInt(taken() + 1);
        }
        if (size() > 0) {
            return at(taken()).loadLong();
        }
        waiting.answerAll(-Failure.GONE);
        waiting.add(client, null);
        return 0;
    }
}
