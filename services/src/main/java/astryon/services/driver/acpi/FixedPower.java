package astryon.services.driver.acpi;

import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.PowerSwitch;
import astryon.protocol.PowerSwitchDispatcher;
import astryon.services.kit.Session;
import astryon.services.kit.acpi.FixedHardware;
import java.util.Optional;

/** The registers of power management (ACPI 6.5, 4.8.3): the power button, and switching off. */
final class FixedPower implements PowerSwitch, Session {
    private static final int BLOCKS = 2;
    /** Of status and enable. */
    private static final int BUTTON = 1 << 8;
    private static final int ALL_EVENTS = 0xffff;
    /** Of control: events come by our interrupt and not to the firmware; the type of sleep, and that it begins. */
    private static final int IS_OURS = 1;
    private static final int SLEEP_TYPE_SHIFT = 10;
    private static final int SLEEP_TYPE = 7 << SLEEP_TYPE_SHIFT;
    private static final int SLEEP = 1 << 13;
    /** Reads of a register until the firmware has done what it was told. */
    private static final int PATIENCE = 1_000_000;
    /** Interrupts without an event that we know until there is no sense in listening. */
    private static final int MOST_UNKNOWN = 100;

    private final FixedHardware hardware;
    private final Optional<SleepTypes> off;
    private final Registers registers;
    private final Runnable pressed;
    private int unknown;

    /** @param pressed what is done when somebody presses the power button */
    FixedPower(FixedHardware hardware, Optional<SleepTypes> off, Registers registers, Runnable pressed) {
        this.hardware = hardware;
        this.off = off;
        this.registers = registers;
        this.pressed = pressed;
    }

    /** Before anything else: takes power over from the firmware, and wants to hear of the button. What was pressed before counts. */
    void start() {
        if ((registers.readControl(0) & IS_OURS) == 0 && hardware.enableCommand() != 0) {
            registers.writeCommand(hardware.enableCommand());
            for (int i = 0; (registers.readControl(0) & IS_OURS) == 0 && i < PATIENCE; i++) {
                // It takes its time.
            }
        }
        for (int block = 0; block < BLOCKS; block++) {
            registers.writeStatus(block, ALL_EVENTS & ~BUTTON);
            registers.writeEnable(block, hardware.hasButton() ? BUTTON : 0);
        }
    }

    /** An event was told: whether the interrupt is to come again. A level that nothing we know of holds would come for ever. */
    boolean interrupted() {
        boolean found = false;
        for (int block = 0; block < BLOCKS; block++) {
            int status = registers.readStatus(block) & BUTTON;
            if (status != 0) {
                registers.writeStatus(block, status);
                found = true;
            }
        }
        if (found) {
            unknown = 0;
            pressed.run();
        } else {
            unknown++;
        }
        return unknown < MOST_UNKNOWN;
    }

    @Override
    public void dispatch(Exchange exchange) {
        PowerSwitchDispatcher.dispatch(this, exchange);
    }

    @Override
    public void off() {
        SleepTypes types = off.orElseThrow(() -> new Failure(Failure.NOT_SUPPORTED, "the firmware does not say how to switch off"));
        sleep(1, types.second());
        sleep(0, types.first());
        throw new Failure(Failure.IN_OUT, "the machine is still on");
    }

    /** In two steps, as hardware wants it that takes the type before it begins. */
    private void sleep(int block, int type) {
        int control = registers.readControl(block) & ~(SLEEP_TYPE | SLEEP) | type << SLEEP_TYPE_SHIFT;
        registers.writeControl(block, control);
        registers.writeControl(block, control | SLEEP);
    }

    @Override
    public void restart() {
        if (!hardware.hasReset()) {
            throw new Failure(Failure.NOT_SUPPORTED, "the firmware does not say how to start again");
        }
        registers.writeReset(hardware.resetValue());
        throw new Failure(Failure.IN_OUT, "the machine goes on");
    }
}
