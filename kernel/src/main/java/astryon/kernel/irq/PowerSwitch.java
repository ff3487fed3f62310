package astryon.kernel.irq;

import astryon.abi.ObjectType;
import astryon.kernel.arch.Ports;
import astryon.kernel.arch.Processor;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.time.Clock;
import astryon.magic.Machine;

/** Ends the machine where it is emulated, and starts it again in the ways that need no tables; the rest is a driver's. */
public final class PowerSwitch extends KernelObject {
    /** A command to the keyboard controller: pulse the line that resets the processor (IBM PC/AT technical reference, 8042). */
    private static final int KEYBOARD_COMMAND = 0x64;
    private static final int PULSE_RESET = 0xfe;
    private static final long PATIENCE_NANOS = 100_000_000;

    public PowerSwitch() {
        super(ObjectType.POWER);
    }

    /** Returns unless there is a debug-exit device. */
    public void off(int code) {
        Ports.debugExit(code);
    }

    /** Does not return. */
    public void reset() {
        Ports.write(KEYBOARD_COMMAND, 1, PULSE_RESET);
        for (long end = Clock.nanos() + PATIENCE_NANOS; Clock.nanos() < end;) {
            Machine.pause();
        }
        Processor.shutDown();
    }

    @Override
    protected void destroy() {
    }
}
