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
    private final FileBytes bytes;
    private Runnable restarted = () -> { };

    SystemStream(Handle handle) {
        this.handle = handle;
        file = new OpenFileClient(new EndpointChannel(handle));
        bytes = new FileBytes(file);
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

    /** What is to be done when a terminal's service was started again, before it is asked again. */
    void onRestart(Runnable action) {
        restarted = action;
    }

    /** A terminal that was started again is asked again. Others have a position, which may have moved or not. */
    private void throwUnlessStartedAgain(Failure failure) throws IOException {
        if (failure.number() != Failure.AGAIN || !isTerminal()) {
            check(-failure.number());
        }
        restarted.run();
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
                while (true) {
                    try {
                        int read = check(SystemStream.this.bytes.read(bytes, offset, count));
                        return read == 0 ? -1 : read;
                    } catch (Failure failure) {
                        throwUnlessStartedAgain(failure);
                    }
                }
            }

            @Override
            public int available() throws IOException {
                try {
                    return check(file.available());
                } catch (Failure failure) {
                    return check(-failure.number());
                }
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
                    try {
                        done += check(SystemStream.this.bytes.write(bytes, offset + done, count - done));
                    } catch (Failure failure) {
                        throwUnlessStartedAgain(failure);
                    }
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
        bytes.end();
        Calls.handleClose(handle);
    }
}
