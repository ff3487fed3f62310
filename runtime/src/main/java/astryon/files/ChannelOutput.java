package astryon.files;

import java.io.IOException;
import java.io.OutputStream;

/** A stream to an open file. */
final class ChannelOutput extends OutputStream {
    private final LocalChannel channel;

    ChannelOutput(LocalChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
        channel.write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        channel.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
