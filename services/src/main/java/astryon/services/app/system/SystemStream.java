package astryon.services.app.system;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.FileBytes;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.services.app.NobodyReads;
import astryon.services.app.Stream;
import astryon.sys.Calls;
import astryon.sys.FileError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Whatever is open at the other end of a handle. */
final class SystemStream extends Stream {
    static final int SIGNALLER_RIGHTS = Rights.Bit.SIGNAL | Rights.Bit.TRANSFER;

    private final Handle handle;
    private final OpenFile file;

    SystemStream(Handle handle) {
        this.handle = handle;
        file = new OpenFileClient(new EndpointChannel(handle));
    }

    Handle handle() {
        return handle;
    }

    /** Throws for a negative result. */
    private static int check(long result) throws IOException {
        if (result == -Failure.NO_READER) {
            throw new NobodyReads();
        }
        if (result < 0) {
            throw new IOException(FileError.text(result));
        }
        return (int) result;
    }

    private interface Action {
        long perform();
    }

    private static int perform(Action action) throws IOException {
        try {
            return check(action.perform());
        } catch (Failure failure) {
            return check(-failure.number());
        }
    }

    @Override
    public InputStream input() {
        return new InputStream() {
            private final byte[] one = new byte[1];

            @Override
            public int read() throws IOException {
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                if (count == 0) {
                    return 0;
                }
                int read = perform(() -> FileBytes.read(file, bytes, offset, count));
                return read == 0 ? -1 : read;
            }

            @Override
            public int available() throws IOException {
                return perform(file::available);
            }
        };
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                int done = 0;
                while (done < count) {
                    int from = offset + done;
                    int some = count - done;
                    done += perform(() -> FileBytes.write(file, bytes, from, some));
                }
            }
        };
    }

    /** What is a terminal beside its bytes. Throws {@link Failure} if it is none. */
    Handle control() {
        return file.terminal();
    }

    @Override
    public boolean isTerminal() {
        try {
            Calls.handleClose(file.terminal());
            return true;
        } catch (Failure none) {
            return false;
        }
    }

    @Override
    protected void end() {
        Calls.handleClose(handle);
    }
}
