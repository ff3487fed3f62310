package astryon.services.init;

import astryon.abi.InitHandles;
import astryon.abi.Rights;
import astryon.protocol.Failure;
import astryon.services.kit.Loader;
import astryon.sys.Startup;

/** What the kernel gave init of the machine, by the names that a system page has for it. */
final class Devices {
    private Devices() {
    }

    static Loader.Gift gift(String name) {
        return switch (name) {
            case "archive" -> gift(InitHandles.ARCHIVE, Rights.Bit.READ | Rights.Bit.EXECUTE | Rights.Bit.DUPLICATE | Rights.Bit.TRANSFER);
            case "serial.ports" -> gift(InitHandles.SERIAL_PORTS, Rights.Bit.READ | Rights.Bit.WRITE);
            case "serial.interrupt" -> gift(InitHandles.SERIAL_INTERRUPT, Rights.Bit.WAIT);
            case "dma" -> gift(InitHandles.DMA, Rights.Bit.ALL & ~Rights.Bit.TRANSFER);
            default -> throw new Failure(Failure.NOT_THERE, "no device is called ".concat(name));
        };
    }

    private static Loader.Gift gift(int place, int rights) {
        return new Loader.Gift(Startup.block().handle(place), rights);
    }
}
