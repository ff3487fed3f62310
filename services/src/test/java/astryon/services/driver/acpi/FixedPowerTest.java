package astryon.services.driver.acpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.protocol.Failure;
import astryon.protocol.PowerSwitch;
import astryon.protocol.PowerSwitchClient;
import astryon.services.kit.Stage;
import astryon.services.kit.acpi.FixedHardware;
import astryon.services.kit.acpi.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixedPowerTest {
    private static final int BUTTON = 0x100;
    private static final int ENABLE = 0xe1;

    /** Two blocks of registers, and firmware that hands power over when it is told to. */
    private static final class SimulatedHardware implements Registers {
        private final int[] status = new int[2];
        private final int[] enable = new int[2];
        private final int[] control = new int[2];
        private final List<String> written = new ArrayList<>();

        @Override
        public int readStatus(int block) {
            return status[block];
        }

        @Override
        public void writeStatus(int block, int bits) {
            status[block] &= ~bits;
        }

        @Override
        public void writeEnable(int block, int bits) {
            enable[block] = bits;
        }

        @Override
        public int readControl(int block) {
            return control[block];
        }

        @Override
        public void writeControl(int block, int bits) {
            written.add(block + ":" + Integer.toHexString(bits));
            control[block] = bits;
        }

        @Override
        public void writeCommand(int bits) {
            written.add("command " + Integer.toHexString(bits));
            control[0] |= bits == ENABLE ? 1 : 0;
        }

        @Override
        public void writeReset(int value) {
            written.add("reset " + value);
        }
    }

    private final SimulatedHardware machine = new SimulatedHardware();
    private final Stage stage = new Stage();
    private int pressed;
    private FixedPower power;

    private PowerSwitch client(int flags, SleepTypes types) {
        byte[] table = Tables.with(Tables.table("FACP", 3, new byte[208]), 52, 1, ENABLE, 112, 4, flags, 128, 1, 6);
        power = new FixedPower(new FixedHardware(Tables.in(table)), Optional.ofNullable(types), machine, () -> pressed++);
        power.start();
        machine.written.remove("command e1");
        return new PowerSwitchClient(stage.channel(stage.connect(power)));
    }

    @Test
    void power_is_taken_over_and_the_button_listened_to() {
        machine.status[0] = 0xffff;
        client(0, null);
        assertThat(machine.control[0]).isEqualTo(1);
        assertThat(machine.enable).containsExactly(BUTTON, BUTTON);
        assertThat(machine.status[0]).as("all else that happened is settled").isEqualTo(BUTTON);
        client(1 << 4, null);
        assertThat(machine.enable).as("a button that only code knows of").containsExactly(0, 0);
    }

    @Test
    void off_names_the_type_and_then_begins() {
        machine.control[1] = 0x1c02;
        PowerSwitch client = client(0, new SleepTypes(5, 2));
        assertThatThrownBy(client::off).isInstanceOf(Failure.class).hasMessage("the machine is still on");
        assertThat(machine.written).containsExactly("1:802", "1:2802", "0:1401", "0:3401");
    }

    @Test
    void what_the_firmware_does_not_say_cannot_be_done() {
        PowerSwitch client = client(0, null);
        assertThatThrownBy(client::off).hasMessage("the firmware does not say how to switch off");
        assertThatThrownBy(client::restart).hasMessage("the firmware does not say how to start again");
        assertThat(machine.written).isEmpty();
    }

    @Test
    void restart_writes_the_register_for_it() {
        PowerSwitch client = client(1 << 10, null);
        assertThatThrownBy(client::restart).hasMessage("the machine goes on");
        assertThat(machine.written).containsExactly("reset 6");
    }

    @Test
    void the_button_is_told_of_once_and_an_interrupt_that_nobody_knows_is_not_heard_for_ever() {
        client(0, null);
        machine.status[1] = BUTTON | 1;
        assertThat(power.interrupted()).isTrue();
        assertThat(pressed).isEqualTo(1);
        assertThat(machine.status[1]).isEqualTo(1);
        int heard = 0;
        while (power.interrupted()) {
            heard++;
        }
        assertThat(heard).isEqualTo(99);
        assertThat(pressed).isEqualTo(1);
    }
}
