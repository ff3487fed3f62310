package astryon.services.driver.serial;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.services.kit.ByteQueue;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/**
 * The program. Its handles: 0 the endpoint on which it serves the line, 1 the line's port range, 2 its interrupt, 3 memory for what is on its way, zero at first and the same after a
 * restart: a page, and two equal queues of a power of two of bytes. Whoever calls the endpoint shares the line.
 */
public final class SerialDriver {
    private static final int PAGE = 4096;
    /** So far apart that the second queue's positions are on another line of the cache. */
    private static final int POSITIONS = 64;
    private static final int ARRIVALS = 2 * POSITIONS;

    private static final long INTERRUPT = 1;
    private static final long DO_NOT_WAIT = 1;

    private SerialDriver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory onItsWay = SharedMemory.map(block.handle(3), Protection.READ | Protection.WRITE);
        Address memory = onItsWay.start();
        int queue = Integer.highestOneBit((int) (onItsWay.size() - PAGE) / 2);
        Handle interrupt = block.handle(2);
        Handle came = new Handle(SystemError.check(Calls.notificationCreate().value()));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        SerialLine line = new SerialLine(new PortRegisters(block.handle(1)), loop, new ByteQueue(memory, memory.plus(PAGE), queue), memory.plus(ARRIVALS),
                new ByteQueue(memory.plus(POSITIONS), memory.plus(PAGE + queue), queue),
                times -> System.err.println("<4>received bytes were lost, so far " + times + (times == 1 ? " time" : " times")));
        SystemError.check(Calls.interruptBind(interrupt, came, INTERRUPT));
        loop.whenever(came, () -> {
            Calls.notificationWait(came, INTERRUPT, DO_NOT_WAIT);
            Calls.interruptAcknowledge(interrupt);
            line.interrupted();
        });
        line.start();
        loop.run(line);
    }
}
