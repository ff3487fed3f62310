package astryon.services.kit.screen;

/** The numbers of a control sequence. Those behind a colon are parts of the one before. */
final class Parameters {
    private static final int MOST = 32;
    private static final int LARGEST = 65_535;
    private static final int ABSENT = -1;

    private final int[] values = new int[MOST];
    private final boolean[] parts = new boolean[MOST];
    private int count;

    void pass(Passage through) {
        count = through.pass(count);
        for (int i = 0; i < count; i++) {
            values[i] = through.pass(values[i]);
            parts[i] = through.pass(parts[i]);
        }
    }

    void clear() {
        count = 0;
    }

    /** A digit of the last one. */
    void digit(int digit) {
        begin();
        int value = values[count - 1];
        values[count - 1] = Math.min(LARGEST, (value == ABSENT ? 0 : value * 10) + digit);
    }

    /** The last one is over: another one follows, or with a colon another part of it. */
    void separator(boolean colon) {
        begin();
        if (count < MOST) {
            values[count] = ABSENT;
            parts[count++] = colon;
        }
    }

    private void begin() {
        if (count == 0) {
            values[0] = ABSENT;
            parts[0] = false;
            count = 1;
        }
    }

    int count() {
        return count;
    }

    boolean isPart(int index) {
        return index < count && parts[index];
    }

    int at(int index, int absent) {
        return index < count && values[index] != ABSENT ? values[index] : absent;
    }

    /** How often something is done: once where nothing is said, or 0. */
    int times() {
        return Math.max(1, at(0, 1));
    }
}
