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
import java.util.function.Function;

/** The terminal behind a stream. Where its service was started again, it is told again what it has to know. */
final class SystemTerminal implements Terminal {
    private static final int MOST_ATTEMPTS = 10;

    private final SystemStream stream;
    private Handle handle;
    private astryon.protocol.Terminal control;
    private int mode = astryon.protocol.Terminal.LINES;
    /** Who watches its keys, or 0. */
    private Handle watcher = new Handle(0);

    /** Throws {@link Failure} if the stream is none. */
    SystemTerminal(SystemStream stream) {
        this.stream = stream;
        handle = stream.control();
        control = new TerminalClient(new EndpointChannel(handle));
        stream.onRestart(this::restarted);
    }

    private synchronized void restarted() {
        Calls.handleClose(handle);
        handle = stream.control();
        control = new TerminalClient(new EndpointChannel(handle));
        if (watcher.value() != 0) {
            control.watch(Calls.handleDuplicate(watcher, SystemStream.SIGNALLER_RIGHTS));
        }
        if (mode != astryon.protocol.Terminal.LINES) {
            control.setMode(mode);
        }
    }

    private synchronized <T> T ask(Function<astryon.protocol.Terminal, T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                if (attempt > 1) {
                    restarted();
                }
                return question.apply(control);
            } catch (Failure failure) {
                boolean isNew = failure.number() == Failure.NOT_OPEN || failure.number() == Failure.AGAIN;
                if (!isNew || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    @Override
    public int columns() {
        return ask(astryon.protocol.Terminal::size).columns();
    }

    @Override
    public int rows() {
        return ask(astryon.protocol.Terminal::size).rows();
    }

    private void setMode(int wanted) throws IOException {
        mode = wanted;
        try {
            ask(terminal -> {
                terminal.setMode(wanted);
                return true;
            });
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
        watcher = notification;
        ask(terminal -> {
            terminal.watch(Calls.handleDuplicate(notification, SystemStream.SIGNALLER_RIGHTS));
            return true;
        });
    }
}
