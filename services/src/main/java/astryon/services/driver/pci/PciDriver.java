package astryon.services.driver.pci;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.protocol.Failure;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.Session;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;

/**
 * The program. Its handles: 0 the endpoint for {@link astryon.protocol.Pci}, 1 the one for {@link astryon.protocol.PciControl}, 2 memory that outlives it, 3 the two ports of configuration, 4 the memory with it, if there is
 * any. Its argument is the first bus in that memory. Connections to a function are known by its address, so those that were made before it was started again are good.
 */
public final class PciDriver {
    /** Of the badges of functions' connections. */
    private static final int FIRST_BADGE = 1;

    private PciDriver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory memory = SharedMemory.map(block.handle(2), Protection.READ | Protection.WRITE);
        Buses buses = new Buses(configuration(block, Integer.parseInt(arguments[0])), new MeasuredSizes(memory.start(), memory.size()));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        loop.alsoServe(block.handle(1), buses.control(address -> connect(block.handle(0), address)));
        loop.runGiven(badge -> badge == 0 ? buses : function(buses, badge));
    }

    private static Configuration configuration(StartBlock block, int firstBus) {
        if (block.handle(4).value() == 0) {
            return new PortConfiguration(block.handle(3));
        }
        SharedMemory mapped = SharedMemory.map(block.handle(4), Protection.READ | Protection.WRITE);
        return new MappedConfiguration(mapped.start(), mapped.size(), firstBus);
    }

    private static long connect(Handle endpoint, int address) {
        Handle connection = Calls.endpointConnect(endpoint, FIRST_BADGE + address, Rights.CONNECTION);
        if (connection.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return connection.value();
    }

    private static Session function(Buses buses, long badge) {
        for (PciFunction function : buses.functions()) {
            if (FIRST_BADGE + function.address() == badge) {
                return function;
            }
        }
        return null;
    }
}
