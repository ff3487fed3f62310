package astryon.services.app;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that are read, and how many they were on a status line. */
final class Watched extends FilterInputStream {
    private static final int OFTEN = 1 << 12;

    private final StatusLine line;
    private final String name;
    private final long total;
    private long done;

    /** @param total bytes that there are; negative if nobody knows */
    Watched(InputStream stream, StatusLine line, String name, long total) {
        super(stream);
        this.line = line;
        this.name = name;
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        done++;
        if ((done & OFTEN - 1) == 0) {
            line.at(name, done, total);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        if (count > 0) {
            done += count;
            line.at(name, done, total);
        }
        return count;
    }
}
