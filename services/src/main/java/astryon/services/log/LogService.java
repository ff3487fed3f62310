package astryon.services.log;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Log;
import astryon.protocol.LogDispatcher;
import astryon.protocol.LogRecord;
import astryon.protocol.Loan;
import astryon.services.kit.Host;
import astryon.services.kit.Pending;
import astryon.services.kit.RecordRing;
import astryon.services.kit.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** All records, for who may read them. What the kernel has in its own log comes in whenever somebody looks. */
final class LogService implements Log, Session {
    /** Bytes taken of one write. */
    static final int MOST_WRITE = 4096;
    /** Who waits first is answered with nothing when more do. */
    private static final int MOST_WAITING = 32;

    private final Host host;
    private final List<Source> sources;
    private final KernelLog kernel;
    private final LongSupplier clock;
    private final Address incoming;
    private final Address room;
    private final List<Waiting> waiting = new ArrayList<>();
    private Runnable whenFollowed = () -> { };
    private long lastNumber;

    private record Waiting(Pending call, long after) {
    }

    /**
     * @param clock nanoseconds since the kernel started
     * @param incoming {@link #MOST_WRITE} bytes for what is written
     * @param room {@link Exchange#LOAN_BYTES} bytes for what is read
     */
    LogService(Host host, List<Source> sources, KernelLog kernel, LongSupplier clock, Address incoming, Address room) {
        this.host = host;
        this.sources = List.copyOf(sources);
        this.kernel = kernel;
        this.clock = clock;
        this.incoming = incoming;
        this.room = room;
        for (Source source : sources) {
            lastNumber = Math.max(lastNumber, source.ring.lastNumber());
        }
    }

    @Override
    public void dispatch(Exchange exchange) {
        LogDispatcher.dispatch(this, exchange);
    }

    Address incoming() {
        return incoming;
    }

    /** A line of a service that writes now. */
    void record(Source source, LineText line) {
        long now = clock.getAsLong();
        tellDropped(source, now);
        if (source.admits(now)) {
            add(source, line.level(), now, line.text());
            answerWaiting();
        }
    }

    private void tellDropped(Source source, long now) {
        long dropped = source.takeDropped(now);
        if (dropped > 0) {
            add(source, WARNING, now, Utf8.bytes(dropped + (dropped == 1 ? " record was" : " records were") + " dropped here: too many came at once"));
        }
    }

    private void add(Source source, int level, long nanos, byte[] text) {
        source.ring.add(level, ++lastNumber, nanos, text);
    }

    /** Takes in what has come to the kernel's log, and tells what was dropped. */
    void catchUp() {
        kernel.catchUp(room, (service, nanos, line) -> add(source(service), line.level(), nanos, line.text()));
        long now = clock.getAsLong();
        sources.forEach(source -> tellDropped(source, now));
        answerWaiting();
    }

    private Source source(String name) {
        for (Source source : sources) {
            if (source.name.equals(name)) {
                return source;
            }
        }
        return sources.get(0);
    }

    /** What is done when somebody begins to wait for records. */
    void whenFollowed(Runnable action) {
        whenFollowed = action;
    }

    /** Whether somebody does. */
    boolean isFollowed() {
        return !waiting.isEmpty();
    }

    @Override
    public long records(Loan into, long after, boolean wait) {
        catchUp();
        if (after < lastNumber || !wait) {
            return fill(into, after);
        }
        if (waiting.size() == MOST_WAITING) {
            waiting.remove(0).call.answer(0);
        }
        waiting.add(new Waiting(host.putOff(into), after));
        whenFollowed.run();
        return 0;
    }

    private void answerWaiting() {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (waiting.get(i).after < lastNumber) {
                Waiting one = waiting.remove(i);
                try {
                    one.call.answer(fill(one.call.loan(), one.after));
                } catch (Failure notLent) {
                    // It has ended, or lent what it has not.
                    one.call.fail(notLent);
                }
            }
        }
    }

    /** By their numbers, as many as fit. */
    private long fill(Loan into, long after) {
        long most = Math.min(into.size(), Exchange.LOAN_BYTES);
        long[] at = new long[sources.size()];
        for (int i = 0; i < at.length; i++) {
            RecordRing ring = sources.get(i).ring;
            at[i] = ring.first();
            while (at[i] < ring.end() && ring.number(at[i]) <= after) {
                at[i] = ring.next(at[i]);
            }
        }
        long bytes = 0;
        for (int next = earliest(at); next >= 0; next = earliest(at)) {
            long taken = write(sources.get(next), at[next], room.plus(bytes), most - bytes);
            if (taken == 0) {
                break;
            }
            bytes += taken;
            at[next] = sources.get(next).ring.next(at[next]);
        }
        into.write(0, room, bytes);
        return bytes;
    }

    /** Which source's record is the next; -1 if there are no more. */
    private int earliest(long[] at) {
        int earliest = -1;
        for (int i = 0; i < at.length; i++) {
            RecordRing ring = sources.get(i).ring;
            if (at[i] < ring.end() && (earliest < 0 || ring.number(at[i]) < sources.get(earliest).ring.number(at[earliest]))) {
                earliest = i;
            }
        }
        return earliest;
    }

    /** How many bytes it takes; 0 if there is no room. */
    private static long write(Source source, long position, Address to, long room) {
        byte[] name = Utf8.bytes(source.name);
        int text = source.ring.length(position);
        int bytes = LogRecord.bytes(name.length, text);
        if (bytes > room) {
            return 0;
        }
        LogRecord.write(to, source.ring.number(position), source.ring.nanos(position), source.ring.kind(position), name.length, text);
        for (int i = 0; i < name.length; i++) {
            to.plus(LogRecord.HEADER + i).storeByte(name[i]);
        }
        source.ring.copyText(position, to.plus(LogRecord.HEADER + name.length));
        return bytes;
    }

    @Override
    public long kernel(Loan into, long from) {
        return kernel.read(into, from, room);
    }
}
