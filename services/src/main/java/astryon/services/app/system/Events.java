package astryon.services.app.system;

import astryon.magic.Address;
import java.util.Arrays;

/** What one processor recorded: the first events, up to so many, in their order. */
final class Events {
    private static final int FEW = 1 << 10;

    private final int processor;
    private final int most;
    private long[] words = new long[2 * FEW];
    private int count;
    private long lost;

    Events(int processor, int most) {
        this.processor = processor;
        this.most = most;
    }

    int processor() {
        return processor;
    }

    int count() {
        return count;
    }

    /** How many were not kept. */
    long lost() {
        return lost;
    }

    long ticks(int index) {
        return words[2 * index];
    }

    long word(int index) {
        return words[2 * index + 1];
    }

    /** These were overwritten before they could be read. */
    void missed(long events) {
        lost += events;
    }

    /** The next one, of 16 bytes. */
    void add(Address event) {
        if (count == most) {
            lost++;
            return;
        }
        if (2 * count == words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        words[2 * count] = event.loadLong();
        words[2 * count + 1] = event.plus(8).loadLong();
        count++;
    }
}
