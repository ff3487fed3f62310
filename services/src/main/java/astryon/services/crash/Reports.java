package astryon.services.crash;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Crashes;
import astryon.protocol.CrashesDispatcher;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.kit.RecordRing;
import astryon.services.kit.Session;

/** The reports that are kept, for who may read them: the oldest go when there is no room. */
final class Reports implements Crashes, Session {
    /** Bytes of a report. */
    static final int MOST_TEXT = 16 << 10;

    private final RecordRing ring;
    private final Address room;
    private long lastNumber;

    /**
     * @param ring a record's kind is how many bytes its first line has
     * @param room {@link #MOST_TEXT} bytes
     */
    Reports(RecordRing ring, Address room) {
        this.ring = ring;
        this.room = room;
        lastNumber = ring.lastNumber();
    }

    @Override
    public void dispatch(Exchange exchange) {
        CrashesDispatcher.dispatch(this, exchange);
    }

    /** The number it gets. */
    long add(Report report, long nanos) {
        String text = report.text().length() > MOST_TEXT ? report.text().substring(0, MOST_TEXT) : report.text();
        ring.add(Utf8.bytes(report.line()).length, ++lastNumber, nanos, Utf8.bytes(text));
        return lastNumber;
    }

    @Override
    public Summary next(long after) {
        for (long at = ring.first(); at < ring.end(); at = ring.next(at)) {
            if (ring.number(at) > after) {
                ring.copyText(at, room);
                return new Summary(ring.number(at), ring.nanos(at), Utf8.decode(room, Math.min(ring.kind(at), ring.length(at))));
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    @Override
    public long text(Loan into, long number) {
        for (long at = ring.first(); at < ring.end(); at = ring.next(at)) {
            if (ring.number(at) == number) {
                ring.copyText(at, room);
                into.write(0, room, Math.min(into.size(), ring.length(at)));
                return ring.length(at);
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    @Override
    public void clear() {
        ring.clear();
    }
}
