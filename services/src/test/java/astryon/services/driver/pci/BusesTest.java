package astryon.services.driver.pci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.Pci;
import astryon.protocol.PciClient;
import astryon.protocol.PciControl;
import astryon.protocol.PciControlClient;
import astryon.protocol.PciDevice;
import astryon.protocol.PciDeviceClient;
import astryon.services.kit.Stage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BusesTest {
    private static final int MEMORY_BYTES = 4096;

    /** Configuration of some functions, whose regions keep the bits that they decode. */
    private static final class Simulated implements Configuration {
        private final TreeMap<Integer, ByteBuffer> functions = new TreeMap<>();
        private final TreeMap<Integer, Integer> masks = new TreeMap<>();
        private final List<String> written = new ArrayList<>();

        private ByteBuffer function(int address, int vendor, int device, int kind, int header) {
            ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putShort(0, (short) vendor).putShort(2, (short) device).putInt(8, kind << 8 | 3).put(14, (byte) header).putShort(4, (short) 3);
            functions.put(address, bytes);
            return bytes;
        }

        /** A region of {@code bytes} bytes at {@code start}. */
        private void region(int address, int number, int start, int bytes, int kind) {
            functions.get(address).putInt(16 + 4 * number, start | kind);
            masks.put(address << 8 | 16 + 4 * number, -bytes);
        }

        @Override
        public int read(int function, int offset, int bytes) {
            ByteBuffer found = functions.get(function);
            if (found == null) {
                return bytes == 1 ? 0xff : bytes == 2 ? 0xffff : -1;
            }
            return bytes == 1 ? found.get(offset) & 0xff : bytes == 2 ? found.getShort(offset) & 0xffff : found.getInt(offset);
        }

        @Override
        public void write(int function, int offset, int bytes, int bits) {
            written.add(Integer.toHexString(function) + ":" + Integer.toHexString(offset) + "=" + Integer.toHexString(bits));
            ByteBuffer found = functions.get(function);
            if (offset >= 16 && offset < 40) {
                assertThat(found.getShort(4) & 3).as("answers nowhere meanwhile").isZero();
                int mask = masks.getOrDefault(function << 8 | offset, 0);
                found.putInt(offset, bits & mask | found.getInt(offset) & ~mask & (mask == 0 ? 0 : 15));
            } else if (bytes == 1) {
                found.put(offset, (byte) bits);
            } else if (bytes == 2) {
                found.putShort(offset, (short) bits);
            } else {
                found.putInt(offset, bits);
            }
        }
    }

    private final Simulated machine = new Simulated();
    private final Stage stage = new Stage();
    private final Address memory = SimulatedMemory.allocate(MEMORY_BYTES);
    private Buses buses;

    private Pci client() {
        buses = new Buses(machine, new MeasuredSizes(memory, MEMORY_BYTES));
        return new PciClient(stage.channel(stage.connect(buses)));
    }

    BusesTest() {
        SimulatedMemory.write(memory, new byte[MEMORY_BYTES]);
    }

    private List<Integer> addresses() {
        client();
        return buses.functions().stream().map(PciFunction::address).toList();
    }

    @Test
    void functions_are_found_on_all_buses_behind_bridges() {
        machine.function(0, 0x8086, 0x29c0, 0x060000, 0);
        machine.function(0x08, 0x1234, 1, 0x020000, 0x80);
        machine.function(0x0a, 0x1234, 2, 0x020000, 0);
        machine.function(0x11, 0x1234, 3, 0x020000, 0);
        machine.function(0x18, 0x1b36, 0xc, 0x060400, 1).put(0x19, (byte) 2);
        machine.function(0x200, 0x1b36, 1, 0x060400, 1).put(0x19, (byte) 7);
        machine.function(0x7f8, 0x1af4, 0x1041, 0x020000, 0);
        machine.function(0x400, 0x1af4, 9, 0x020000, 0);
        assertThat(addresses()).as("no function without a first, no bus without a bridge").containsExactly(0, 0x08, 0x0a, 0x18, 0x200, 0x7f8);
        assertThat(client().function(1)).isEqualTo(new Pci.Function(0x08, 0x1234, 1, 0x020000, 3, 0));
        assertThatThrownBy(() -> client().function(6)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> client().function(-1)).isInstanceOf(Failure.class);
    }

    @Test
    void bridges_that_lead_round_end() {
        machine.function(0, 0x1b36, 1, 0x060400, 1).put(0x19, (byte) 1);
        machine.function(0x100, 0x1b36, 1, 0x060400, 1).put(0x19, (byte) 0);
        machine.function(0x108, 0x1b36, 1, 0x060400, 1).put(0x19, (byte) 1);
        assertThat(addresses()).containsExactly(0, 0x100, 0x108);
    }

    @Test
    void regions_are_measured_once_and_left_as_they_were() {
        machine.function(0x10, 0x8086, 1, 0x010601, 0);
        machine.region(0x10, 0, 0xfeb0_0000, 0x4000, 0);
        machine.region(0x10, 1, 0xc040, 32, 1);
        machine.region(0x10, 2, 0x8000_0000, 0x10_0000, 12);
        machine.functions.get(0x10).putInt(16 + 12, 1);
        machine.masks.put(0x10 << 8 | 16 + 12, -1);
        Pci client = client();
        for (int round = 0; round < 2; round++) {
            assertThat(client.region(0, 0)).isEqualTo(new Pci.Region(0xfeb0_0000L, 0x4000, 0));
            assertThat(client.region(0, 1)).isEqualTo(new Pci.Region(0xc040, 32, Pci.PORTS));
            assertThat(client.region(0, 2)).isEqualTo(new Pci.Region(0x1_8000_0000L, 0x10_0000, Pci.WIDE | Pci.PREFETCHABLE));
            for (int none : new int[] {-1, 3, 4, 5, 6}) {
                assertThatThrownBy(() -> client().region(0, none)).isInstanceOf(Failure.class);
            }
            assertThat(machine.functions.get(0x10).getShort(4)).as("it answers again").isEqualTo((short) 3);
            machine.written.clear();
            client = client();
            assertThat(machine.written).as("a driver that was started again disturbs nobody").isEmpty();
        }
    }

    @Test
    void what_shows_pictures_is_not_measured() {
        machine.function(0x10, 0x1234, 0x1111, 0x030000, 0);
        machine.region(0x10, 0, 0xfd00_0000, 0x100_0000, 8);
        assertThat(client().region(0, 0)).isEqualTo(new Pci.Region(0xfd00_0000L, 0, Pci.PREFETCHABLE));
        assertThat(machine.written).isEmpty();
    }

    @Test
    void messages_go_where_the_manager_says() {
        ByteBuffer function = machine.function(0x10, 0x1234, 0x11e8, 0x00ff00, 0);
        function.putShort(6, (short) 0x10).put(0x34, (byte) 0x40).putInt(0x40, 0x00f0_6001).putInt(0x60, 0x00f1_0005);
        Pci client = client();
        assertThat(client.capability(0, 0)).isEqualTo(new Pci.Capability(1, 0x40, 0x00f0_6001));
        assertThat(client.capability(0, 1)).isEqualTo(new Pci.Capability(5, 0x60, 0x00f1_0005));
        assertThatThrownBy(() -> client.capability(0, 2)).isInstanceOf(Failure.class);
        PciControl control = new PciControlClient(stage.channel(stage.connect(buses.control(address -> stage.connect(buses.functions().get(0)).value()))));
        control.direct(0, 0xfee0_1000L, 0x69);
        assertThat(function.getInt(0x64)).isEqualTo(0xfee0_1000);
        assertThat(function.getInt(0x68)).isZero();
        assertThat(function.getShort(0x6c)).isEqualTo((short) 0x69);
        assertThat(function.getShort(0x62)).as("one message, and enabled").isEqualTo((short) 0x81);
        PciDevice device = new PciDeviceClient(stage.channel(control.open(0)));
        assertThat(device.read(0, 4)).isEqualTo(0x11e8_1234);
        device.enable(PciDevice.MEMORY | PciDevice.DMA);
        assertThat(function.getShort(4)).isEqualTo((short) 0x406);
        for (int[] wrong : new int[][] {{-1, 1}, {4096, 1}, {4094, 4}, {1, 2}, {0, 3}}) {
            assertThatThrownBy(() -> device.read(wrong[0], wrong[1])).isInstanceOf(Failure.class);
        }
        assertThatThrownBy(() -> device.enable(8)).isInstanceOf(Failure.class);
    }

    @Test
    void a_function_without_messages_says_so() {
        machine.function(0x10, 0x1234, 1, 0x020000, 0);
        client();
        PciControl control = new PciControlClient(stage.channel(stage.connect(buses.control(address -> 0L))));
        assertThatThrownBy(() -> control.direct(0, 0xfee0_0000L, 1)).hasMessage("it makes no messages");
    }

    @Test
    void hostile_configuration_ends() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            machine.functions.clear();
            SimulatedMemory.write(memory, new byte[MEMORY_BYTES]);
            for (int j = 0; j < 12; j++) {
                ByteBuffer function = machine.function(random.nextInt(0x300) & ~(random.nextBoolean() ? 7 : 0), 1, 1, 0x060400, 1);
                byte[] noise = new byte[252];
                random.nextBytes(noise);
                function.put(4, noise);
            }
            Pci client = client();
            for (int place = 0; place < buses.functions().size(); place++) {
                int capabilities = buses.functions().get(place).capabilities().size();
                assertThat(capabilities).isLessThanOrEqualTo(48);
                for (int region = 0; region < 6; region++) {
                    try {
                        client.region(place, region);
                    } catch (Failure none) {
                        assertThat(none.number()).isEqualTo(Failure.NOT_THERE);
                    }
                }
            }
        }
    }
}
