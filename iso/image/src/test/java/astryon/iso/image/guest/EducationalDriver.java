package astryon.iso.image.guest;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.protocol.EndpointChannel;
import astryon.protocol.PciDevice;
import astryon.protocol.PciDeviceClient;
import astryon.protocol.Supervision;
import astryon.protocol.SupervisionClient;
import astryon.services.kit.Console;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/**
 * Drives QEMU's educational device (docs/specs/edu.rst of QEMU). Its handles: 0 a {@link Supervision}, 1 the function's configuration, 2 its interrupt, 3 its only region. It computes by the device's registers, has it
 * make interrupts, and goes on when PCI's driver is started again.
 */
public final class EducationalDriver {
    private static final int VENDOR = 0x1234;
    private static final int IDENTIFICATION = 0x0100_00ed;
    private static final int INVERTED = 4;
    private static final int FACTORIAL = 8;
    private static final int STATUS = 0x20;
    private static final int COMPUTING = 1;
    private static final int RAISED = 0x24;
    private static final int RAISE = 0x60;
    private static final int ACKNOWLEDGE = 0x64;
    private static final int INTERRUPTS = 100;
    private static final long CAME = 1;

    private final Console console = new Console(Startup.block().log());
    private final StartBlock block = Startup.block();

    private EducationalDriver() {
    }

    public static void main(String[] arguments) {
        new EducationalDriver().run(arguments[0]);
    }

    private void check(boolean holds, String what) {
        console.line((holds ? "edu: " : "edu: not ").concat(what));
    }

    private void run(String where) {
        check(where.equals("0010"), "where it was put");
        PciDevice function = new PciDeviceClient(new EndpointChannel(block.handle(1)));
        check(function.read(0, 2) == VENDOR, "its own configuration");
        function.enable(PciDevice.MEMORY | PciDevice.DMA);
        Address registers = SharedMemory.map(block.handle(3), Protection.READ | Protection.WRITE).start();
        check((registers.loadOrderedInt() & ~0xff) == (IDENTIFICATION & ~0xff) || registers.loadOrderedInt() == IDENTIFICATION, "its registers");
        registers.plus(INVERTED).storeOrderedInt(0x1234_5678);
        check(registers.plus(INVERTED).loadOrderedInt() == ~0x1234_5678, "they answer");
        registers.plus(FACTORIAL).storeOrderedInt(10);
        while ((registers.plus(STATUS).loadOrderedInt() & COMPUTING) != 0) {
            Calls.threadYield();
        }
        check(registers.plus(FACTORIAL).loadOrderedInt() == 3_628_800, "it computes");
        interrupts(registers);
        new SupervisionClient(new EndpointChannel(block.handle(0))).restart("pci");
        check(Again.ask(() -> function.read(0, 2)) == VENDOR, "its configuration after a restart");
        interrupts(registers);
        console.line("edu: done");
    }

    private void interrupts(Address registers) {
        Handle interrupt = block.handle(2);
        Handle came = new Handle(SystemError.check(Calls.notificationCreate().value()));
        SystemError.check(Calls.interruptBind(interrupt, came, CAME));
        int count = 0;
        for (int i = 1; i <= INTERRUPTS; i++) {
            registers.plus(RAISE).storeOrderedInt(i);
            Calls.notificationWait(came, CAME, 0);
            count += registers.plus(RAISED).loadOrderedInt() == i ? 1 : 0;
            registers.plus(ACKNOWLEDGE).storeOrderedInt(i);
            Calls.interruptAcknowledge(interrupt);
        }
        check(count == INTERRUPTS, "each interrupt");
        Calls.handleClose(came);
    }
}
