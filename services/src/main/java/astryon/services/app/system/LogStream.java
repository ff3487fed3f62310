package astryon.services.app.system;

import astryon.services.app.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where a program has no streams: what it writes goes to the log, and there is nothing to read. */
final class LogStream extends Stream {
    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                System.out.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                System.out.write(bytes, offset, count);
                System.out.flush();
            }
        };
    }

    @Override
    public boolean isTerminal() {
        return false;
    }

    @Override
    protected void end() {
        // It is the process's as long as that lives.
    }
}
