package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.services.kit.Host;
import astryon.services.kit.PlainSession;

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
        return facts(MODE);
    }

    @Override
    public Handle terminal() {
        return host.connect(new ControlSession(terminal));
    }
}
