package astryon.services.app.bytes;

import astryon.services.app.Invocation;
import astryon.services.app.Operands;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Files one behind the other as one stream; one that cannot be read is complained of and left out. */
final class Joined extends InputStream {
    private final Invocation invocation;
    private final Deque<String> names;
    private InputStream current = InputStream.nullInputStream();
    private int status;

    Joined(Invocation invocation, List<String> names) {
        this.invocation = invocation;
        this.names = new ArrayDeque<>(names);
    }

    /** Skips so many bytes, or all if there are fewer. */
    static void skip(InputStream input, long count) throws IOException {
        byte[] block = new byte[1 << 13];
        long left = count;
        while (left > 0) {
            int read = input.read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    /** 1 if a file was left out. */
    int status() {
        return status;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int[] count = {-1};
        while (true) {
            status = Math.max(status, Operands.attempt(invocation, "", same -> count[0] = current.read(bytes, from, length)));
            if (count[0] >= 0 || names.isEmpty()) {
                return count[0];
            }
            current.close();
            current = InputStream.nullInputStream();
            status = Math.max(status, Operands.attempt(invocation, names.remove(), name -> current = invocation.open(name)));
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
