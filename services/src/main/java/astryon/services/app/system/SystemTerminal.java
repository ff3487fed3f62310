package astryon.services.app.system;

import astryon.abi.Handle;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.TerminalClient;
import astryon.services.app.Terminal;
import astryon.sys.Calls;
import astryon.sys.FileError;
import java.io.IOException;
import java.io.InputStream;

/** The terminal behind a stream. */
final class SystemTerminal implements Terminal {
    private final SystemStream stream;
    private final astryon.protocol.Terminal control;

    /** Throws {@link Failure} if the stream is none. */
    SystemTerminal(SystemStream stream) {
        this.stream = stream;
        control = new TerminalClient(new EndpointChannel(stream.control()));
    }

    @Override
    public int columns() {
        return control.size().columns();
    }

    @Override
    public int rows() {
        return control.size().rows();
    }

    private void setMode(int mode) throws IOException {
        try {
            control.setMode(mode);
        } catch (Failure failure) {
            throw new IOException(FileError.text(-failure.number()));
        }
    }

    @Override
    public Keys takeKeys() throws IOException {
        setMode(astryon.protocol.Terminal.KEYS);
        InputStream input = stream.input();
        return new Keys() {
            @Override
            public int next() throws IOException {
                return input.read();
            }

            @Override
            public void close() throws IOException {
                setMode(astryon.protocol.Terminal.LINES);
            }
        };
    }

    /** Has the signals of its keys signal a notification from now on, as bits of {@link astryon.protocol.Terminal}. */
    void watch(Handle notification) {
        control.watch(Calls.handleDuplicate(notification, SystemStream.SIGNALLER_RIGHTS));
    }
}
