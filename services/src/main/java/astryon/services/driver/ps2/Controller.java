package astryon.services.driver.ps2;

import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Keyboard;
import astryon.protocol.KeyboardDispatcher;
import astryon.protocol.Pointer;
import astryon.protocol.PointerDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.Session;

/** The controller (8042; IBM PS/2 technical reference), with a keyboard and perhaps a mouse behind it. */
final class Controller implements Keyboard, Session {
    private static final int HAS_BYTE = 1;
    private static final int IS_BUSY = 2;
    private static final int FROM_MOUSE = 0x20;
    private static final int NOTHING_THERE = 0xff;

    private static final int READ_CONFIGURATION = 0x20;
    private static final int WRITE_CONFIGURATION = 0x60;
    private static final int DISABLE_MOUSE = 0xa7;
    private static final int ENABLE_MOUSE = 0xa8;
    private static final int ENABLE_KEYBOARD = 0xae;
    private static final int TO_MOUSE = 0xd4;
    /** Of the configuration: both interrupts; neither device is off; it does not make set 1 of what the keyboard says. */
    private static final int INTERRUPTS = 3;
    private static final int OFF_OR_TRANSLATED = 0x70;
    /** How often {@link Ports#pause} until nobody answers any more: a device takes some milliseconds. */
    private static final int PATIENCE = 250;
    /** More than a controller and its devices ever have to say at once. */
    private static final int MOST_BYTES = 1000;

    /** What the devices are told, and say; a keyboard has up to so many bytes to say before. */
    private static final int QUIET = 0xf5;
    private static final int MOST_BEFORE = 32;
    private static final int DEFAULTS = 0xf6;
    private static final int RATE = 0xf3;
    private static final int[] KNOCKS = {200, 100, 80};
    private static final int IDENTIFY = 0xf2;
    private static final int REPORT = 0xf4;
    private static final int DONE = 0xfa;
    private static final int HAS_WHEEL = 3;

    /** Where in its memory things are: the two queues, and whether the controller is set up. */
    static final int MEMORY = 8 * 1024;
    private static final int MOVES = 4096;
    private static final int SET_UP = MEMORY - 8;
    private static final long IS_SET_UP = 0x7073_3200_0000_0001L;
    /** Of the state beside the keys: behind that of a code, what is held. */
    private static final int HELD_SHIFT = 8;

    private final Ports ports;
    private final Address memory;
    private final ScanCodes codes = new ScanCodes();
    private final KeyboardState state;
    private final Packets packets = new Packets();
    private final EventQueue keys;
    private final EventQueue moves;

    /** @param memory {@link #MEMORY} bytes of zeroes, or what an earlier driver left */
    Controller(Ports ports, Layout layout, Address memory, Host host) {
        this.ports = ports;
        this.memory = memory;
        state = new KeyboardState(layout);
        keys = new EventQueue(memory, host);
        moves = new EventQueue(memory.plus(MOVES), host);
    }

    /** Before anything else. False if there is no controller. One that an earlier driver has set up is left as it is: what waits in it was typed meanwhile. */
    boolean start() {
        if (memory.plus(SET_UP).loadLong() != IS_SET_UP) {
            if (ports.readStatus() == NOTHING_THERE || !setUp()) {
                return false;
            }
            keys.begin(keyboardState());
            moves.begin(packets.state());
            memory.plus(SET_UP).storeOrderedLong(IS_SET_UP);
        }
        codes.resume(keys.state() & (1 << HELD_SHIFT) - 1);
        state.resume(keys.state() >> HELD_SHIFT);
        packets.resume(moves.state());
        if (keys.hasByte()) {
            fromKeyboard(keys.aByte());
        }
        if (moves.hasByte()) {
            fromMouse(moves.aByte());
        }
        interrupted();
        return true;
    }

