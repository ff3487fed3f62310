package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {
    private static final long MIB = 1 << 20;
    private int freeBefore;

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        freeBefore = Frames.allocator().freeFrames();
    }

    /** What a mapping's protection may be changed to. */
    private static final int ANY = Protection.READ | Protection.WRITE | Protection.EXECUTE;

    private static MemoryObject memory(long bytes) {
        MemoryObject memory = AnonymousMemory.create(bytes, false);
        memory.retain();
        return memory;
    }

    @Test
    void a_touched_page_shows_the_objects_frame_and_everything_is_given_back() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(MIB);
        Address start = space.whole().map(memory, new Address(0x40_0000), 0, new Size(MIB), Protection.READ | Protection.WRITE, ANY);
        assertThat(PageTable.lookup(space.root(), start)).isZero();
        assertThat(space.resolve(start.plus(0x2345), true, false)).isTrue();
        long entry = PageTable.lookup(space.root(), start.plus(0x2000));
        assertThat(PageTable.frame(entry).value()).isEqualTo(memory.frame(2, false).value());
        assertThat(entry & PageTable.WRITABLE).isNotZero();
        memory.release();
        space.destroy();
        assertThat(Frames.allocator().freeFrames()).isEqualTo(freeBefore);
    }

    @Test
    void protection_is_what_was_asked_for() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(MIB);
        Address readOnly = space.whole().map(memory, new Address(0x40_0000), 0, new Size(MIB), Protection.READ, ANY);
        Address code = space.whole().map(memory, new Address(0x80_0000), 0, new Size(MIB), Protection.READ | Protection.EXECUTE, ANY);
        assertThat(space.resolve(readOnly, true, false)).isFalse();
        assertThat(space.resolve(readOnly, false, true)).isFalse();
        assertThat(space.resolve(readOnly, false, false)).isTrue();
        assertThat(space.resolve(code, false, true)).isTrue();
        assertThat(space.resolve(code, true, false)).isFalse();
        assertThat(PageTable.lookup(space.root(), code) & PageTable.WRITABLE).isZero();
        memory.release();
        space.destroy();
    }

    @Test
    void a_guard_keeps_its_place_and_its_contents_from_everybody() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(MIB);
        Address start = space.whole().map(memory, new Address(0x40_0000), 0, new Size(MIB), Protection.READ | Protection.WRITE, ANY);
        assertThat(space.resolve(start, true, false)).isTrue();
        long entry = PageTable.lookup(space.root(), start);
        space.whole().protect(start, new Size(PageTable.PAGE), Protection.NONE);
        assertThat(space.resolve(start, false, false)).isFalse();
        assertThat(space.resolve(start, true, false)).isFalse();
        assertThat(PageTable.lookup(space.root(), start) & PageTable.PRESENT).isZero();
        assertThat(space.resolve(start.plus(PageTable.PAGE), false, false)).isTrue();
        assertThatThrownBy(() -> space.whole().map(memory, start, 0, new Size(PageTable.PAGE), Protection.READ, ANY)).isInstanceOf(KernelError.class);
        space.whole().protect(start, new Size(PageTable.PAGE), Protection.READ | Protection.WRITE);
        assertThat(space.resolve(start, true, false)).isTrue();
        assertThat(PageTable.frame(PageTable.lookup(space.root(), start))).isEqualTo(PageTable.frame(entry));
        memory.release();
        space.destroy();
    }

    @Test
    void nothing_is_there_outside_of_regions() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(MIB);
        Address start = space.whole().map(memory, new Address(0x40_0000), 0, new Size(MIB), Protection.READ, ANY);
        assertThat(space.resolve(start.minus(1), false, false)).isFalse();
        assertThat(space.resolve(start.plus(MIB), false, false)).isFalse();
        assertThat(space.resolve(new Address(0), false, false)).isFalse();
        assertThat(space.resolve(new Address(-1), false, false)).isFalse();
        memory.release();
        space.destroy();
    }

    @Test
    void regions_agree_with_a_map_after_random_mapping_and_unmapping() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(64 * MIB);
        TreeMap<Long, Long> model = new TreeMap<>();
        Random random = new Random(11);
        for (int step = 0; step < 3000; step++) {
            long start = UserSpace.START + random.nextInt(400) * 4096L;
            long size = (1 + random.nextInt(20)) * 4096L;
            if (random.nextBoolean()) {
                var below = model.lowerEntry(start + size);
                boolean free = below == null || below.getKey() + below.getValue() <= start;
                if (free) {
                    space.whole().map(memory, new Address(start), 0, new Size(size), Protection.READ, ANY);
                    model.put(start, size);
                    space.resolve(new Address(start), false, false);
                } else {
                    assertFails(ErrorCode.Number.OVERLAP, () -> space.whole().map(memory, new Address(start), 0, new Size(size), Protection.READ, ANY));
                }
            } else if (model.containsKey(start)) {
                space.whole().unmap(new Address(start));
                model.remove(start);
                assertThat(PageTable.lookup(space.root(), new Address(start))).isZero();
            } else {
                assertFails(ErrorCode.Number.NOT_MAPPED, () -> space.whole().unmap(new Address(start)));
            }
        }
        memory.release();
        space.destroy();
        assertThat(Frames.allocator().freeFrames()).isEqualTo(freeBefore);
    }

    /** The list of a new space has to grow more than once for all of them. */
    @Test
    void a_copy_has_as_many_regions() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(MIB);
        for (int i = 0; i < 100; i++) {
            space.whole().map(memory, new Address(UserSpace.START + 2L * i * 4096), 0, new Size(4096), Protection.READ | Protection.SHARED, ANY);
        }
        AddressSpace copy = AddressSpace.create();
        while (!copy.copyFrom(space)) {
            // Part by part.
        }
        for (int i = 0; i < 100; i++) {
            assertThat(copy.memoryAt(new Address(UserSpace.START + 2L * i * 4096))).isSameAs(memory);
        }
        copy.destroy();
        space.destroy();
        memory.release();
        assertThat(Frames.allocator().freeFrames()).isEqualTo(freeBefore);
    }

    @Test
    void addresses_the_kernel_chooses_do_not_overlap() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(MIB);
        Address first = space.whole().map(memory, new Address(0), 0, new Size(MIB), Protection.READ, ANY);
        Address second = space.whole().map(memory, new Address(0), 0, new Size(MIB), Protection.READ, ANY);
        assertThat(second.value()).isEqualTo(first.value() + MIB);
        assertThat(space.whole().unmap(first)).isTrue();
        assertThat(space.whole().map(memory, new Address(0), 0, new Size(4096), Protection.READ, ANY).value()).isEqualTo(first.value());
        assertThat(space.whole().map(memory, new Address(0), 0, new Size(MIB), Protection.READ, ANY).value()).isEqualTo(first.value() + 2 * MIB);
        memory.release();
        space.destroy();
    }

    @Test
    void the_kernels_half_and_the_null_pages_cannot_be_mapped() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = memory(MIB);
        for (long start : new long[] {4096, UserSpace.END, UserSpace.END - 4096, Long.MIN_VALUE, -4096, 0xffff_8000_0000_0000L}) {
            assertFails(ErrorCode.Number.BAD_ADDRESS, () -> space.whole().map(memory, new Address(start), 0, new Size(2 * 4096), Protection.READ, ANY));
        }
        memory.release();
        space.destroy();
    }

    private static void assertFails(int error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KernelError.class, thrown -> assertThat(thrown.number()).isEqualTo(error));
    }
}
