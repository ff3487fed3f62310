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
import java.util.List;

/** All screens of a framebuffer, and which of them is seen. */
final class Display implements Screens, Session {
    static final int SCREENS = 4;
    /** Bytes of memory for each screen, beside the pixels. */
    static final int MEMORY = 3 * 4096;
    private static final int QUEUE = 4096;
    private static final int F1 = 0x3a;

    private final Host host;
    private final Handle watcher;
    private final List<TextScreen> screens = new ArrayList<>();
    private TextScreen seen;

    /**
     * @param pixels where the framebuffer starts, a multiple of 8, as is {@code pitch}, the bytes from one row to the next
     * @param watcher a notification whose n-th bit, counted from 0, is set whenever the n-th screen comes to be seen; or 0
     * @param memory {@link #MEMORY} bytes of zeroes for each of the {@link #SCREENS} screens
     */
    Display(Host host, Handle watcher, Address pixels, int width, int height, long pitch, Address memory) {
        this.host = host;
        this.watcher = watcher;
        for (int i = 0; i < SCREENS; i++) {
            Address own = memory.plus((long) i * MEMORY);
            screens.add(new TextScreen(host, width / Font.COLUMNS, height / Font.ROWS, pixels, pitch, new ByteQueue(own, own.plus(QUEUE), QUEUE), own.plus(2 * QUEUE)));
        }
        show(0);
    }

    private void show(int number) {
        if (seen != null) {
            seen.hide();
        }
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
        return host.connect(new ScreenSession(host, screens.get(number - 1)));
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
    }
}
