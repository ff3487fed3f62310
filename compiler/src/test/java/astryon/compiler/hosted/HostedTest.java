package astryon.compiler.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.At;
import astryon.magic.Length;
import astryon.magic.PhysicalAddress;
import astryon.magic.SimulatedMemory;
import astryon.magic.Size;
import astryon.magic.Struct;
import astryon.magic.Structs;
import astryon.magic.Watchpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Hosted(standIns = HostedTest.MachineOnJvm.class)
final class HostedTest {

    @Struct(size = 64)
    static final class Everything {
        boolean flag;
        byte b;
        short s;
        char c;
        int i;
        long l;
        float f;
        volatile double d;
        PhysicalAddress frame;
        Range range;

        long sum() {
            return b + s + i + l;
        }
    }

    @Struct(size = 16)
    static final class Range {
        Address start;
        Size size;
    }

    @Struct(size = 11, packed = true)
    static final class Packed {
        byte kind;
        long address;
        @Length(1) short[] limits;
    }

    @Struct(size = 88)
    static final class Table {
        @Length(4) byte[] bytes;
        @Length(2) int[] ints;
        @At(16) @Length(3) Address[] addresses;
        @Length(2) Range[] ranges;
        @Length(2) float[] floats;
        @Length(2) char[] chars;
        int end;
    }

    static final class Owner {
        private Address start;
        private static Size total;
        private final Address[] many = new Address[3];

        Owner() {
        }

        Owner(long start) {
            this();
            this.start = new Address(start);
        }
    }

    static final class Routines {
        static native long answer(Address question, int offset);
    }

    @StandsFor(Routines.class)
    static final class MachineOnJvm {
        static long answer(Address question, int offset) {
            return question.value() + offset;
        }
    }

    private Address memory;

    @BeforeEach
    void allocate() {
        memory = SimulatedMemory.allocate(128);
    }

    @AfterEach
    void unmap() {
        SimulatedMemory.clear();
    }

    @Test
    void every_kind_of_field_is_memory_at_its_offset() {
        Everything struct = Structs.at(Everything.class, memory);
        struct.flag = true;
        struct.b = -2;
        struct.s = -3;
        struct.c = 0xfedc;
        struct.i = 0x12345678;
        struct.l = 0x1122334455667788L;
        struct.f = 1.5f;
        struct.d = -0.25;
        struct.frame = new PhysicalAddress(0x7000);
        assertThat(memory.loadByte()).isEqualTo((byte) 1);
        assertThat(memory.plus(1).loadByte()).isEqualTo((byte) -2);
        assertThat(memory.plus(2).loadShort()).isEqualTo((short) -3);
        assertThat(memory.plus(4).loadChar()).isEqualTo((char) 0xfedc);
        assertThat(memory.plus(8).loadInt()).isEqualTo(0x12345678);
        assertThat(memory.plus(16).loadLong()).isEqualTo(0x1122334455667788L);
        assertThat(memory.plus(24).loadFloat()).isEqualTo(1.5f);
        assertThat(memory.plus(32).loadDouble()).isEqualTo(-0.25);
        assertThat(memory.plus(40).loadLong()).isEqualTo(0x7000);
        assertThat(struct.flag).isTrue();
        assertThat(struct.c).isEqualTo((char) 0xfedc);
        assertThat(struct.f + struct.d).isEqualTo(1.25);
        assertThat(struct.frame).isEqualTo(new PhysicalAddress(0x7000));
        assertThat(struct.sum()).isEqualTo(-5 + 0x12345678 + 0x1122334455667788L);
        struct.l += 2;
        struct.i++;
        assertThat(memory.plus(16).loadLong() + memory.plus(8).loadInt()).isEqualTo(0x112233445566778aL + 0x12345679);
    }

    @Test
    void a_struct_in_a_struct_is_a_place_in_it() {
        Everything struct = Structs.at(Everything.class, memory);
        struct.range.start = memory;
        struct.range.size = new Size(9);
        assertThat(Structs.addressOf(struct.range)).isEqualTo(memory.plus(48));
        assertThat(memory.plus(48).loadAddress()).isEqualTo(memory);
        assertThat(memory.plus(56).loadLong()).isEqualTo(9);
        assertThat(struct.range).isEqualTo(Structs.at(Range.class, memory.plus(48))).isNotEqualTo(Structs.at(Range.class, memory));
        assertThat(struct.range).hasToString(Range.class.getName() + " at 0x" + Long.toHexString(memory.value() + 48));
        assertThat(Structs.addressOf(null).isZero()).isTrue();
    }

