package astryon.services.trace;

import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.Recording;
import astryon.protocol.RecordingDispatcher;
import astryon.services.kit.Session;

/** Somebody who has everything recorded, and reads it. */
final class RecordingSession implements Recording, Session {
    private static final int HEADER = 16;
    private static final int EVENT = 16;

    private final Recorder recorder;
    private final Address room;
    private final Runnable ended;

    RecordingSession(Recorder recorder, Address room, Runnable ended) {
        this.recorder = recorder;
        this.room = room;
        this.ended = ended;
    }

    @Override
    public void dispatch(Exchange exchange) {
        RecordingDispatcher.dispatch(this, exchange);
    }

    @Override
    public void ended() {
        ended.run();
    }

    @Override
    public int processors() {
        return recorder.processors();
    }

    @Override
    public long events(Loan into, int processor, long from) {
        if (into.size() < HEADER) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        long recorded = recorder.read(processor, from, room, Math.min(into.size(), Exchange.LOAN_BYTES));
        if (recorded < 0) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        into.write(0, room, HEADER + EVENT * room.plus(8).loadLong());
        return recorded;
    }
}
