package astryon.services.driver.ps2;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/**
 * The program. Its handles: 0 the endpoint for {@link astryon.protocol.Keyboard}, 1 the one for {@link astryon.protocol.Pointer}, 2 memory that outlives it, 3 the port for data (0x60), 4 the one for commands (0x64), 5 the
 * keyboard's interrupt, 6 the mouse's. Its argument, if there is one, is the layout: {@code us}, or {@code german}.
 */
public final class Ps2Driver {
    private static final int FIRST_INTERRUPT = 5;
    private static final int INTERRUPTS = 2;
    private static final long CAME = 1;
    private static final long DO_NOT_WAIT = 1;

    private Ps2Driver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        Handle came = new Handle(SystemError.check(Calls.notificationCreate().value()));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        Layout layout = arguments.length > 0 && arguments[0].equals("german") ? Layout.GERMAN : Layout.US;
        SharedMemory memory = SharedMemory.map(block.handle(2), Protection.READ | Protection.WRITE);
        Controller controller = new Controller(new PortPair(block.handle(3), block.handle(4)), layout, memory.start(), loop);
        for (int i = 0; i < INTERRUPTS; i++) {
            SystemError.check(Calls.interruptBind(block.handle(FIRST_INTERRUPT + i), came, CAME));
        }
        if (!controller.start()) {
            System.err.println("there is no controller that answers");
        }
        loop.whenever(came, () -> {
            Calls.notificationWait(came, CAME, DO_NOT_WAIT);
            for (int i = 0; i < INTERRUPTS; i++) {
                Calls.interruptAcknowledge(block.handle(FIRST_INTERRUPT + i));
            }
            controller.interrupted();
        });
        loop.alsoServe(block.handle(1), controller.pointer());
        loop.run(controller);
    }
}
