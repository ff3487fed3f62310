package astryon.services.log;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.services.kit.PlainSession;

/** Where a program writes: each line is a record of its own. */
final class Recorder extends PlainSession {
    /** Bytes of a line; the rest of a longer one is another record. */
    static final int MOST_LINE = 512;

    private final LogService log;
    private final Source source;
    private final int level;
    /** The start of a line whose end has not come: {@link #MOST_LINE} bytes. */
    private final Address line;
    private int length;

    Recorder(LogService log, Source source, int level, Address line) {
        this.log = log;
        this.source = source;
        this.level = level;
        this.line = line;
    }

    @Override
    public long read(Loan into) {
        return 0;
    }

    @Override
    public long write(Loan from) {
        Address bytes = log.incoming();
        int count = (int) Math.min(from.size(), LogService.MOST_WRITE);
        from.read(0, bytes, count);
        for (int i = 0; i < count; i++) {
            byte b = bytes.plus(i).loadByte();
            if (b == '\n') {
                endLine();
                continue;
            }
            if (length == MOST_LINE) {
                endLine();
            }
            line.plus(length++).storeByte(b);
        }
        return count;
    }

    private void endLine() {
        if (length > 0 && line.plus(length - 1).loadByte() == '\r') {
            length--;
        }
        if (length > 0) {
            log.record(source, LineText.of(Utf8.decode(line, length), level));
        }
        length = 0;
    }

    /** The program is gone: what it wrote last is a line, too. */
    @Override
    public void ended() {
        endLine();
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public Facts facts() {
        return facts(0200);
    }
}
