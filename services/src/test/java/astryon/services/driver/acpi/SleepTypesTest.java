package astryon.services.driver.acpi;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.kit.acpi.AcpiTable;
import astryon.services.kit.acpi.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SleepTypesTest {
    private static Optional<SleepTypes> find(int... code) {
        return SleepTypes.find(List.of(Tables.in(Tables.table("DSDT", 1, code))));
    }

    @Test
    void the_package_is_found_however_its_name_and_numbers_are_written() {
        assertThat(find(0x10, 0x08, '_', 'S', '5', '_', 0x12, 6, 4, 0, 0, 0, 0)).as("QEMU").contains(new SleepTypes(0, 0));
        assertThat(find(0x08, '\\', '_', 'S', '5', '_', 0x12, 0x0a, 4, 0x0a, 5, 0x0a, 6, 0x0a, 0, 0x0a, 0)).contains(new SleepTypes(5, 6));
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 4, 2, 1, 1)).contains(new SleepTypes(1, 1));
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 9, 2, 0x0b, 7, 0, 0x0c, 3, 0, 0, 0)).as("cut short").isEmpty();
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 10, 2, 0x0b, 7, 0, 0x0c, 3, 0, 0, 0)).contains(new SleepTypes(7, 3));
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 0x46, 0, 2, 0x0a, 5, 1)).as("a length of two bytes").contains(new SleepTypes(5, 1));
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 4, 1, 0x0a, 5)).as("one number").contains(new SleepTypes(5, 0));
    }

    @Test
    void what_is_no_such_package_is_none() {
        assertThat(find(0x5b, '_', 'S', '5', '_', 0x12, 6, 4, 0, 0, 0, 0)).as("no name of something").isEmpty();
        assertThat(find(0x08, '_', 'S', '4', '_', 0x12, 6, 4, 0, 0, 0, 0)).isEmpty();
        assertThat(find(0x08, '_', 'S', '5', '_', 0x0a, 6)).as("a number").isEmpty();
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 2, 0)).as("nothing in it").isEmpty();
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 60, 4, 0, 0, 0, 0)).as("longer than the table").isEmpty();
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 6, 4, 0x0a, 8, 0, 0)).as("a type of more than three bits").isEmpty();
        assertThat(find(0x08, '_', 'S', '5', '_', 0x12, 6, 4, 'A', 'B', 'C', 'D')).as("somebody's name").isEmpty();
    }

    @Test
    void it_is_looked_for_in_all_tables() {
        AcpiTable without = Tables.in(Tables.table("DSDT", 1));
        AcpiTable with = Tables.in(Tables.table("SSDT", 1, 8, '_', 'S', '5', '_', 0x12, 4, 2, 1, 0));
        assertThat(SleepTypes.find(List.of(without, with))).contains(new SleepTypes(1, 0));
        assertThat(SleepTypes.find(List.of())).isEmpty();
    }

    /** Simulated memory refuses what lies beside the table. */
    @Test
    void damaged_code_is_read_within_its_table_only() {
        Random random = new Random(5);
        byte[] start = {0x08, '_', 'S', '5', '_', 0x12};
        for (int i = 0; i < 20_000; i++) {
            byte[] code = new byte[random.nextInt(24)];
            random.nextBytes(code);
            System.arraycopy(start, 0, code, 0, Math.min(code.length, start.length));
            SleepTypes.find(List.of(Tables.in(Tables.table("DSDT", 1, code)))).ifPresent(types -> {
                assertThat(types.first()).isBetween(0, 7);
                assertThat(types.second()).isBetween(0, 7);
            });
        }
    }
}
