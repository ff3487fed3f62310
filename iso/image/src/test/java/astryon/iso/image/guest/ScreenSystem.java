package astryon.iso.image.guest;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.library.Utf8;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.protocol.Screens;
import astryon.protocol.ScreensClient;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.kit.Birth;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.List;

/** In init's place: a keyboard and screens with their drivers, and one client that shows on the first screen what it reads there; after {@code q} it ends. */
public final class ScreenSystem {
    private static final int PRIORITY = 16;
    private static final int READ_AND_WRITE = Rights.Bit.READ | Rights.Bit.WRITE;
    private static final int BUFFER = 4096;

    private final StartBlock block = Startup.block();
    private final Console console = new Console(block.log());
    private final SharedMemory buffer = SharedMemory.create(BUFFER);

    private ScreenSystem() {
    }

    public static void main(String[] arguments) {
        new ScreenSystem().run();
    }

    private static Handle endpoint() {
        return new Handle(SystemError.check(Calls.endpointCreate().value()));
    }

    private Loader.Gift given(int which, int rights) {
        return new Loader.Gift(block.handle(which), rights);
    }

    private void run() {
        SharedMemory archive = SharedMemory.map(block.handle(InitHandles.ARCHIVE), Protection.READ);
        Loader loader = new Loader(new BootArchive(archive.start().value()), archive.handle(), block.log());
        Handle keyboard = endpoint();
        loader.prepare("keyboard", Birth.of(List.of("keyboard", "german")).giving(new Loader.Gift(keyboard, Rights.Bit.ALL), given(InitHandles.KEYBOARD_DATA, READ_AND_WRITE),
                given(InitHandles.KEYBOARD_COMMAND, READ_AND_WRITE), given(InitHandles.KEYBOARD_INTERRUPT, Rights.Bit.WAIT))).start(PRIORITY);
        Handle screens = endpoint();
        loader.prepare("screens", Birth.of(List.of("screens")).giving(new Loader.Gift(screens, Rights.Bit.ALL), new Loader.Gift(keyboard, Rights.Bit.CALL),
                given(InitHandles.FRAMEBUFFER, READ_AND_WRITE), given(InitHandles.FRAMEBUFFER_FORMAT, Rights.Bit.READ))).start(PRIORITY);
        Screens all = new ScreensClient(new EndpointChannel(screens));
        OpenFile second = new OpenFileClient(new EndpointChannel(all.open(2)));
        write(second, "the second\r\n");
        OpenFile screen = new OpenFileClient(new EndpointChannel(all.open(1)));
        Terminal.Size size = new TerminalClient(new EndpointChannel(screen.terminal())).size();
        write(screen, "\033[2J\033[H" + size.columns() + " by " + size.rows() + "\r\n\033[1;31mred\033[m \u2554\u2550\u2557\r\n");
        console.line("screen: drawn");
        echo(screen);
        Calls.powerOff(block.handle(InitHandles.POWER), 0);
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
