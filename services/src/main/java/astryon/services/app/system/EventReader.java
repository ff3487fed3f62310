package astryon.services.app.system;

import astryon.abi.ClockPage;
import astryon.magic.Address;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.protocol.Recording;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes out of the kernel's rings what is recorded, before something else comes there. */
final class EventReader {
    /** Events that it can keep of one processor. */
    static final int MOST = 1 << 26;
    private static final int EVENT = 16;
    private static final long PAUSE_MILLIS = 1;

    private final Recording recording;
    private final List<Events> all = new ArrayList<>();
    private final long[] next;
    private final Thread thread = new Thread(this::readAgainAndAgain, "reader");
    private volatile boolean isOver;

    /** @param most events that are kept of each processor */
    EventReader(Recording recording, int most) {
        this.recording = recording;
        int processors = recording.processors();
        for (int i = 0; i < processors; i++) {
            all.add(new Events(i, most));
        }
        next = new long[processors];
    }

    void start() {
        thread.start();
    }

    /** Reads what is left. */
    void finish() throws InterruptedIOException {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException end) {
            throw new InterruptedIOException("interrupted");
        }
        for (int i = 0; i < next.length; i++) {
            // What its own calls add meanwhile is not waited for.
            read(i);
        }
    }

    private void readAgainAndAgain() {
        try {
            while (!isOver) {
                for (int i = 0; i < next.length; i++) {
                    read(i);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void read(int processor) {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        recording.events(new Loan(room, Exchange.LOAN_BYTES), processor, next[processor]);
        long first = room.loadLong();
        long count = room.plus(8).loadLong();
        Events events = all.get(processor);
        events.missed(first - next[processor]);
        for (int i = 1; i <= count; i++) {
            events.add(room.plus((long) EVENT * i));
        }
        next[processor] = first + count;
    }

    List<Events> all() {
        return all;
    }

    long count() {
        return all.stream().mapToLong(Events::count).sum();
    }

    long lost() {
        return all.stream().mapToLong(Events::lost).sum();
    }

    /** The time stamp counter at the first event that was kept. */
    long first() {
        return all.stream().filter(events -> events.count() > 0).mapToLong(events -> events.ticks(0)).min().orElse(0);
    }

    /** From the first to the last. */
    long nanos() {
        ClockPage clock = new ClockPage(ClockPage.ADDRESS);
        return all.stream().filter(events -> events.count() > 0).mapToLong(events -> clock.nanosAt(events.ticks(events.count() - 1))).max().orElse(0)
                - (count() == 0 ? 0 : clock.nanosAt(first()));
    }
}
