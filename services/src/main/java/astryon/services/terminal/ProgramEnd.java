package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
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
    private final int number;
    private boolean mayRead;
    private boolean hasTakenKeys;

    private ProgramEnd(Host host, TerminalService terminal, GuestText text, int number, boolean mayRead) {
        this.host = host;
        this.terminal = terminal;
        this.text = text;
        this.number = number;
        this.mayRead = mayRead;
    }

    ProgramEnd(Host host, TerminalService terminal) {
        this(host, terminal, null, 0, true);
    }

    static ProgramEnd guest(Host host, TerminalService terminal, int number, boolean mayRead) {
        return new ProgramEnd(host, terminal, new GuestText(), number, mayRead);
    }

    int number() {
        return number;
    }

    boolean mayRead() {
        return mayRead;
    }

    void setMayRead(boolean may) {
        mayRead = may;
    }

    boolean isGuest() {
        return text != null;
    }

    GuestText text() {
        return text;
    }

    void setMode(int mode) {
        if (!mayRead) {
            throw new Failure(Failure.NOT_PERMITTED);
        }
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
        return mayRead ? terminal.available() : 0;
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
