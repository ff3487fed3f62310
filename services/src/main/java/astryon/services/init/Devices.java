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
            case "framebuffer" -> gift(InitHandles.FRAMEBUFFER, Rights.Bit.READ | Rights.Bit.WRITE);
            case "framebuffer.format" -> gift(InitHandles.FRAMEBUFFER_FORMAT, Rights.Bit.READ);
            case "archive.read" -> gift(InitHandles.ARCHIVE, Rights.Bit.READ);
            case "kernel.log" -> new Loader.Gift(Startup.block().log(), Rights.Bit.INSPECT);
            case "kernel.trace" -> new Loader.Gift(Startup.block().log(), Rights.Bit.INSPECT | Rights.Bit.MANAGE);
            case "time" -> gift(InitHandles.MACHINE, Rights.Bit.WRITE);
            case "machine" -> gift(InitHandles.MACHINE, Rights.Bit.MANAGE | Rights.Bit.INSPECT);
            case "dma" -> gift(InitHandles.DMA, Rights.Bit.ALL & ~Rights.Bit.TRANSFER);
            default -> throw new Failure(Failure.NOT_THERE, "no device is called ".concat(name));
        };
    }

    static boolean has(String name) {
        return gift(name).handle().value() != 0;
    }

    private static Loader.Gift gift(int place, int rights) {
        return new Loader.Gift(Startup.block().handle(place), rights);
    }
}
