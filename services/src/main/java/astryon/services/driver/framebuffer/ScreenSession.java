package astryon.services.driver.framebuffer;

import astryon.abi.Handle;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.services.kit.PlainSession;

/** A screen that somebody has open: by a connection that outlives the driver. */
final class ScreenSession extends PlainSession {
    private static final int MODE = 0600;

    private final Display display;
    private final int number;
    private final TextScreen screen;
    private final Runnable ended;

    /**
     * @param number of the screen, counted from 0
     * @param ended is told when nobody has it open any more
     */
    ScreenSession(Display display, int number, TextScreen screen, Runnable ended) {
        this.display = display;
        this.number = number;
        this.screen = screen;
        this.ended = ended;
    }

    @Override
    public void ended() {
        screen.forget(this);
        ended.run();
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
        return display.openSize(number);
    }
}
