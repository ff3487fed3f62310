package astryon.kernel.sched;

import astryon.kernel.mem.Objects;
import astryon.magic.Inline;
import astryon.magic.NoInline;

/**
 * Deadlines to come, the earliest on top: a binary heap (Williams 1964) in an array. Room for every alarm is made when its owner
 * is, so that going to sleep never allocates.
 */
final class Alarms {
    static final long NEVER = Long.MAX_VALUE;

    private final Alarm[] first = new Alarm[64];
    private Alarm[] heap = first;
    private int count;
    private int reserved;

    /** Makes room for one alarm more; throws if there is no memory for that. */
    void reserve() {
        if (reserved == heap.length) {
            Alarm[] larger = new Alarm[2 * reserved];
            for (int i = 0; i < count; i++) {
                larger[i] = heap[i];
                heap[i] = null;
            }
            Objects.free(heap);
            heap = larger;
        }
        reserved++;
    }

    /** One alarm less; with few left the first array does again, so that what many took is given back. */
    void unreserve() {
        reserved--;
        if (heap != first && reserved <= first.length / 2) {
            for (int i = 0; i < count; i++) {
                first[i] = heap[i];
            }
            Objects.free(heap);
            heap = first;
        }
    }

    /** The earliest time, or {@link #NEVER}. */
    long first() {
        return count == 0 ? NEVER : heap[0].time;
    }

    /** Takes out the earliest; there must be one. */
    Alarm takeFirst() {
        Alarm alarm = heap[0];
        remove(alarm);
        return alarm;
    }

    void add(Alarm alarm, long time) {
        alarm.time = time;
        place(alarm, count++);
        up(alarm);
    }

    /** Removes it if it is here. */
    @Inline
    void remove(Alarm alarm) {
        if (alarm.index >= 0) {
            removeAt(alarm.index, alarm);
        }
    }

    @NoInline
    private void removeAt(int index, Alarm alarm) {
        alarm.index = -1;
        Alarm last = heap[--count];
        heap[count] = null;
        if (last != alarm) {
            place(last, index);
            up(last);
            down(last);
        }
    }

    private void place(Alarm alarm, int index) {
        heap[index] = alarm;
        alarm.index = index;
    }

    private void up(Alarm alarm) {
        while (alarm.index > 0) {
            int index = alarm.index;
            Alarm parent = heap[index - 1 >> 1];
            if (parent.time <= alarm.time) {
                return;
            }
            place(parent, index);
            place(alarm, index - 1 >> 1);
        }
    }

    private void down(Alarm alarm) {
        while (2 * alarm.index + 1 < count) {
            int index = alarm.index;
            int child = 2 * index + 1;
            if (child + 1 < count && heap[child + 1].time < heap[child].time) {
                child++;
            }
            Alarm below = heap[child];
            if (alarm.time <= below.time) {
                return;
            }
            place(below, index);
            place(alarm, child);
        }
    }
}
