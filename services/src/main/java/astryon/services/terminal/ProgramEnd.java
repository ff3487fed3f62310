package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.protocol.OpenFileDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.PlainSession;
import astryon.sys.FileCalls;

/** A terminal as programs have it open. */
final class ProgramEnd extends PlainSession {
    private static final int MODE = 0620;

    private final Host host;
    private final TerminalService terminal;

    ProgramEnd(Host host, TerminalService terminal) {
        this.host = host;
        this.terminal = terminal;
    }

    @Override
    public void dispatch(Exchange exchange) {
        OpenFileDispatcher.dispatch(this, exchange);
    }

    @Override
    public void ended() {
        terminal.forget(this);
    }

    @Override
    public long read(Loan into) {
        return terminal.read(this, into);
    }

    @Override
    public long write(Loan from) {
        return terminal.write(this, from);
    }

    @Override
    public int available() {
        return terminal.available();
    }

    @Override
    public Facts facts() {
        return new Facts(FileCalls.OTHER, MODE, 0, 0, 0, 0, 0, 1, 0, 0, 0);
    }

    @Override
    public Handle terminal() {
        return host.connect(new ControlSession(terminal));
    }
}
