package astryon.services.driver.clock;

import astryon.abi.Handle;
import astryon.abi.StartBlock;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.WallClock}, 1 the right to set the system's time of day, 2 the clock's two ports, 3 its interrupt. Its argument is which register
 * has the century, 0 for none.
 */
public final class ClockDriver {
    private static final long CAME = 1;
    private static final long DO_NOT_WAIT = 1;

    private ClockDriver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        Handle machine = block.handle(1);
        Handle interrupt = block.handle(3);
        CmosClock clock = new CmosClock(new PortRegisters(block.handle(2)), Integer.parseInt(arguments[0]), SystemClock::wallNanos, nanos -> MachineCalls.timeSet(machine, nanos));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        Handle came = new Handle(SystemError.check(Calls.notificationCreate().value()));
        SystemError.check(Calls.interruptBind(interrupt, came, CAME));
        loop.whenever(came, () -> {
            Calls.notificationWait(came, CAME, DO_NOT_WAIT);
            Calls.interruptAcknowledge(interrupt);
            clock.interrupted();
        });
        if (!clock.start()) {
            System.err.println("there is no clock");
        }
        loop.run(clock);
    }
}
