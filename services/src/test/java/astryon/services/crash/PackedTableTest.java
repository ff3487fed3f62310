package astryon.services.crash;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.DebugTableFormat;
import astryon.compiler.object.PackedDebugTable;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTableTest {
    private static byte[] unpacked(byte[] packed) {
        Address file = SimulatedMemory.allocate(Math.max(1, packed.length));
        try {
            for (int i = 0; i < packed.length; i++) {
                file.plus(i).storeByte(packed[i]);
            }
            return PackedTable.unpack(file, packed.length);
        } finally {
            SimulatedMemory.free(file);
        }
    }

    private static byte[] table(Random random, int bytes, int values) {
        byte[] table = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            table[i] = (byte) random.nextInt(values);
        }
        return table;
    }

    @Test
    void what_is_packed_is_known_by_its_start_and_unpacked_whole() {
        Random random = new Random(1);
        for (int bytes : new int[] {DebugTableFormat.START_BYTES, 65, 1000, 300_000}) {
            for (int values : new int[] {1, 6, 256}) {
                byte[] table = table(random, bytes, values);
                byte[] packed = PackedDebugTable.of(table);
                assertThat(Arrays.copyOf(packed, DebugTableFormat.START_BYTES)).isEqualTo(Arrays.copyOf(table, DebugTableFormat.START_BYTES));
                assertThat(unpacked(packed)).isEqualTo(table);
            }
        }
        assertThat(PackedDebugTable.of(table(random, 300_000, 6))).hasSizeLessThan(150_000);
    }

    @Test
    void what_is_damaged_is_no_table_or_another_one_and_nothing_worse() {
        Random random = new Random(2);
        byte[] packed = PackedDebugTable.of(table(random, 5000, 6));
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = Arrays.copyOf(packed, random.nextInt(4) == 0 ? random.nextInt(packed.length) : packed.length);
            for (int i = random.nextInt(8); i >= 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            byte[] table = unpacked(damaged);
            assertThat(table == null || table.length >= DebugTableFormat.START_BYTES).isTrue();
        }
        assertThat(unpacked(Arrays.copyOf(packed, packed.length - 100))).isNull();
        assertThat(unpacked(new byte[0])).isNull();
    }
}
