package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalDispatcher;
import astryon.services.kit.Session;

/** What a terminal does for a program beside taking and giving bytes. */
final class ControlSession implements Terminal, Session {
    private final TerminalService terminal;

    ControlSession(TerminalService terminal) {
        this.terminal = terminal;
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
        terminal.setMode(mode);
    }

    @Override
    public Size size() {
        terminal.askForSize();
        return new Size(terminal.columns(), terminal.rows());
    }

    @Override
    public void watch(Handle notification) {
        terminal.watch(notification);
    }
}
