package astryon.services.log;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.Log;
import java.util.function.LongUnaryOperator;

/** The kernel's log, line by line: a line is {@code who: what happened}, behind the time stamp counter in 16 digits and a space. How far it was read outlives the process. */
final class KernelLog {
    private static final int HEADER = 16;
    private static final int STAMP = 17;

    private final Reader reader;
    private final LongUnaryOperator nanosAt;
    /** Of the byte that was not read yet: 8 bytes. */
    private final Address position;

    /** How it is read: as {@code LOG_READ} does it. */
    interface Reader {
        long read(long from, Address to, long bytes);
    }

    /** Has what a line says. */
    interface Listener {
        void line(String service, long nanos, LineText line);
    }

    /** @param nanosAt what time it is when the time stamp counter is at something */
    KernelLog(Reader reader, LongUnaryOperator nanosAt, Address position) {
        this.reader = reader;
        this.nanosAt = nanosAt;
        this.position = position;
    }

    /** Reads the lines that have come to their end since it was last done; {@code room} has {@link Exchange#LOAN_BYTES}. */
    void catchUp(Address room, Listener listener) {
        long written = reader.read(position.loadLong(), room, Exchange.LOAN_BYTES);
        if (written < 0) {
            return;
        }
        long first = room.loadLong();
        int count = (int) room.plus(8).loadLong();
        Address text = room.plus(HEADER);
        // Where older ones were overwritten the first is none that is whole.
        int start = first == position.loadLong() ? 0 : lineEnd(text, 0, count) + 1;
        for (int end = lineEnd(text, start, count); end < count; end = lineEnd(text, start, count)) {
            line(text.plus(start), end - start, listener);
            start = end + 1;
        }
        position.storeLong(first + Math.min(start, count));
    }

    /** Where the next line end is; {@code count} if there is none. */
    private static int lineEnd(Address text, int from, int count) {
        int end = from;
        while (end < count && text.plus(end).loadByte() != '\n') {
            end++;
        }
        return end;
    }

    private void line(Address start, int length, Listener listener) {
        if (length <= STAMP) {
            return;
        }
        long stamp = 0;
        for (int i = 0; i < STAMP - 1; i++) {
            stamp = stamp << 4 | Character.digit(start.plus(i).loadByte(), 16) & 15;
        }
        String text = Utf8.decode(start.plus(STAMP), length - STAMP);
        boolean isInit = text.startsWith("init: ");
        boolean isKernel = text.startsWith("kernel: ");
        listener.line(isInit ? "init" : "kernel", nanosAt.applyAsLong(stamp), LineText.of(isInit || isKernel ? text.substring(text.indexOf(' ') + 1) : text, Log.NOTICE));
    }

    /** For who wants it as it is. */
    long read(Loan into, long from, Address room) {
        long bytes = Math.min(into.size(), Exchange.LOAN_BYTES);
        long written = reader.read(from, room, bytes);
        if (written < 0) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        into.write(0, room, Math.min(bytes, HEADER + room.plus(8).loadLong()));
        return written;
    }
}
