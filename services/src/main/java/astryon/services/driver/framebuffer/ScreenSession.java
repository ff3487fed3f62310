package astryon.services.driver.framebuffer;

import astryon.abi.Handle;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.services.kit.Host;
import astryon.services.kit.PlainSession;

/** A screen that somebody has open. */
final class ScreenSession extends PlainSession {
    private static final int MODE = 0600;

    private final Host host;
    private final TextScreen screen;

    ScreenSession(Host host, TextScreen screen) {
        this.host = host;
        this.screen = screen;
    }

    @Override
    public void ended() {
        screen.forget(this);
    }

    @Override
    public long read(Loan into) {
        return screen.read(this, into);
    }

    @Override
    public long write(Loan from) {
        return screen.write(from);
    }

    @Override
    public int available() {
        return screen.available();
    }

    @Override
    public Facts facts() {
        return facts(MODE);
    }

    @Override
    public Handle terminal() {
        return host.connect(new SizeSession(host, screen));
    }
}