    @Test
    void sizes_and_offsets_are_the_compilers() {
        assertThat(Structs.sizeOf(Everything.class)).isEqualTo(64);
        assertThat(Structs.offsetOf(Everything.class, "range")).isEqualTo(48);
        assertThat(Structs.sizeOf(Packed.class)).isEqualTo(11);
        assertThat(Structs.offsetOf(Packed.class, "limits")).isEqualTo(9);
        assertThatThrownBy(() -> Structs.offsetOf(Packed.class, "nothing")).hasMessageContaining("has no field nothing");
    }

    @Test
    void fields_of_packed_structs_lie_anywhere_others_must_be_aligned() {
        Packed packed = Structs.at(Packed.class, memory.plus(2));
        packed.address = 0x0102030405060708L;
        packed.limits[0] = -7;
        assertThat(memory.plus(3).loadByte()).isEqualTo((byte) 8);
        assertThat(packed.address).isEqualTo(0x0102030405060708L);
        assertThat(memory.plus(11).loadByte()).isEqualTo((byte) -7);
        assertThat(packed.limits[0]).isEqualTo((short) -7);
        Table table = Structs.at(Table.class, memory.plus(2));
        assertThatThrownBy(() -> table.end++).hasMessageContaining("not aligned");
        assertThatThrownBy(() -> table.ints[0]++).hasMessageContaining("not aligned");
    }

    @Test
    void elements_of_arrays_in_structs_lie_in_memory() {
        Table table = Structs.at(Table.class, memory);
        int[] ordinary = {1, 2, 3};
        for (int i = 0; i < table.bytes.length; i++) {
            table.bytes[i] = (byte) (ordinary[i % 3] - 3);
        }
        byte[] bytes = table.bytes;
        assertThat(bytes[0] + 10 * bytes[1] + 100 * bytes[2]).isEqualTo(-12);
        assertThat(memory.plus(3).loadByte()).isEqualTo((byte) -2);
        table.ints[1] = 77;
        assertThat(memory.plus(8).loadInt()).isEqualTo(77);
        table.ints[1] += 3;
        assertThat(table.ints[1]).isEqualTo(80);
        table.addresses[2] = memory;
        assertThat(memory.plus(32).loadAddress()).isEqualTo(memory);
        assertThat(table.addresses[2].plus(1)).isEqualTo(memory.plus(1));
        table.ranges[1].size = new Size(5);
        assertThat(memory.plus(64).loadLong()).isEqualTo(5);
        table.floats[1] = 0.5f;
        table.chars[1] = '\uffff';
        assertThat(memory.plus(76).loadFloat()).isEqualTo(0.5f);
        assertThat((int) table.chars[1]).isEqualTo(0xffff);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, Integer.MAX_VALUE})
    void elements_are_checked_against_the_length(int index) {
        Table table = Structs.at(Table.class, memory);
        assertThatThrownBy(() -> table.ints[index] = 1).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.ranges[index].size = new Size(1)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(memory.plus(4).loadInt()).isEqualTo(0xa5a5a5a5);
    }

    @Test
    void fresh_memory_is_poison_and_none_lies_around_it() {
        Table table = Structs.at(Table.class, memory.plus(64));
        assertThat(table.bytes[0]).isEqualTo((byte) 0xa5);
        assertThatThrownBy(() -> table.end = 1).hasMessageContaining("not mapped");
    }

    @Test
    void words_are_zero_before_they_are_set() {
        assertThat(new Owner().start).isEqualTo(new Address(0));
        assertThat(new Owner(5).start).isEqualTo(new Address(5));
        assertThat(new Owner().many).containsOnly(new Address(0));
        assertThat(Owner.total).isEqualTo(new Size(0));
    }

    @Test
    void a_watchpoint_is_told_before_loads_and_after_stores() {
        Everything device = Structs.at(Everything.class, memory);
        List<String> seen = new ArrayList<>();
        Watchpoint counter = new Watchpoint() {
            private int reads;

            @Override
            public void loading(Address address, int bytes) {
                seen.add("load " + address.minus(memory).value() + " " + bytes);
                if (reads++ == 0) {
                    SimulatedMemory.storeInt(address.value(), 41);
                }
            }

            @Override
            public void stored(Address address, int bytes) {
                seen.add("store " + address.minus(memory).value() + " " + bytes);
            }
        };
        device.i = 7;
        try (SimulatedMemory.Watch watch = SimulatedMemory.watch(memory.plus(8), 4, counter)) {
            assertThat(watch).isNotNull();
            assertThat(device.i).isEqualTo(41);
            device.i = 8;
            device.l = 1;
            device.c = 1;
        }
        device.i = 9;
        assertThat(seen).containsExactly("load 8 4", "store 8 4", "store 8 4");
    }

    @Test
    void a_stand_in_takes_the_place_of_a_routine() {
        assertThat(Routines.answer(new Address(40), 2)).isEqualTo(42);
    }
}
