package astryon.services.driver.framebuffer;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.Session;

/** What a screen is of a terminal: it has a size, which stays, and keys. Lines are for who serves programs. */
final class SizeSession implements Terminal, Session {
    private final Host host;
    private final TextScreen screen;
    private final Runnable ended;

    /** @param ended is told when nobody has it any more */
    SizeSession(Host host, TextScreen screen, Runnable ended) {
        this.host = host;
        this.screen = screen;
        this.ended = ended;
    }

    @Override
    public void ended() {
        ended.run();
    }

    @Override
    public void dispatch(Exchange exchange) {
        TerminalDispatcher.dispatch(this, exchange);
    }

    @Override
    public void setMode(int mode) {
        if (mode != KEYS) {
            throw new Failure(Failure.NOT_SUPPORTED);
        }
    }

    @Override
    public Size size() {
        return new Size(screen.columns(), screen.rows());
    }

    /** There is nothing to tell. */
    @Override
    public void watch(Handle notification) {
        host.close(notification);
    }

    /** It is for terminals, which look after their guests. */
    @Override
    public GuestEnd guest(boolean mayRead) {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public void letRead(int guest, boolean mayRead) {
        throw new Failure(Failure.NOT_SUPPORTED);
    }
}
