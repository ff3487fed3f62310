package astryon.files;

import java.io.IOException;
import java.io.InputStream;

/** A stream from an open file. */
final class ChannelInput extends InputStream {
    private final LocalChannel channel;

    ChannelInput(LocalChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return channel.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        return channel.read(bytes, offset, count);
    }

    @Override
    public long skip(long count) throws IOException {
        if (count <= 0) {
            return 0;
        }
        long at = channel.position();
        long to = Math.min(at + count, Math.max(channel.size(), at));
        channel.position(to);
        return to - at;
    }

    @Override
    public int available() throws IOException {
        return channel.available();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
