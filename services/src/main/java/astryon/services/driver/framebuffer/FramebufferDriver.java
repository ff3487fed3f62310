package astryon.services.driver.framebuffer;

import astryon.abi.FramebufferFormat;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.magic.Structs;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Keeper;
import astryon.protocol.KeeperClient;
import astryon.protocol.Keyboard;
import astryon.protocol.KeyboardClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.Screens}, 1 a {@link Keyboard}, 2 a {@link astryon.protocol.Keeper},
 * 3 the framebuffer's memory, 4 a page with its {@link FramebufferFormat}, 5 memory that outlives it, 6 what is told which screen is seen, or nothing.
 */
public final class FramebufferDriver {
    private static final int PAGE = 4096;

    private FramebufferDriver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        FramebufferFormat format = Structs.at(FramebufferFormat.class, SharedMemory.map(block.handle(4), Protection.READ).start());
        Address pixels = SharedMemory.map(block.handle(3), Protection.READ | Protection.WRITE).start().plus(format.offset);
        Address memory = SharedMemory.map(block.handle(5), Protection.READ | Protection.WRITE).start();
        Keeper keeper = new KeeperClient(new EndpointChannel(block.handle(2)));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        Display display = new Display(loop, block.handle(6), pixels, format.width, format.height, format.pitch, memory, screen -> new KeptMemory(keeper, screen),
                number -> connect(block.handle(0), number));
        Address event = SharedMemory.create(PAGE).start();
        Handle port = loop.connect(new KeyPort(display, event));
        Keyboard keyboard = new KeyboardClient(new EndpointChannel(block.handle(1)));
        int seen = display.lastKey();
        new Thread(() -> carryKeys(keyboard, seen, new OpenFileClient(new EndpointChannel(port)), event.plus(KeyPort.EVENT)), "keys").start();
        loop.runGiven(number -> number == 0 ? display : display.session(number));
    }

    private static Handle connect(Handle endpoint, long number) {
        Handle connection = Calls.endpointConnect(endpoint, number, Rights.CONNECTION);
        if (connection.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return connection;
    }

    /** Until there is no keyboard any more; a driver that was started again is asked again. */
    private static void carryKeys(Keyboard keyboard, int lastSeen, OpenFile port, Address buffer) {
        int seen = lastSeen;
        while (true) {
            try {
                buffer.storeLong(keyboard.next(seen));
            } catch (Failure failure) {
                if (failure.number() != Failure.AGAIN) {
                    return;
                }
                continue;
            }
            if (buffer.loadLong() < 0) {
                return;
            }
            seen = (int) (buffer.loadLong() >> Keyboard.NUMBER_SHIFT & Keyboard.NUMBER);
            port.write(new Loan(buffer, KeyPort.EVENT));
        }
    }
}
