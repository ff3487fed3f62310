package astryon.services.kit.screen;

import astryon.magic.Address;

/**
 * What all parts of a screen pass what they are through, number by number: each gives one, and becomes what it gets back. So the same code counts, writes down and restores, and nothing can be written that is not restored.
 */
final class Passage {
    private static final int BYTES = 4;

    private enum Purpose { COUNT, SAVE, RESTORE }

    private final Purpose purpose;
    private final Address memory;
    private long done;

    private Passage(Purpose purpose, Address memory) {
        this.purpose = purpose;
        this.memory = memory;
    }

    static Passage counting() {
        return new Passage(Purpose.COUNT, new Address(0));
    }

    /** To {@code memory}, of which there is as much as was counted. */
    static Passage saving(Address memory) {
        return new Passage(Purpose.SAVE, memory);
    }

    static Passage restoring(Address memory) {
        return new Passage(Purpose.RESTORE, memory);
    }

    int pass(int number) {
        Address place = memory.plus(done);
        done += BYTES;
        if (purpose == Purpose.SAVE) {
            place.storeInt(number);
        }
        return purpose == Purpose.RESTORE ? place.loadInt() : number;
    }

    boolean pass(boolean flag) {
        return pass(flag ? 1 : 0) != 0;
    }

    void pass(boolean[] flags) {
        for (int i = 0; i < flags.length; i++) {
            flags[i] = pass(flags[i]);
        }
    }

    /** How many bytes have passed. */
    long bytes() {
        return done;
    }
}
