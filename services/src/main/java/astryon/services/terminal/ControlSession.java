package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.Session;

/** What a terminal does for a program beside taking and giving bytes. */
final class ControlSession implements Terminal, Session {
    private final Host host;
    private final TerminalService terminal;
    private final ProgramEnd end;

    ControlSession(Host host, TerminalService terminal, ProgramEnd end) {
        this.host = host;
        this.terminal = terminal;
        this.end = end;
    }

    @Override
    public void dispatch(Exchange exchange) {
        TerminalDispatcher.dispatch(this, exchange);
    }

    @Override
    public void setMode(int mode) {
        if (mode != LINES && mode != KEYS) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        end.setMode(mode);
    }

    @Override
    public Size size() {
        terminal.askForSize();
        return new Size(terminal.columns(), terminal.rows());
    }

    @Override
    public void watch(Handle notification) {
        if (end.isGuest()) {
            host.close(notification);
            throw new Failure(Failure.NOT_PERMITTED);
        }
        terminal.watch(notification);
    }

    @Override
    public GuestEnd guest(boolean mayRead) {
        requireTrusted();
        ProgramEnd guest = terminal.addGuest(mayRead);
        try {
            return new GuestEnd(host.connectClient(guest), guest.number());
        } catch (Failure noRoom) {
            terminal.leave(guest);
            throw noRoom;
        }
    }

    @Override
    public void letRead(int guest, boolean mayRead) {
        requireTrusted();
        terminal.letRead(guest, mayRead);
    }

    private void requireTrusted() {
        if (end.isGuest()) {
            throw new Failure(Failure.NOT_PERMITTED);
        }
    }
}
