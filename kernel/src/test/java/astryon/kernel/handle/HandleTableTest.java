package astryon.kernel.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.Handle;
import astryon.compiler.hosted.Hosted;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Hosted
final class HandleTableTest {
    private static final long INDEX = (1L << Handle.INDEX_BITS) - 1;

    private static final class Thing extends KernelObject {
        private boolean destroyed;

        Thing() {
            super(ObjectType.MEMORY);
        }

        @Override
        protected void destroy() {
            destroyed = true;
        }
    }

    private final Thing owner = new Thing();
    private final HandleTable table = HandleTable.create();

    @BeforeEach
    void giveTheTableItsOwner() {
        table.belongTo(owner);
    }

    private static int errorOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        int[] number = new int[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(KernelError.class, error -> number[0] = error.number());
        return number[0];
    }

    @Test
    void a_handle_names_its_object_until_it_is_closed_and_then_nothing() {
        Thing thing = new Thing();
        Handle handle = table.open(thing, 5, 77);
        Slot slot = table.find(handle.value());
        assertThat(slot.object()).isSameAs(thing);
        assertThat(slot.rights()).isEqualTo(5);
        assertThat(slot.badge()).isEqualTo(77);
        table.close(handle.value());
        assertThat(thing.destroyed).isTrue();
        assertThat(errorOf(() -> table.find(handle.value()))).isEqualTo(ErrorCode.Number.BAD_HANDLE);
        Handle next = table.open(new Thing(), 1, 0);
        assertThat(table.find(next.value())).as("the slot is used again").isSameAs(slot);
        assertThat(errorOf(() -> table.close(handle.value()))).as("the stale handle is still none").isEqualTo(ErrorCode.Number.BAD_HANDLE);
    }

    @Test
    void rights_that_are_missing_are_an_error() {
        Slot slot = table.find(table.open(new Thing(), 0b101, 0).value());
        slot.require(0b100);
        assertThat(errorOf(() -> slot.require(0b110))).isEqualTo(ErrorCode.Number.MISSING_RIGHT);
    }

    @Test
    void numbers_that_were_never_handed_out_are_no_handles() {
        table.open(new Thing(), 1, 0);
        for (long number : new long[] {0, 2, 1L << 16 | 1, 1L << 32 | 1, -1, Long.MIN_VALUE, 0xffff}) {
            assertThat(errorOf(() -> table.find(number))).as("%x", number).isEqualTo(ErrorCode.Number.BAD_HANDLE);
        }
    }

    @Test
    void nobody_guesses_the_number_a_free_slot_will_have() {
        long first = table.open(new Thing(), 1, 0).value();
        table.close(first);
        long next = first + (1L << Handle.INDEX_BITS);
        for (long guess : new long[] {first, next, ~first, ~next, -1, Long.MIN_VALUE}) {
            assertThat(errorOf(() -> table.find(guess))).as("%x", guess).isEqualTo(ErrorCode.Number.BAD_HANDLE);
        }
        assertThat(table.open(new Thing(), 1, 0).value()).isEqualTo(next);
    }

    @Test
    void a_slot_goes_through_all_generations_and_is_then_retired() {
        Thing thing = new Thing();
        thing.retain();
        long first = table.open(thing, 1, 0).value();
        table.close(first);
        Set<Long> seen = new HashSet<>(Set.of(first));
        for (int generation = 1; generation < 1 << Handle.GENERATION_BITS; generation++) {
            Handle handle = table.open(thing, 1, 0);
            assertThat(handle.isError()).isFalse();
            assertThat(handle.value() & INDEX).isEqualTo(first & INDEX);
            assertThat(seen.add(handle.value())).isTrue();
            table.close(handle.value());
        }
        assertThat(table.open(thing, 1, 0).value() & INDEX).isNotEqualTo(first & INDEX);
    }

