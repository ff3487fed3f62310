package astryon.services.driver.keyboard;

import astryon.abi.Handle;
import astryon.abi.StartBlock;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.Keyboard}, 1 the port for data (0x60), 2 the one for commands (0x64), 3 the keyboard's interrupt. Its
 * argument, if there is one, is the layout: {@code us}, or {@code german}.
 */
public final class KeyboardDriver {
    private static final long INTERRUPT = 1;
    private static final long DO_NOT_WAIT = 1;

    private KeyboardDriver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        Handle interrupt = block.handle(3);
        Handle came = new Handle(SystemError.check(Calls.notificationCreate().value()));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        Layout layout = arguments.length > 0 && arguments[0].equals("german") ? Layout.GERMAN : Layout.US;
        KeyboardController keyboard = new KeyboardController(new PortPair(block.handle(1), block.handle(2)), layout, loop);
        SystemError.check(Calls.interruptBind(interrupt, came, INTERRUPT));
        if (!keyboard.start()) {
            System.err.println("there is no controller that answers");
        }
        loop.whenever(came, () -> {
            Calls.notificationWait(came, INTERRUPT, DO_NOT_WAIT);
            Calls.interruptAcknowledge(interrupt);
            keyboard.interrupted();
        });
        loop.run(keyboard);
    }
}
