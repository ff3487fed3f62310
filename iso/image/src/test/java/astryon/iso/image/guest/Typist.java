package astryon.iso.image.guest;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Keyboard;
import astryon.protocol.KeyboardClient;
import astryon.protocol.Pointer;
import astryon.protocol.PointerClient;
import astryon.protocol.Supervision;
import astryon.protocol.SupervisionClient;
import astryon.services.kit.Console;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/**
 * Writes down what is typed, a line each, and with Tab how far the mouse has moved since and how often its button was pressed, while the driver of both is killed again and again; Escape ends it. Its handles: 0 a {@link
 * Keyboard}, 1 a {@link Pointer}, 2 a {@link Supervision}.
 */
public final class Typist {
    private static final int ENTER = 0x28;
    private static final int ESCAPE = 0x29;
    private static final int TAB = 0x2b;
    private static final int KILLS = 100;
    private static final long PAUSE_NANOS = 30_000_000;

    private final Console console = new Console(Startup.block().log());
    private int right;
    private int down;
    private int presses;
    private int buttons;

    private Typist() {
    }

    public static void main(String[] arguments) {
        new Typist().run();
    }

    private void run() {
        Keyboard keyboard = new KeyboardClient(new EndpointChannel(Startup.block().handle(0)));
        new Thread(this::follow, "pointer").start();
        new Thread(Typist::kill, "killer").start();
        console.line("typist: ready");
        StringBuilder line = new StringBuilder();
        int seen = 0;
        while (true) {
            int last = seen;
            long event = Again.ask(() -> keyboard.next(last));
            seen = (int) (event >> Keyboard.NUMBER_SHIFT & Keyboard.NUMBER);
            int key = (event & Keyboard.PRESSED) != 0 ? (int) (event >> Keyboard.KEY_SHIFT & Keyboard.KEY) : 0;
            switch (key) {
                case 0 -> { }
                case ESCAPE -> System.exit(0);
                case ENTER -> {
                    console.line("typist: typed " + line);
                    line.setLength(0);
                }
                case TAB -> tellMoves();
                default -> line.append((char) (event & Keyboard.CHARACTER));
            }
        }
    }

    private void follow() {
        Pointer pointer = new PointerClient(new EndpointChannel(Startup.block().handle(1)));
        int seen = 0;
        while (true) {
            int last = seen;
            long event = Again.ask(() -> pointer.next(last));
            seen = (int) (event >> Pointer.NUMBER_SHIFT & Pointer.NUMBER);
            synchronized (this) {
                right += (short) (event >> Pointer.RIGHT_SHIFT);
                down += (short) (event >> Pointer.DOWN_SHIFT);
                int now = (int) event & Pointer.BUTTONS;
                presses += Integer.bitCount(now & ~buttons);
                buttons = now;
                notifyAll();
            }
        }
    }

    /** As soon as the button was pressed and let go. */
    private synchronized void tellMoves() {
        while (presses == 0 || buttons != 0) {
            try {
                wait();
            } catch (InterruptedException nobodyDoes) {
                throw new IllegalStateException(nobodyDoes);
            }
        }
        console.line("typist: moved " + right + " " + down + ", pressed " + presses);
        right = 0;
        down = 0;
        presses = 0;
    }

    private static void kill() {
        Supervision supervision = new SupervisionClient(new EndpointChannel(Startup.block().handle(2)));
        for (int i = 0; i < KILLS; i++) {
            supervision.restart("ps2");
            Calls.threadSleep(SystemClock.nanos() + PAUSE_NANOS);
        }
        new Console(Startup.block().log()).line("typist: killed " + KILLS + " times");
    }
}