    private boolean setUp() {
        if (!command(DISABLE_MOUSE) || !command(ENABLE_KEYBOARD)) {
            return false;
        }
        // Forgets what it has to say, which would be in another set of codes, and is quiet.
        tellKeyboard(QUIET);
        drain();
        if (!command(READ_CONFIGURATION)) {
            return false;
        }
        int configuration = read();
        // Neither interrupts until all is set up.
        if (configuration < 0 || !configure(configuration & ~(INTERRUPTS | OFF_OR_TRANSLATED)) || !command(ENABLE_MOUSE)) {
            return false;
        }
        setUpMouse();
        return tellKeyboard(REPORT) && configure(configuration & ~OFF_OR_TRANSLATED | INTERRUPTS);
    }

    /** Whether it says that it has done so, perhaps behind what was typed before. */
    private boolean tellKeyboard(int b) {
        if (!isIdle()) {
            return false;
        }
        ports.writeData(b);
        for (int i = 0; i < MOST_BEFORE; i++) {
            int said = read();
            if (said < 0 || said == DONE) {
                return said == DONE;
            }
        }
        return false;
    }

    private boolean configure(int configuration) {
        if (!command(WRITE_CONFIGURATION) || !isIdle()) {
            return false;
        }
        ports.writeData(configuration);
        return true;
    }

    /** Knocking at these rates asks for the wheel. Without a mouse nobody answers. */
    private void setUpMouse() {
        if (!tell(DEFAULTS)) {
            return;
        }
        for (int rate : KNOCKS) {
            tell(RATE);
            tell(rate);
        }
        packets.begin(tell(IDENTIFY) && read() == HAS_WHEEL);
        tell(REPORT);
    }

    private boolean tell(int b) {
        if (!command(TO_MOUSE) || !isIdle()) {
            return false;
        }
        ports.writeData(b);
        return read() == DONE;
    }

    private void drain() {
        for (int i = 0; i < MOST_BYTES && (ports.readStatus() & HAS_BYTE) != 0; i++) {
            ports.readData();
        }
    }

    /** The next byte; negative if none comes. */
    private int read() {
        for (int i = 0; i < PATIENCE; i++) {
            if ((ports.readStatus() & HAS_BYTE) != 0) {
                return ports.readData();
            }
            ports.pause();
        }
        return -1;
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
            ports.pause();
        }
        return false;
    }

    /** Something was done, or may have been. Returns when there is nothing to read any more: only then can its interrupts, edges, come again. */
    void interrupted() {
        int status = ports.readStatus();
        for (int i = 0; (status & HAS_BYTE) != 0 && status != NOTHING_THERE && i < MOST_BYTES; i++) {
            if ((status & FROM_MOUSE) == 0) {
                fromKeyboard(ports.readData(keys.place()));
            } else {
                fromMouse(ports.readData(moves.place()));
            }
            status = ports.readStatus();
        }
    }

    private void fromKeyboard(int b) {
        int key = codes.next(b);
        if (key == ScanCodes.NOTHING) {
            keys.note(keyboardState());
        } else {
            long event = state.event(key & ~ScanCodes.RELEASED, (key & ScanCodes.RELEASED) == 0);
            keys.add(event, keyboardState());
        }
    }

    private int keyboardState() {
        return codes.state() | state.state() << HELD_SHIFT;
    }

    private void fromMouse(int b) {
        long event = packets.next(b);
        if (event == Packets.NOTHING) {
            moves.note(packets.state());
        } else {
            moves.add(event, packets.state());
        }
    }

    @Override
    public void dispatch(Exchange exchange) {
        KeyboardDispatcher.dispatch(this, exchange);
    }

    @Override
    public long next(int seen) {
        return keys.next(this, seen);
    }

    /** What serves the mouse. */
    Session pointer() {
        return new Mouse(moves);
    }

    private record Mouse(EventQueue moves) implements Pointer, Session {
        @Override
        public void dispatch(Exchange exchange) {
            PointerDispatcher.dispatch(this, exchange);
        }

        @Override
        public long next(int seen) {
            return moves.next(this, seen);
        }
    }
}
