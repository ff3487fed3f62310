package astryon.services.app.archive;

import astryon.services.app.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What is compressed in a gzip file of one or more members (RFC 1952). */
final class GzipInput extends InputStream {
    private static final int CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream stream;
    private final String name;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] block = new byte[1 << 14];
    private int at;
    private int filled;
    private boolean ended;

    /** @param name for messages. Throws {@link Complaint} if it is no gzip file */
    GzipInput(InputStream stream, String name) throws IOException {
        this.stream = stream;
        this.name = name;
        if (!header()) {
            throw wrong("is not a gzip file");
        }
        takeRest();
    }

    /** What was read behind the header belongs to the inflater. */
    private void takeRest() {
        inflater.setInput(block, at, filled - at);
        at = filled;
    }

    private Complaint wrong(String what) {
        return new Complaint(1, name + ": " + what);
    }

    private int raw() throws IOException {
        if (at == filled) {
            filled = Math.max(0, stream.read(block));
            at = 0;
        }
        return at == filled ? -1 : block[at++] & 0xff;
    }

    private int needed() throws IOException {
        int value = raw();
        if (value < 0) {
            throw wrong("ends too early");
        }
        return value;
    }

    private long number() throws IOException {
        return needed() | needed() << 8 | needed() << 16 | (long) needed() << 24;
    }

    /** False if there is none: at the end, or before what is something else, as zeros behind a member on a tape. */
    private boolean header() throws IOException {
        if (raw() != 0x1f || raw() != 0x8b) {
            return false;
        }
        if (needed() != 8) {
            throw wrong("is compressed in a way that is not known here");
        }
        int flags = needed();
        for (int i = 0; i < 6; i++) {
            needed();
        }
        for (int left = (flags & EXTRA) == 0 ? 0 : needed() | needed() << 8; left > 0; left--) {
            needed();
        }
        int texts = ((flags & NAME) == 0 ? 0 : 1) + ((flags & COMMENT) == 0 ? 0 : 1);
        while (texts > 0) {
            texts -= needed() == 0 ? 1 : 0;
        }
        if ((flags & CRC) != 0) {
            needed();
            needed();
        }
        inflater.reset();
        sum.reset();
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count;
            try {
                count = inflater.inflate(bytes, from, length);
            } catch (DataFormatException damaged) {
                throw wrong("is damaged");
            }
            if (count > 0) {
                sum.update(bytes, from, count);
                return count;
            } else if (inflater.finished()) {
                at -= inflater.getRemaining();
                trailer();
            } else if (inflater.needsInput()) {
                filled = Math.max(0, stream.read(block));
                at = filled;
                if (filled == 0) {
                    throw wrong("ends too early");
                }
                inflater.setInput(block, 0, filled);
            } else {
                throw wrong("is damaged");
            }
        }
        return -1;
    }

    private void trailer() throws IOException {
        long size = inflater.getBytesWritten() & 0xffff_ffffL;
        if (number() != sum.getValue() || number() != size) {
            throw wrong("is damaged: its contents are not what its sum says");
        }
        ended = !header();
        if (!ended) {
            takeRest();
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        stream.close();
    }
}
