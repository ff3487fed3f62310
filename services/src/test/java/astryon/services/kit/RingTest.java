package astryon.services.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final int BYTES = 256 + Ring.ITEMS;

    private static Address memory(int bytes) {
        Address memory = SimulatedMemory.allocate(bytes);
        SimulatedMemory.write(memory, new byte[bytes]);
        return memory;
    }

    @Test
    void items_of_all_lengths_arrive_in_order_around_the_end_many_times() {
        Address memory = memory(BYTES);
        RingProducer producer = new RingProducer(memory, BYTES);
        RingConsumer consumer = new RingConsumer(memory, BYTES);
        ArrayDeque<Integer> sent = new ArrayDeque<>();
        Random random = new Random(1);
        for (int step = 0; step < 20_000; step++) {
            if (random.nextBoolean()) {
                int length = random.nextInt(producer.maxPayload() + 1);
                Address payload = producer.reserve(7, length);
                if (!payload.isZero()) {
                    for (int i = 0; i < length; i++) {
                        payload.plus(i).storeByte((byte) (length + i));
                    }
                    producer.publish();
                    sent.add(length);
                }
            } else if (consumer.next()) {
                int length = sent.remove();
                assertThat(consumer.length()).isEqualTo(length);
                assertThat(consumer.type()).isEqualTo(7);
                for (int i = 0; i < length; i++) {
                    assertThat(consumer.payload().plus(i).loadByte()).isEqualTo((byte) (length + i));
                }
                consumer.release();
            } else {
                assertThat(sent).isEmpty();
            }
        }
    }

    /** Some are reserved before all are published, some looked at before the space of all is given back. */
    @Test
    void items_come_and_go_in_batches() {
        Address memory = memory(BYTES);
        RingProducer producer = new RingProducer(memory, BYTES);
        RingConsumer consumer = new RingConsumer(memory, BYTES);
        Random random = new Random(2);
        int sent = 0;
        int seen = 0;
        for (int step = 0; step < 20_000; step++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                Address payload = producer.reserve(1, 8 + random.nextInt(40));
                if (!payload.isZero()) {
                    payload.storeInt(sent++);
                }
            }
            producer.publish();
            for (int i = random.nextInt(6); i > 0 && consumer.next(); i--) {
                assertThat(consumer.payload().loadInt()).isEqualTo(seen++);
                consumer.advance();
            }
            consumer.giveBack();
        }
        assertThat(seen).isGreaterThan(10_000);
    }

    @Test
    void who_sleeps_has_told_the_other_end_all() {
        Address memory = memory(BYTES);
        RingProducer producer = new RingProducer(memory, BYTES);
        RingConsumer consumer = new RingConsumer(memory, BYTES);
        producer.reserve(1, 8);
        assertThatThrownBy(producer::mustSleep).isInstanceOf(IllegalStateException.class);
        producer.publish();
        consumer.next();
        consumer.advance();
        assertThatThrownBy(consumer::mustSleep).isInstanceOf(IllegalStateException.class);
        consumer.giveBack();
        assertThat(consumer.mustSleep()).isTrue();
    }

    @Test
    void what_is_reserved_is_not_seen_before_it_is_published() {
        Address memory = memory(BYTES);
        RingProducer producer = new RingProducer(memory, BYTES);
        RingConsumer consumer = new RingConsumer(memory, BYTES);
        producer.reserve(1, 8).storeLong(1);
        assertThat(consumer.next()).isFalse();
        producer.publish();
        assertThat(consumer.next()).isTrue();
    }

    @Test
    void indices_count_on_past_the_largest_integers() {
        for (int start : new int[] {-1024, Integer.MAX_VALUE - 1023}) {
            Address memory = memory(BYTES);
            memory.plus(Ring.HEAD).storeInt(start);
            memory.plus(Ring.TAIL).storeInt(start);
            RingProducer producer = new RingProducer(memory, BYTES, start);
            RingConsumer consumer = new RingConsumer(memory, BYTES, start);
            for (int i = 0; i < 100; i++) {
                producer.reserve(1, 40).storeInt(i);
                producer.publish();
                assertThat(consumer.next()).isTrue();
                assertThat(consumer.payload().loadInt()).isEqualTo(i);
                consumer.release();
            }
            assertThat(consumer.next()).isFalse();
        }
    }

    @Test
    void nothing_a_hostile_producer_writes_leads_the_consumer_outside() {
        Random random = new Random(2);
        int broken = 0;
        int items = 0;
        Address memory = memory(BYTES);
        for (int round = 0; round < 5000; round++) {
            SimulatedMemory.write(memory, new byte[BYTES]);
            RingConsumer consumer = new RingConsumer(memory, BYTES);
            try {
                for (int step = 0; step < 20; step++) {
                    memory.plus(random.nextInt(BYTES / 4) * 4L).storeInt(wicked(random));
                    memory.plus(Ring.TAIL).storeInt(wicked(random));
                    for (int i = 0; i < 50 && consumer.next(); i++) {
                        assertInside(memory, consumer);
                        items++;
                        consumer.release();
                    }
                }
            } catch (RingBroken expected) {
                broken++;
            }
        }
        assertThat(broken).isGreaterThan(1000);
        assertThat(items).isGreaterThan(1000);
    }

    private static void assertInside(Address memory, RingConsumer consumer) {
        long start = consumer.payload().minus(memory).value();
        assertThat(start).isGreaterThanOrEqualTo(Ring.ITEMS);
        assertThat(start + consumer.length()).isLessThanOrEqualTo(BYTES);
    }

    @Test
    void nothing_a_hostile_consumer_writes_leads_the_producer_outside() {
        Random random = new Random(3);
        Address memory = memory(BYTES);
        int broken = 0;
        for (int round = 0; round < 5000; round++) {
            SimulatedMemory.write(memory, new byte[BYTES]);
            RingProducer producer = new RingProducer(memory, BYTES);
            try {
                for (int step = 0; step < 20; step++) {
                    memory.plus(Ring.HEAD).storeInt(wicked(random));
                    Address payload = producer.reserve(1, 16);
                    if (!payload.isZero()) {
                        assertThat(payload.minus(memory).value()).isBetween((long) Ring.ITEMS, BYTES - 16L);
                        producer.publish();
                    }
                }
            } catch (RingBroken expected) {
                broken++;
            }
        }
        assertThat(broken).isGreaterThan(1000);
    }

    private static int wicked(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt();
            case 1 -> -1;
            case 2 -> Integer.MIN_VALUE;
            case 3 -> random.nextInt(300);
            default -> random.nextInt(32) * 8;
        };
    }

    @Test
    void an_item_that_can_never_fit_is_refused() {
        Address memory = memory(BYTES);
        RingProducer producer = new RingProducer(memory, BYTES);
        assertThatThrownBy(() -> producer.reserve(1, producer.maxPayload() + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> producer.reserve(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> producer.reserve(Ring.FILLER, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