    /** What comes meanwhile goes, too. */
    @Test
    void all_handles_are_closed_in_parts() {
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < 3 * Work.HANDLES; i++) {
            things.add(new Thing());
            table.open(things.get(i), 1, 0);
        }
        assertThat(table.empty()).isFalse();
        assertThat(things.stream().filter(thing -> thing.destroyed)).hasSize(Work.HANDLES);
        things.add(new Thing());
        long late = table.open(things.get(things.size() - 1), 1, 0).value();
        assertThat(table.find(late).rights()).isEqualTo(1);
        while (!table.empty()) {
            // A part after the other.
        }
        assertThat(things).allMatch(thing -> thing.destroyed);
        assertThat(errorOf(() -> table.find(late))).isEqualTo(ErrorCode.Number.BAD_HANDLE);
        table.destroy();
    }

    /** Threads of a process that ends leave what they wait for last, so that one may still be told of a fault. */
    @Test
    void a_table_that_is_half_emptied_has_room_for_what_comes_and_that_goes_with_the_rest() {
        for (int handles = Work.HANDLES + 1; handles < 3 * Work.HANDLES; handles++) {
            HandleTable ending = HandleTable.create();
            ending.belongTo(owner);
            for (int i = 0; i < handles; i++) {
                ending.open(new Thing(), 1, 0);
            }
            assertThat(ending.empty()).isFalse();
            Thing late = new Thing();
            Handle handle = ending.open(late, 1, 0);
            assertThat(ending.find(handle.value()).object()).as("after %d others", handles).isSameAs(late);
            ending.destroy();
            assertThat(late.destroyed).isTrue();
        }
    }

    @Test
    void tables_grow_and_keep_what_they_hold() {
        Random random = new Random(2);
        Map<Long, Thing> open = new TreeMap<>();
        Map<Thing, Integer> rights = new HashMap<>();
        int live = HandleTable.liveHandles();
        for (int step = 0; step < 5000; step++) {
            if (random.nextInt(3) > 0) {
                Thing thing = new Thing();
                rights.put(thing, step);
                assertThat(open.put(table.open(thing, step, -step).value(), thing)).isNull();
            } else if (!open.isEmpty()) {
                long handle = open.keySet().stream().skip(random.nextInt(open.size())).findFirst().orElseThrow();
                table.close(handle);
                assertThat(open.remove(handle).destroyed).isTrue();
            }
        }
        open.forEach((handle, thing) -> {
            Slot slot = table.find(handle);
            assertThat(slot.object()).isSameAs(thing);
            assertThat(slot.rights()).isEqualTo(rights.get(thing));
            assertThat(slot.badge()).isEqualTo(-rights.get(thing));
        });
        assertThat(HandleTable.liveHandles() - live).isEqualTo(open.size());
        table.destroy();
        assertThat(open.values()).allMatch(thing -> thing.destroyed);
        assertThat(HandleTable.liveHandles()).isEqualTo(live);
    }

    @Test
    void a_tables_handle_to_its_owner_does_not_keep_it() {
        owner.retain();
        table.open(owner, 1, 0);
        owner.release();
        assertThat(owner.destroyed).isTrue();
    }

    @Test
    void revoking_ends_all_that_was_derived_and_nothing_else() {
        // Against a model: a tree of handles, each good or not.
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            HandleTable other = HandleTable.create();
            List<long[]> handles = new ArrayList<>();
            List<Set<Integer>> above = new ArrayList<>();
            Set<Integer> dead = new HashSet<>();
            handles.add(new long[] {other.open(new Thing(), 1, 0).value()});
            above.add(Set.of());
            for (int step = 0; step < 60; step++) {
                int from = random.nextInt(handles.size());
                if (dead.contains(from)) {
                    continue;
                }
                if (random.nextInt(6) == 0) {
                    HandleTable.revoke(other.find(handles.get(from)[0]));
                    for (int i = 0; i < handles.size(); i++) {
                        if (above.get(i).contains(from)) {
                            dead.add(i);
                        }
                    }
                    continue;
                }
                boolean derive = random.nextBoolean() && above.get(from).size() < 8;
                Slot slot = other.find(handles.get(from)[0]);
                handles.add(new long[] {(derive ? other.derive(slot, 1) : other.copy(slot, 1, 0)).value()});
                Set<Integer> chain = new HashSet<>(above.get(from));
                if (derive) {
                    chain.add(from);
                }
                above.add(chain);
            }
            for (int i = 0; i < handles.size(); i++) {
                long handle = handles.get(i)[0];
                if (dead.contains(i)) {
                    // A sweep may have closed it already.
                    assertThat(errorOf(() -> other.find(handle))).isIn(ErrorCode.Number.REVOKED, ErrorCode.Number.BAD_HANDLE);
                } else {
                    assertThat(other.find(handle).object()).isNotNull();
                }
            }
            other.destroy();
        }
    }

    @Test
    void what_was_given_ends_with_what_it_was_asked_through_and_with_what_the_giver_had_it_by() {
        HandleTable other = HandleTable.create();
        Slot kept = table.find(table.open(new Thing(), 1, 0).value());
        Slot asked = table.find(table.derive(kept, 1).value());
        for (boolean byGiver : new boolean[] {false, true}) {
            Thing thing = new Thing();
            Slot givers = other.find(other.open(thing, 1, 0).value());
            Slot given = other.find(other.derive(givers, 1).value());
            HandleTable.hang(given, asked);
            HandleTable.hang(given, asked);
            Slot below = other.find(other.open(new Thing(), 1, 0).value());
            HandleTable.hang(below, given);
            long[] numbers = {given.handle().value(), below.handle().value()};
            assertThat(other.find(numbers[0])).isSameAs(given);
            HandleTable.revoke(byGiver ? givers : kept);
            for (long number : numbers) {
                assertThat(errorOf(() -> other.find(number))).isEqualTo(ErrorCode.Number.REVOKED);
            }
            assertThat(thing.destroyed).isFalse();
            other.close(givers.handle().value());
            assertThat(thing.destroyed).isTrue();
            asked = table.find(table.derive(kept, 1).value());
        }
        other.destroy();
    }

    @Test
    void what_is_given_again_and_again_hangs_no_deeper_each_time() {
        Slot kept = table.find(table.open(new Thing(), 1, 0).value());
        Slot asked = table.find(table.derive(kept, 1).value());
        int[] ended = {0};
        Slot through = asked;
        for (int i = 0; i < 20; i++) {
            Slot endpoint = table.find(table.open(new Thing(), 1, 0).value());
            Slot connection = table.find(table.connect(endpoint, 1, i, gone -> ended[0]++).value());
            HandleTable.hang(connection, through);
            through = connection;
        }
        Slot last = through;
        assertThat(table.find(last.handle().value())).isSameAs(last);
        HandleTable.revoke(kept);
        assertThat(errorOf(() -> table.find(last.handle().value()))).isEqualTo(ErrorCode.Number.REVOKED);
        assertThat(ended[0]).isEqualTo(1);
    }

    private Slot derived(Slot from) {
        return table.find(table.derive(from, 1).value());
    }

    private Slot thing() {
        return table.find(table.open(new Thing(), 1, 0).value());
    }

    @Test
    void what_was_given_and_is_given_on_ends_with_either_of_the_ways_it_came() {
        for (int way = 0; way < 3; way++) {
            Slot[] kept = {thing(), thing()};
            int[] ended = {0};
            Slot given = table.find(table.connect(thing(), 1, 0, gone -> ended[0]++).value());
            HandleTable.hang(given, derived(kept[0]));
            HandleTable.hang(given, derived(kept[1]));
            long number = given.handle().value();
            assertThat(table.find(number)).isSameAs(given);
            if (way < 2) {
                HandleTable.revoke(kept[way]);
                assertThat(errorOf(() -> table.find(number))).isEqualTo(ErrorCode.Number.REVOKED);
            } else {
                table.close(number);
            }
            assertThat(ended[0]).isEqualTo(1);
        }
    }

    @Test
    void what_hangs_from_two_each_of_which_hangs_from_two_is_too_deep() {
        Slot asked = derived(thing());
        HandleTable.hang(asked, derived(thing()));
        Slot given = derived(thing());
        HandleTable.hang(given, derived(thing()));
        assertThat(errorOf(() -> HandleTable.hang(given, asked))).isEqualTo(ErrorCode.Number.TOO_DEEP);
        assertThat(table.find(given.handle().value())).isSameAs(given);
    }

    @Test
    void handles_move_between_tables_all_or_none() {
        HandleTable other = HandleTable.create();
        Thing thing = new Thing();
        long[] moving = {table.open(thing, 3, 8).value(), table.open(new Thing(), 1, 0).value()};
        long first = moving[0];
        other.reserve(2);
        other.take(table, moving, 2);
        assertThat(thing.destroyed).isFalse();
        assertThat(errorOf(() -> table.find(first))).isEqualTo(ErrorCode.Number.BAD_HANDLE);
        Slot there = other.find(moving[0]);
        assertThat(there.object()).isSameAs(thing);
        assertThat(there.rights()).isEqualTo(3);
        assertThat(there.badge()).isEqualTo(8);
        other.destroy();
        assertThat(thing.destroyed).isTrue();
    }
}
