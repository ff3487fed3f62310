package astryon.services.terminal;

import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.services.kit.PlainSession;

/** The end where somebody types and sees: what is written was typed, what is read is to be shown. Closing it hangs up. */
final class FarEnd extends PlainSession {
    private static final int MODE = 0600;

    private final TerminalService terminal;

    FarEnd(TerminalService terminal) {
        this.terminal = terminal;
    }

    @Override
    public void ended() {
        terminal.hangUp();
    }

    @Override
    public long read(Loan into) {
        return terminal.show(this, into);
    }

    @Override
    public long write(Loan from) {
        return terminal.type(this, from);
    }

    @Override
    public int available() {
        return terminal.showable();
    }

    @Override
    public Facts facts() {
        return facts(MODE);
    }
}
