package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.PowerSwitch;
import astryon.protocol.PowerSwitchClient;
import astryon.services.kit.Console;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Switches the machine off or starts it again, when nothing runs any more but who knows how. */
final class MachineEnd {
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    /** The machine takes its time. */
    private static final long LAST_NANOS = 2_000_000_000L;

    private final Console console;
    private final Handle power = Startup.block().handle(InitHandles.POWER);

    MachineEnd(Console console) {
        this.console = console;
    }

    /** Does not return. What emulates the machine, and has a device for that, is told the code. */
    void off(int code) {
        off(code, new Handle(0));
    }

    /** @param driver serves {@link PowerSwitch}; 0 if there is none */
    void off(int code, Handle driver) {
        Calls.powerOff(power, code);
        ask(driver, false);
        console.line("init: it is now safe to switch off");
        while (true) {
            Calls.threadSleep(Long.MAX_VALUE);
        }
    }

    /** Does not return. */
    void restart(Handle driver) {
        ask(driver, true);
        MachineCalls.powerReset(power);
    }

    private void ask(Handle driver, boolean again) {
        if (driver.value() == 0) {
            return;
        }
        PowerSwitch machine = new PowerSwitchClient(new EndpointChannel(driver, PATIENCE_NANOS));
        try {
            if (again) {
                machine.restart();
            } else {
                machine.off();
            }
        } catch (Failure failure) {
            Calls.threadSleep(SystemClock.nanos() + LAST_NANOS);
            console.line("init: ".concat(String.valueOf(failure.getMessage())));
        }
    }
}
