package astryon.kernel.irq;

import astryon.abi.ObjectType;
import astryon.kernel.arch.Ports;
import astryon.kernel.arch.Processor;
import astryon.kernel.log.Log;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.time.Clock;
import astryon.magic.Machine;

/**
 * Switches the machine off by ACPI's state S5 (ACPI 6.5, 4.8.3.2 and 7.4.2): the sleep type that the firmware's {@code _S5_} package names goes to
 * the PM1 control registers.
 */
public final class PowerSwitch extends KernelObject {
    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final int SLEEP_ENABLE = 1 << 13;
    private static final int SLEEP_TYPE_SHIFT = 10;

    private final int control1a;
    private final int control1b;
    private final int sleepType1a;
    private final int sleepType1b;

    /** Ports are 0 where there is no such register. */
    public PowerSwitch(int control1a, int control1b, int sleepType1a, int sleepType1b) {
        super(ObjectType.POWER);
        this.control1a = control1a;
        this.control1b = control1b;
        this.sleepType1a = sleepType1a;
        this.sleepType1b = sleepType1b;
    }

    /** Does not return. A debug-exit device, if there is one, ends the machine first and tells the code. */
    public void off(int code) {
        Ports.debugExit(code);
        if (control1a != 0) {
            Ports.write(control1a, 2, sleepType1a << SLEEP_TYPE_SHIFT | SLEEP_ENABLE);
        }
        if (control1b != 0) {
            Ports.write(control1b, 2, sleepType1b << SLEEP_TYPE_SHIFT | SLEEP_ENABLE);
        }
        // The machine takes its time.
        for (long end = Clock.nanos() + PATIENCE_NANOS; Clock.nanos() < end;) {
            Machine.pause();
        }
        Log.say("kernel: it is now safe to switch off");
        Processor.stop();
    }

    @Override
    protected void destroy() {
    }
}
