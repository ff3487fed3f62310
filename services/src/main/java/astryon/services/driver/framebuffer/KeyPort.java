package astryon.services.driver.framebuffer;

import astryon.magic.Address;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.services.kit.PlainSession;

/** Where the thread that waits for keys hands them over: what is written are events of a keyboard, eight bytes each. */
final class KeyPort extends PlainSession {
    static final int EVENT = 8;
    private static final int MODE = 0600;

    private final Display display;
    private final Address event;

    /** @param event room for one */
    KeyPort(Display display, Address event) {
        this.display = display;
        this.event = event;
    }

    @Override
    public long read(Loan into) {
        return 0;
    }

    @Override
    public long write(Loan from) {
        long done = 0;
        for (; done + EVENT <= from.size(); done += EVENT) {
            from.read(done, event, EVENT);
            display.key(event.loadLong());
        }
        return done;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public Facts facts() {
        return facts(MODE);
    }
}
