package astryon.services.driver.framebuffer;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Keyboard;
import astryon.protocol.Screens;
import astryon.protocol.ScreensDispatcher;
import astryon.services.kit.ByteQueue;
import astryon.services.kit.Host;
import astryon.services.kit.Session;
import astryon.services.kit.screen.Font;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * All screens of a framebuffer, and which of them is seen. What they are outlives the driver, and so do connections to them: whom one is with, its number says, which is given once only.
 */
final class Display implements Screens, Session {
    static final int SCREENS = 4;
    /** Bytes of memory that outlives the driver: for each screen what was typed and not read; behind that its positions, which screen is seen, the last key's number, and how many connections there were. */
    static final int MEMORY = (SCREENS + 1) * 4096;
    private static final int QUEUE = 4096;
    private static final int POSITIONS = SCREENS * QUEUE;
    private static final int SEEN = POSITIONS + SCREENS * ByteQueue.POSITIONS;
    private static final int KEY = SEEN + 8;
    private static final int CONNECTIONS = SEEN + 16;
    /** Of a connection's number: which screen from the lowest bit on, whether it is for the size, and the rest is its own. */
    private static final int SIZE_BIT = SCREENS;
    private static final int SERIAL_SHIFT = 3;
    private static final int SERIALS = 0xffff;
    private static final int F1 = 0x3a;

    private final Host host;
    private final Handle watcher;
    private final Address memory;
    private final Connections connections;
    private final List<TextScreen> screens = new ArrayList<>();
    private final Map<Long, Session> sessions = new HashMap<>();
    private TextScreen seen;

    /** Makes a connection with a number. */
    interface Connections {
        Handle connect(long number);
    }

    /**
     * @param pixels where the framebuffer starts, a multiple of 8, as is {@code pitch}, the bytes from one row to the next
     * @param watcher a notification whose n-th bit, counted from 0, is set whenever the n-th screen comes to be seen; or 0
     * @param memory {@link #MEMORY} bytes: zeroes, or what an earlier driver left, as {@code kept} has what it left for each screen, counted from 0
     * @param connections {@link #session} has what they are with
     */
    Display(Host host, Handle watcher, Address pixels, int width, int height, long pitch, Address memory, IntFunction<Transcript.Kept> kept, Connections connections) {
        this.host = host;
        this.watcher = watcher;
        this.memory = memory;
        this.connections = connections;
        for (int i = 0; i < SCREENS; i++) {
            ByteQueue typed = new ByteQueue(memory.plus(POSITIONS + (long) i * ByteQueue.POSITIONS), memory.plus((long) i * QUEUE), QUEUE);
            screens.add(new TextScreen(host, width / Font.COLUMNS, height / Font.ROWS, pixels, pitch, typed, kept.apply(i)));
        }
        show(memory.plus(SEEN).loadInt() & SCREENS - 1);
    }

    private void show(int number) {
        if (seen != null) {
            seen.hide();
        }
        memory.plus(SEEN).storeInt(number);
        seen = screens.get(number);
        seen.show();
        if (watcher.value() != 0) {
            host.signal(watcher, 1L << number);
        }
    }

    @Override
    public void dispatch(Exchange exchange) {
        ScreensDispatcher.dispatch(this, exchange);
    }

    @Override
    public Handle open(int number) {
        if (number < 1 || number > SCREENS) {
            throw new Failure(Failure.NOT_THERE);
        }
        return connect(number - 1);
    }

    /** With a {@link SizeSession} of the screen of this number, counted from 0. */
    Handle openSize(int screen) {
        return connect(screen | SIZE_BIT);
    }

    /** @param what the lower bits of the connection's number */
    private Handle connect(int what) {
        int serial = memory.plus(CONNECTIONS).loadInt() % SERIALS + 1;
        memory.plus(CONNECTIONS).storeInt(serial);
        return connections.connect((long) serial << SERIAL_SHIFT | what);
    }

    /** What a connection is with. */
    Session session(long number) {
        return sessions.computeIfAbsent(number, made -> {
            int screen = (int) number & SCREENS - 1;
            Runnable ended = () -> sessions.remove(number);
            return (number & SIZE_BIT) != 0 ? new SizeSession(host, screens.get(screen), ended) : new ScreenSession(this, screen, screens.get(screen), ended);
        });
    }

    /** The number of the last key that was typed. */
    int lastKey() {
        return memory.plus(KEY).loadInt();
    }

    /** A key was pressed or let go. Alt and one of the first function keys choose a screen; everything else is typed where one looks. */
    void key(long event) {
        int key = (int) (event >> Keyboard.KEY_SHIFT & Keyboard.KEY);
        boolean isChoice = (event >> Keyboard.MODIFIER_SHIFT & Keyboard.ALT) != 0 && key >= F1 && key < F1 + SCREENS;
        if (isChoice && (event & Keyboard.PRESSED) != 0) {
            show(key - F1);
        } else if (!isChoice) {
            seen.key(event);
        }
        memory.plus(KEY).storeInt((int) (event >> Keyboard.NUMBER_SHIFT & Keyboard.NUMBER));
        seen.serveReaders();
    }
}
