package astryon.services.devmgr;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.services.kit.acpi.AcpiTable;
import astryon.services.kit.acpi.Tables;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlatformTest {
    private static final long ROOT = 0xf_0010;
    private static final long DIRECTORY = 0x7fe_0000;
    private static final long FIXED = 0x7fe_1000;
    private static final long CODE = 0x7fe_2000;
    private static final long CONTROLLERS = 0x7fe_3000;

    /** Physical memory with some tables in it. */
    private static final class Memory implements PhysicalView {
        private final TreeMap<Long, byte[]> tables = new TreeMap<>();

        @Override
        public Address see(long physical, long bytes) {
            var below = tables.floorEntry(physical);
            if (below == null || physical + bytes > below.getKey() + below.getValue().length) {
                return new Address(0);
            }
            int from = (int) (physical - below.getKey());
            return Tables.in(Arrays.copyOfRange(below.getValue(), from, from + (int) bytes)).start();
        }
    }

    private final Memory memory = new Memory();

    private static byte[] root(int revision, long narrow, long wide) {
        ByteBuffer bytes = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RSD PTR ".getBytes(StandardCharsets.ISO_8859_1));
        bytes.put(15, (byte) revision).putInt(16, (int) narrow).putLong(24, wide);
        return bytes.array();
    }

    private static byte[] narrowDirectory(long... tables) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * tables.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long table : tables) {
            bytes.putInt((int) table);
        }
        return Tables.table("RSDT", 1, bytes.array());
    }

    private static byte[] fixed() {
        return Tables.with(Tables.table("FACP", 3, new byte[208]), 40, 4, CODE, 46, 2, 9, 48, 4, 0xb2, 56, 4, 0x600, 64, 4, 0x604, 88, 1, 4, 112, 4, 0x400, 116, 1, 1, 120, 8, 0xcf9,
                128, 1, 15);
    }

    private void machine() {
        memory.tables.put(ROOT, root(0, DIRECTORY, 0));
        memory.tables.put(DIRECTORY, narrowDirectory(FIXED, CONTROLLERS));
        memory.tables.put(FIXED, fixed());
        memory.tables.put(CODE, Tables.table("DSDT", 1, new byte[100]));
        memory.tables.put(CONTROLLERS, Tables.table("APIC", 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 10, 0, 9, 9, 0, 0, 0, 13, 0));
    }

    private List<Device> devices() {
        return new Platform(new FirmwareTables(ROOT, memory)).devices();
    }

    private Device device(String name) {
        return devices().stream().filter(device -> device.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void power_has_the_registers_that_the_tables_name() {
        machine();
        List<Part> parts = device("acpi").parts();
        assertThat(((Part.Tables) parts.get(0)).tables()).extracting(table -> table.has(0, "FACP") ? "FACP" : table.has(0, "DSDT") ? "DSDT" : "").containsExactly("FACP", "DSDT");
        assertThat(parts.subList(1, parts.size())).containsExactly(new Part.Ports(0x600, 4), new Part.Missing(), new Part.Ports(0x604, 2), new Part.Missing(), new Part.Ports(0xb2, 1),
                new Part.Ports(0xcf9, 1), new Part.Line(9, true, false));
    }

    @Test
    void wide_addresses_count_where_there_are_no_narrow_ones() {
        machine();
        memory.tables.put(ROOT, root(2, 0, DIRECTORY));
        memory.tables.put(DIRECTORY, Tables.table("XSDT", 1, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(FIXED).array()));
        memory.tables.put(FIXED, Tables.with(fixed(), 40, 4, 0, 140, 8, CODE, 56, 4, 0, 148, 1, 1, 152, 8, 0x1800, 64, 4, 0, 172, 1, 0, 176, 8, 0x1804, 116, 1, 0, 120, 8, 0xfed0_1234L));
        List<Part> parts = device("acpi").parts();
        assertThat(((Part.Tables) parts.get(0)).tables()).hasSize(2);
        assertThat(parts.get(1)).isEqualTo(new Part.Ports(0x1800, 4));
        assertThat(parts.get(3)).as("a control register in memory is none of ours").isEqualTo(new Part.Missing());
        assertThat(parts.get(6)).isEqualTo(new Part.Memory(0xfed0_1000L, 4096));
        assertThat(parts.get(7)).as("without another word").isEqualTo(new Part.Line(9, true, true));
    }

    @Test
    void the_clock_has_its_ports_and_line_and_is_told_of_the_century() {
        machine();
        assertThat(device("cmos")).isEqualTo(new Device("cmos", "0", List.of(new Part.Ports(0x70, 2), new Part.Line(8, false, false))));
        memory.tables.put(FIXED, Tables.with(fixed(), 108, 1, 0x32));
        assertThat(device("cmos").words()).isEqualTo("50");
        memory.tables.put(FIXED, Tables.with(fixed(), 8, 1, 5, 109, 2, 0x20));
        assertThat(devices()).extracting(Device::name).as("a machine without").doesNotContain("cmos");
    }

    @Test
    void configuration_of_pci_is_in_ports_and_where_the_table_says_so_in_memory() {
        machine();
        assertThat(device("pci")).isEqualTo(new Device("pci", "0", List.of(new Part.Ports(0xcf8, 8), new Part.Missing())));
        memory.tables.put(DIRECTORY, narrowDirectory(FIXED, CONTROLLERS, DIRECTORY + 0x4000));
        memory.tables.put(DIRECTORY + 0x4000, Tables.with(Tables.table("MCFG", 1, new byte[24]), 44, 8, 0xb000_0000L, 54, 1, 2, 55, 1, 5));
        assertThat(device("pci")).isEqualTo(new Device("pci", "2", List.of(new Part.Ports(0xcf8, 8), new Part.Memory(0xb020_0000L, 4 << 20))));
    }

    @Test
    void tables_that_are_not_whole_are_not_there() {
        assertThat(devices()).extracting(Device::name).doesNotContain("acpi");
        machine();
        memory.tables.get(FIXED)[200]++;
        assertThat(devices()).extracting(Device::name).doesNotContain("acpi");
        memory.tables.put(FIXED, Arrays.copyOf(fixed(), 100));
        assertThat(devices()).extracting(Device::name).doesNotContain("acpi");
    }

    /** Simulated memory refuses what lies beside a table. */
    @Test
    void hostile_tables_are_read_within_their_bounds_only() {
        Random random = new Random(9);
        for (int i = 0; i < 3000; i++) {
            machine();
            for (byte[] table : memory.tables.values()) {
                for (int j = random.nextInt(4); j > 0; j--) {
                    table[random.nextInt(table.length)] = (byte) random.nextInt();
                }
                if (random.nextBoolean() && table.length > AcpiTable.HEADER) {
                    Tables.summed(table);
                }
            }
            for (Device device : devices()) {
                for (Part part : device.parts()) {
                    if (part instanceof Part.Ports ports) {
                        assertThat(ports.first()).isBetween(1, 0xffff);
                    }
                }
            }
        }
    }

    @Test
    void tables_in_a_row_are_what_they_were() {
        machine();
        List<AcpiTable> tables = ((Part.Tables) device("acpi").parts().get(0)).tables();
        long bytes = AcpiTable.bytesInRow(tables);
        Address row = Tables.in(new byte[(int) bytes]).start();
        AcpiTable.copyInRow(tables, row);
        List<AcpiTable> copies = AcpiTable.inRow(row, bytes);
        assertThat(copies).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(copies.get(i).length()).isEqualTo(tables.get(i).length());
            assertThat(copies.get(i).sumsToZero()).isTrue();
        }
    }
}
