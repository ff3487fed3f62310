package astryon.services.driver.keyboard;

import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Keyboard;
import astryon.protocol.KeyboardDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.PutOffCalls;
import astryon.services.kit.Session;
import java.util.ArrayDeque;

/**
 * The keyboard behind its controller (IBM PS/2 technical reference, keyboard controller). Events wait for who asks for the next; if nobody does, the oldest stay and new ones are dropped, though
 * what is held is known. Who asks last has the keyboard: whoever waited before may have ended meanwhile.
 */
final class KeyboardController implements Keyboard, Session {
    private static final int HAS_DATA = 1;
    private static final int IS_BUSY = 2;
    private static final int FROM_MOUSE = 0x20;

    private static final int READ_CONFIGURATION = 0x20;
    private static final int WRITE_CONFIGURATION = 0x60;
    private static final int ENABLE_KEYBOARD = 0xae;
    private static final int INTERRUPTS = 1;
    private static final int IS_OFF = 0x10;
    /** It makes set 1 of what the keyboard says. */
    private static final int TRANSLATES = 0x40;
    /** A controller that is not there reads as ones; one that never answers must not stop the driver. */
    private static final int PATIENCE = 10_000;
    private static final int MOST_EVENTS = 256;

    private final Ports ports;
    private final ScanCodes codes = new ScanCodes();
    private final KeyboardState state;
    private final ArrayDeque<Long> events = new ArrayDeque<>();
    private final PutOffCalls waiting;

    KeyboardController(Ports ports, Layout layout, Host host) {
        this.ports = ports;
        state = new KeyboardState(layout);
        waiting = new PutOffCalls(host);
    }

    /** Before anything else. False if there is no controller. */
    boolean start() {
        for (int i = 0; i < PATIENCE && (ports.readStatus() & HAS_DATA) != 0; i++) {
            ports.readData();
        }
        if (!command(READ_CONFIGURATION)) {
            return false;
        }
        for (int i = 0; (ports.readStatus() & HAS_DATA) == 0; i++) {
            if (i == PATIENCE) {
                return false;
            }
        }
        int configuration = ports.readData();
        if (!command(WRITE_CONFIGURATION) || !isIdle()) {
            return false;
        }
        ports.writeData((configuration | INTERRUPTS) & ~(TRANSLATES | IS_OFF));
        return command(ENABLE_KEYBOARD);
    }

    private boolean command(int command) {
        if (!isIdle()) {
            return false;
        }
        ports.writeCommand(command);
        return true;
    }

    private boolean isIdle() {
        for (int i = 0; i < PATIENCE; i++) {
            if ((ports.readStatus() & IS_BUSY) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Something was pressed or let go, or may have been. */
    void interrupted() {
        for (int status = ports.readStatus(), i = 0; (status & HAS_DATA) != 0 && i < PATIENCE; status = ports.readStatus(), i++) {
            int b = ports.readData();
            int key = (status & FROM_MOUSE) == 0 ? codes.next(b) : ScanCodes.NOTHING;
            if (key != ScanCodes.NOTHING) {
                happened(state.event(key & ~ScanCodes.RELEASED, (key & ScanCodes.RELEASED) == 0));
            }
        }
    }

    private void happened(long event) {
        if (!waiting.isEmpty()) {
            waiting.answer(event);
        } else if (events.size() < MOST_EVENTS) {
            events.add(event);
        }
    }

    @Override
    public void dispatch(Exchange exchange) {
        KeyboardDispatcher.dispatch(this, exchange);
    }

    @Override
    public long next() {
        if (!events.isEmpty()) {
            return events.remove();
        }
        waiting.answerAll(-Failure.GONE);
        waiting.add(this, null);
        return 0;
    }
}
