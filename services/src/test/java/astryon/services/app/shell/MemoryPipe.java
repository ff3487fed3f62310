package astryon.services.app.shell;

import astryon.services.app.NobodyReads;
import astryon.services.app.Processes;
import astryon.services.app.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** A pipe within this JVM: who reads waits for bytes or for the end of all writers, who writes for room or for the end of all readers. */
final class MemoryPipe {
    private static final int CAPACITY = 1 << 16;

    private final byte[] ring = new byte[CAPACITY];
    private long written;
    private long read;
    private boolean noWriter;
    private boolean noReader;

    private MemoryPipe() {
    }

    static Processes.Pipe open() {
        MemoryPipe pipe = new MemoryPipe();
        return new Processes.Pipe(pipe.new Reader(), pipe.new Writer());
    }

    private void await() throws IOException {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
    }

    private synchronized int read(byte[] bytes, int from, int length) throws IOException {
        while (written == read) {
            if (noWriter) {
                return -1;
            }
            await();
        }
        int count = (int) Math.min(length, written - read);
        for (int i = 0; i < count; i++) {
            bytes[from + i] = ring[(int) (read++ % CAPACITY)];
        }
        notifyAll();
        return count;
    }

    private synchronized void write(byte[] bytes, int from, int length) throws IOException {
        for (int i = 0; i < length;) {
            if (noReader) {
                throw new NobodyReads();
            } else if (written - read == CAPACITY) {
                await();
                continue;
            }
            int count = (int) Math.min(length - i, CAPACITY - (written - read));
            for (int k = 0; k < count; k++) {
                ring[(int) (written++ % CAPACITY)] = bytes[from + i++];
            }
            notifyAll();
        }
    }

    private synchronized void endOfWriters() {
        noWriter = true;
        notifyAll();
    }

    private synchronized void endOfReaders() {
        noReader = true;
        notifyAll();
    }

    private final class Reader extends Stream {
        @Override
        public InputStream input() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    return length == 0 ? 0 : MemoryPipe.this.read(bytes, from, length);
                }
            };
        }

        @Override
        public OutputStream output() throws IOException {
            throw new IOException("this is only for reading");
        }

        @Override
        public boolean isTerminal() {
            return false;
        }

        @Override
        protected void end() {
            endOfReaders();
        }
    }

    private final class Writer extends Stream {
        @Override
        public InputStream input() throws IOException {
            throw new IOException("this is only for writing");
        }

        @Override
        public OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    write(new byte[]{(byte) value}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    MemoryPipe.this.write(bytes, from, length);
                }
            };
        }

        @Override
        public boolean isTerminal() {
            return false;
        }

        @Override
        protected void end() {
            endOfWriters();
        }
    }
}
