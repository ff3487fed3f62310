package astryon.services.driver.acpi;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Power;
import astryon.protocol.PowerClient;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.services.kit.acpi.AcpiTable;
import astryon.services.kit.acpi.FixedHardware;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.List;
import java.util.Optional;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.PowerSwitch}, 1 a {@link Power}, which is told of the button, 2 memory with the tables, the fixed description first, then those
 * with code, 3 and 4 the ports of events, 5 and 6 of controls, 7 the firmware's port, 8 the ports or the page of the reset register, 9 the interrupt. Of those from 3 on some may be missing.
 */
public final class AcpiDriver {
    private static final int TABLES = 2;
    private static final int REGISTERS = 3;
    private static final int INTERRUPT = 9;
    private static final long CAME = 1;
    private static final long DO_NOT_WAIT = 1;

    private AcpiDriver() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory memory = SharedMemory.map(block.handle(TABLES), Protection.READ);
        List<AcpiTable> tables = AcpiTable.inRow(memory.start(), memory.size());
        FixedHardware hardware = new FixedHardware(tables.get(0));
        Optional<SleepTypes> off = SleepTypes.find(tables.subList(1, tables.size()));
        Power power = new PowerClient(new EndpointChannel(block.handle(1)));
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        FixedPower fixed = new FixedPower(hardware, off, new DeviceRegisters(hardware, block, REGISTERS), () -> tell(power));
        Handle interrupt = block.handle(INTERRUPT);
        if (interrupt.value() != 0) {
            Handle came = new Handle(SystemError.check(Calls.notificationCreate().value()));
            SystemError.check(Calls.interruptBind(interrupt, came, CAME));
            loop.whenever(came, () -> {
                Calls.notificationWait(came, CAME, DO_NOT_WAIT);
                if (fixed.interrupted()) {
                    Calls.interruptAcknowledge(interrupt);
                } else {
                    System.err.println("<4>something unknown holds the interrupt: the power button is not heard any more");
                }
            });
        }
        fixed.start();
        loop.run(fixed);
    }

    private static void tell(Power power) {
        System.out.println("the power button was pressed");
        try {
            power.pressed();
        } catch (Failure failure) {
            System.err.println("nobody ends the system: ".concat(String.valueOf(failure.getMessage())));
        }
    }
}
