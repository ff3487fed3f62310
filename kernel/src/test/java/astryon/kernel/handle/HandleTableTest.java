package astryon.kernel.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandleTableTest {
    private static final class Thing extends KernelObject {
        boolean destroyed;

        @Override
        protected void destroy() {
            destroyed = true;
        }
    }

    @Test
    void a_closed_handle_never_names_another_object() {
        HandleTable table = new HandleTable(null);
        Set<Long> stale = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            long handle = table.open(new Thing(), Rights.Bit.ALL, 0).value();
            assertThat(stale).doesNotContain(handle);
            for (long old : stale) {
                assertFails(ErrorCode.Number.BAD_HANDLE, () -> table.slot(old));
            }
            table.close(handle);
            stale.add(handle);
        }
    }

    @Test
    void an_object_ends_with_its_last_handle() {
        HandleTable table = new HandleTable(null);
        Thing thing = new Thing();
        long first = table.open(thing, Rights.Bit.ALL, 0).value();
        long second = table.open(thing, Rights.Bit.READ, 0).value();
        table.close(first);
        assertThat(thing.destroyed).isFalse();
        table.close(second);
        assertThat(thing.destroyed).isTrue();
    }

    @Test
    void a_handle_to_the_owner_does_not_keep_it() {
        Thing owner = new Thing();
        HandleTable table = new HandleTable(owner);
        owner.retain();
        table.open(owner, Rights.Bit.ALL, 0);
        owner.release();
        assertThat(owner.destroyed).isTrue();
    }

    @Test
    void missing_rights_are_told() {
        HandleTable table = new HandleTable(null);
        int slot = table.slot(table.open(new Thing(), Rights.Bit.READ, 0).value());
        table.require(slot, Rights.Bit.READ);
        assertFails(ErrorCode.Number.MISSING_RIGHT, () -> table.require(slot, Rights.Bit.READ | Rights.Bit.WRITE));
    }

    @Test
    void wicked_numbers_are_no_handles() {
        HandleTable table = new HandleTable(null);
        long good = table.open(new Thing(), Rights.Bit.ALL, 0).value();
        for (long wicked : new long[] {0, -1, good | 1L << 31, good | 1L << 32, good | 1L << 63, good + 1, 65535, 1L << 16 | good, Long.MIN_VALUE}) {
            assertFails(ErrorCode.Number.BAD_HANDLE, () -> table.slot(wicked));
        }
    }

    @Test
    void a_full_table_says_so_and_recovers() {
        HandleTable table = new HandleTable(null);
        long last = 0;
        for (int i = 1; i < 65536; i++) {
            last = table.open(new Thing(), 0, 0).value();
        }
        assertFails(ErrorCode.Number.NO_HANDLES, () -> table.open(new Thing(), 0, 0));
        table.close(last);
        table.open(new Thing(), 0, 0);
    }

    @Test
    void random_opening_and_closing_agrees_with_a_map() {
        HandleTable table = new HandleTable(null);
        int liveBefore = HandleTable.liveHandles();
        Map<Long, Thing> model = new HashMap<>();
        Random random = new Random(3);
        for (int step = 0; step < 20_000; step++) {
            if (model.isEmpty() || random.nextInt(10) < 6) {
                Thing thing = new Thing();
                int rights = random.nextInt(Rights.Bit.ALL + 1);
                long handle = table.open(thing, rights, step).value();
                assertThat(model.put(handle, thing)).isNull();
                assertThat(table.rights(table.slot(handle))).isEqualTo(rights);
                assertThat(table.badge(table.slot(handle))).isEqualTo(step);
            } else {
                long handle = model.keySet().iterator().next();
                table.close(handle);
                assertThat(model.remove(handle).destroyed).isTrue();
            }
            assertThat(HandleTable.liveHandles() - liveBefore).isEqualTo(model.size());
        }
        model.forEach((handle, thing) -> assertThat(table.object(table.slot(handle))).isSameAs(thing));
        table.destroy();
        assertThat(model.values()).allMatch(thing -> thing.destroyed);
    }

    private static void assertFails(int error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KernelError.class, thrown -> assertThat(thrown.number()).isEqualTo(error));
    }
}
