package astryon.iso.image.guest;

import astryon.abi.StartBlock;
import astryon.library.Utf8;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.protocol.Pointer;
import astryon.protocol.PointerClient;
import astryon.protocol.Screens;
import astryon.protocol.ScreensClient;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.kit.Console;
import astryon.services.kit.SharedMemory;
import astryon.sys.Startup;

/** Shows on the first screen what it reads there, and tells of the mouse in the log; after {@code q} it ends. Its handles: 0 {@link Screens}, 1 a {@link Pointer}. */
public final class ScreenClient {
    private static final int BUFFER = 4096;

    private final StartBlock block = Startup.block();
    private final Console console = new Console(block.log());
    private final SharedMemory buffer = SharedMemory.create(BUFFER);

    private ScreenClient() {
    }

    public static void main(String[] arguments) {
        new ScreenClient().run();
    }

    private void run() {
        Screens all = new ScreensClient(new EndpointChannel(block.handle(0)));
        OpenFile second = new OpenFileClient(new EndpointChannel(all.open(2)));
        write(second, "the second\r\n");
        OpenFile screen = new OpenFileClient(new EndpointChannel(all.open(1)));
        Terminal.Size size = new TerminalClient(new EndpointChannel(screen.terminal())).size();
        new Thread(() -> tellMoves(new PointerClient(new EndpointChannel(block.handle(1)))), "pointer").start();
        write(screen, "\033[2J\033[H" + size.columns() + " by " + size.rows() + "\r\n\033[1;31mred\033[m \u2554\u2550\u2557\r\n");
        console.line("screen: drawn");
        echo(screen);
        System.exit(0);
    }

    private void tellMoves(Pointer pointer) {
        for (long event = pointer.next(0); event > 0; event = pointer.next((int) (event >> Pointer.NUMBER_SHIFT & Pointer.NUMBER))) {
            new Console(block.log()).line("pointer: " + (event & Pointer.BUTTONS) + " " + (byte) (event >> Pointer.WHEEL_SHIFT) + " " + (short) (event >> Pointer.RIGHT_SHIFT) + " "
                    + (short) (event >> Pointer.DOWN_SHIFT));
        }
    }

    private void echo(OpenFile screen) {
        boolean ended = false;
        while (!ended) {
            long count = screen.read(new Loan(buffer.start(), BUFFER));
            for (int i = 0; i < count; i++) {
                ended |= buffer.start().plus(i).loadByte() == 'q';
            }
            screen.write(new Loan(buffer.start(), count));
            console.line("screen: shown " + count);
        }
    }

    private void write(OpenFile to, String text) {
        byte[] bytes = Utf8.bytes(text);
        for (int i = 0; i < bytes.length; i++) {
            buffer.start().plus(i).storeByte(bytes[i]);
        }
        to.write(new Loan(buffer.start(), bytes.length));
    }
}
