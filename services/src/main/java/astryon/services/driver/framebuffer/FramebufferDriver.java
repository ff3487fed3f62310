package astryon.services.driver.framebuffer;

import astryon.abi.FramebufferFormat;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.magic.Structs;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Keyboard;
import astryon.protocol.KeyboardClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Startup;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.Screens}, 1 a {@link Keyboard},
 * 2 the framebuffer's memory, 3 a page with its {@link FramebufferFormat}, 4 what is told which screen is seen, or nothing.
 */
public final class FramebufferDriver {
    private static final int PAGE = 4096;

    private FramebufferDriver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        FramebufferFormat format = Structs.at(FramebufferFormat.class, SharedMemory.map(block.handle(3), Protection.READ).start());
        Address pixels = SharedMemory.map(block.handle(2), Protection.READ | Protection.WRITE).start().plus(format.offset);
        Address memory = SharedMemory.create(Display.SCREENS * Display.MEMORY + PAGE).start();
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        Display display = new Display(loop, block.handle(4), pixels, format.width, format.height, format.pitch, memory);
        Address event = memory.plus((long) Display.SCREENS * Display.MEMORY);
        Handle port = loop.connect(new KeyPort(display, event));
        Keyboard keyboard = new KeyboardClient(new EndpointChannel(block.handle(1)));
        new Thread(() -> carryKeys(keyboard, new OpenFileClient(new EndpointChannel(port)), event.plus(KeyPort.EVENT)), "keys").start();
        loop.run(display);
    }

    /** Until there is no keyboard any more; a driver that was started again is asked again. */
    private static void carryKeys(Keyboard keyboard, OpenFile port, Address buffer) {
        while (true) {
            try {
                buffer.storeLong(keyboard.next());
            } catch (Failure failure) {
                if (failure.number() != Failure.AGAIN) {
                    return;
                }
                continue;
            }
            if (buffer.loadLong() < 0) {
                return;
            }
            port.write(new Loan(buffer, KeyPort.EVENT));
        }
    }
}
