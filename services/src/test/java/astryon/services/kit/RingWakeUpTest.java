package astryon.services.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All orders of a small conversation: no wake-up is lost, whether the consumer is ahead or the ring is full. */
class RingWakeUpTest {
    private static final int BYTES = Ring.ITEMS + 64;
    private static final int PRODUCER = 0;
    private static final int CONSUMER = 1;

    /** Sends numbered items of {@code payload} bytes from one side to the other; each sleeps when it must. */
    private static ModelChecker.Protocol conversation(Address memory, int items, int payload) {
        SimulatedMemory.write(memory, new byte[BYTES]);
        return (side, machine) -> {
            if (side == PRODUCER) {
                produce(memory, items, payload, machine);
            } else {
                consume(memory, items, machine);
            }
        };
    }

    private static void produce(Address memory, int items, int payload, ModelChecker machine) {
        RingProducer ring = new RingProducer(memory, BYTES);
        for (int i = 0; i < items; i++) {
            machine.summarise("item " + i + fields(ring));
            Address at = ring.reserve(1, payload);
            while (at.isZero()) {
                if (ring.mustSleep()) {
                    machine.waitForSignal();
                }
                at = ring.reserve(1, payload);
            }
            at.storeInt(i);
            if (ring.publish()) {
                machine.signal(CONSUMER);
            }
        }
    }

    private static void consume(Address memory, int items, ModelChecker machine) {
        RingConsumer ring = new RingConsumer(memory, BYTES);
        for (int i = 0; i < items; i++) {
            machine.summarise("item " + i + fields(ring));
            while (!ring.next()) {
                if (ring.mustSleep()) {
                    machine.waitForSignal();
                }
            }
            assertThat(ring.payload().loadInt()).isEqualTo(i);
            if (ring.release()) {
                machine.signal(PRODUCER);
            }
        }
    }

    /** All private state of an end. */
    private static String fields(Object end) {
        StringBuilder values = new StringBuilder();
        for (Field field : end.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            try {
                values.append(' ').append(field.get(end));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return values.toString();
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 8", "3, 24"})
    void both_sides_always_come_to_the_end(int items, int payload) {
        Address memory = SimulatedMemory.allocate(BYTES);
        int states = ModelChecker.explore(memory, Ring.ITEMS, true, () -> conversation(memory, items, payload));
        assertThat(states).isGreaterThan(20);
    }

    @Test
    void without_the_fences_the_checker_finds_the_lost_wake_up() {
        Address memory = SimulatedMemory.allocate(BYTES);
        assertThatThrownBy(() -> ModelChecker.explore(memory, Ring.ITEMS, false, () -> conversation(memory, 2, 8)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("nobody can go on");
    }
}
