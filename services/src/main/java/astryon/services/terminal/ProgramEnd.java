package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.protocol.Terminal;
import astryon.services.kit.Host;
import astryon.services.kit.PlainSession;

/** A terminal as programs have it open: those of the system, or, as a guest, a regular one, whose text is looked at and who cannot take the terminal's signals. */
final class ProgramEnd extends PlainSession {
    private static final int MODE = 0620;

    private final Host host;
    private final TerminalService terminal;
    /** Null for who is no guest. */
    private final GuestText text;
    private boolean hasTakenKeys;

    ProgramEnd(Host host, TerminalService terminal, GuestText text) {
        this.host = host;
        this.terminal = terminal;
        this.text = text;
    }

    boolean isGuest() {
        return text != null;
    }

    GuestText text() {
        return text;
    }

    void setMode(int mode) {
        hasTakenKeys = mode == Terminal.KEYS;
        terminal.setMode(mode);
    }

    boolean hasTakenKeys() {
        return hasTakenKeys;
    }

    @Override
    public void ended() {
        if (isGuest()) {
            terminal.leave(this);
        } else {
            terminal.forget(this);
        }
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
        return host.connect(new ControlSession(host, terminal, this));
    }
}
