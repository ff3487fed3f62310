package astryon.services.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.kit.ByteQueue;
import astryon.services.kit.Client;
import astryon.services.kit.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SerialLineTest {
    private static final int QUEUE = 256;
    private static final int TICKS = 2_000;
    private static final int BYTES = 2 * ByteQueue.POSITIONS + Arrivals.BYTES;
    private static final int MEMORY = BYTES + 2 * QUEUE;

    private final SimulatedUart uart = new SimulatedUart(true);
    private final Stage stage = new Stage();
    private final Address memory = SimulatedMemory.allocate(MEMORY);
    private final List<Long> lost = new ArrayList<>();
    private SerialLine line;
    private final Client client;

    SerialLineTest() {
        SimulatedMemory.write(memory, new byte[MEMORY]);
        client = new Client(stage, driver(uart));
    }

    /** A driver with what an earlier one left. */
    private Handle driver(Registers chip) {
        line = line(chip);
        line.start();
        return stage.connect(line);
    }

    private SerialLine line(Registers chip) {
        Address bytes = memory.plus(BYTES);
        return new SerialLine(chip, stage, new ByteQueue(memory, bytes, QUEUE), memory.plus(2 * ByteQueue.POSITIONS), new ByteQueue(memory.plus(ByteQueue.POSITIONS), bytes.plus(QUEUE), QUEUE), lost::add);
    }

    private void pass() {
        if (uart.takeEdge()) {
            line.interrupted();
        }
    }

    /** Until all has left that is going to. */
    private void drain() {
        for (int i = 0; i < TICKS; i++) {
            pass();
            uart.tick();
        }
    }

    private static String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + i % 26));
        }
        return text.toString();
    }

    /** Lends what it has not. */
    private static final class Nobody implements Loan.Lender {
        @Override
        public long read(long offset, Address to, long bytes) {
            return -1;
        }

        @Override
        public long write(long offset, Address from, long bytes) {
            return -1;
        }
    }

    @Test
    void what_is_written_leaves_by_interrupts() {
        client.write(text(200));
        assertThat(uart.sent()).as("nothing waits for the line").isEmpty();
        drain();
        assertThat(uart.sent()).isEqualTo(text(200));
        assertThat(uart.overwritten).isZero();
        assertThat(uart.read(Uart.INTERRUPT_ENABLE) & Uart.ON_SENT).as("no interrupts where nothing is to be sent").isZero();
    }

    @Test
    void a_chip_without_fifos_gets_byte_after_byte() {
        SimulatedUart old = new SimulatedUart(false);
        Client other = new Client(stage, driver(old));
        other.write("without");
        for (int i = 0; i < TICKS; i++) {
            if (old.takeEdge()) {
                line.interrupted();
            }
            old.tick();
        }
        assertThat(old.sent()).isEqualTo("without");
        assertThat(old.overwritten).isZero();
    }

    @Test
    void who_writes_more_than_there_is_room_for_waits() {
        CompletableFuture<Boolean> written = client.later(() -> {
            client.write(text(1000));
            return true;
        });
        assertThat(written).isNotDone();
        while (!written.isDone()) {
            synchronized (stage) {
                pass();
                uart.tick();
            }
        }
        drain();
        assertThat(uart.sent()).isEqualTo(text(1000));
    }

    @Test
    void a_reader_waits_for_what_comes() {
        CompletableFuture<String> read = client.readLater();
        assertThat(read).isNotDone();
        uart.comes("hello");
        pass();
        assertThat(read.join()).isEqualTo("hello");
        uart.comes("more");
        pass();
        assertThat(client.file().available()).isEqualTo(4);
        assertThat(client.read(3)).isEqualTo("mor");
        assertThat(client.read()).isEqualTo("e");
    }

    @Test
    void a_byte_that_comes_while_another_interrupt_is_dealt_with_makes_no_edge_and_is_seen() {
        client.write(text(20));
        for (int i = 0; i < 14; i++) {
            uart.tick();
        }
        List<String> late = new ArrayList<>(List.of("late"));
        uart.afterStatusIsSeen = () -> {
            if (!late.isEmpty()) {
                uart.comes(late.remove(0));
            }
        };
        assertThat(uart.takeEdge()).isTrue();
        line.interrupted();
        assertThat(uart.takeEdge()).isFalse();
        assertThat(client.file().available()).isEqualTo(4);
    }

    @Test
    void readers_are_served_in_the_order_in_which_they_came() {
        CompletableFuture<String> first = client.later(() -> client.read(2));
        CompletableFuture<String> second = client.later(() -> client.read(2));
        uart.comes("abcd");
        pass();
        assertThat(first.join()).isEqualTo("ab");
        assertThat(second.join()).isEqualTo("cd");
    }

    @Test
    void a_reader_with_no_memory_for_it_loses_nobodys_bytes() {
        uart.comes("kept");
        pass();
        assertThat(client.file().write(new Loan(new Address(0), 0))).isZero();
        assertThat(line.read(new Loan(memory, 4).through(new Nobody()))).isEqualTo(-Failure.BAD_ADDRESS);
        assertThat(client.read()).isEqualTo("kept");
    }

    @Test
    void where_nobody_reads_the_other_side_is_told_to_pause_and_nothing_is_lost() {
        String text = text(1000);
        StringBuilder read = new StringBuilder();
        int sent = 0;
        for (int i = 0; i < TICKS && read.length() < text.length(); i++) {
            if (sent < text.length() && uart.mayCome()) {
                uart.comes(text.substring(sent, ++sent));
            }
            pass();
            if (!uart.mayCome()) {
                read.append(client.read(100));
            } else if (sent == text.length()) {
                read.append(client.read());
            }
        }
        assertThat(read.toString()).isEqualTo(text);
        assertThat(lost).isEmpty();
    }

    @Test
    void who_does_not_pause_loses_and_that_is_counted_but_not_told_each_time() {
        for (int i = 0; i < QUEUE + 24; i++) {
            uart.comes("x");
            pass();
        }
        assertThat(lost).as("the chip's FIFO is full, and then some").containsExactly(1L, 2L, 4L, 8L);
        assertThat(client.read()).hasSize(QUEUE);
        pass();
        assertThat(client.read()).as("what the chip had").hasSize(16);
        uart.comes("again");
        pass();
        assertThat(client.read()).isEqualTo("again");
    }

    @Test
    void sync_waits_until_all_is_in_the_chip() {
        assertThat(client.file().sync()).isZero();
        client.write(text(100));
        CompletableFuture<Integer> synced = client.later(() -> client.file().sync());
        assertThat(synced).isNotDone();
        drain();
        assertThat(synced.join()).isZero();
        assertThat(uart.sent()).hasSize(100);
    }

    @Test
    void the_next_driver_goes_on_where_the_last_one_ended() {
        client.write(text(100));
        uart.comes("typed");
        pass();
        uart.tick();
        uart.takeEdge();
        Client next = new Client(stage, driver(uart));
        drain();
        assertThat(uart.sent()).isEqualTo(text(100));
        assertThat(next.read()).isEqualTo("typed");
    }

    /** The driver ends at an access to the chip, before or after that; what is asked of it then has no answer. */
    private static final class Mortal implements Registers {
        private final SimulatedUart chip;
        private final boolean isBefore;
        private int accessesLeft;

        static final class Ended extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        Mortal(SimulatedUart chip, int accessesLeft, boolean isBefore) {
            this.chip = chip;
            this.accessesLeft = accessesLeft;
            this.isBefore = isBefore;
        }

        private <T> T access(Supplier<T> action) {
            boolean isLast = accessesLeft-- == 0;
            if (isLast && isBefore) {
                throw new Ended();
            }
            T result = action.get();
            if (isLast) {
                throw new Ended();
            }
            return result;
        }

        @Override
        public int read(int register) {
            return access(() -> chip.read(register));
        }

        @Override
        public int read(int register, Address also) {
            return access(() -> chip.read(register, also));
        }

        @Override
        public void write(int register, int bits) {
            access(() -> {
                chip.write(register, bits);
                return 0;
            });
        }

        @Override
        public void write(int register, int bits, Address counter) {
            access(() -> {
                chip.write(register, bits, counter);
                return 0;
            });
        }
    }

    /** Lends this memory. */
    private record Lent(Address start) implements Loan.Lender {
        @Override
        public long read(long offset, Address to, long bytes) {
            for (int i = 0; i < bytes; i++) {
                to.plus(i).storeByte(start.plus(offset + i).loadByte());
            }
            return 0;
        }

        @Override
        public long write(long offset, Address from, long bytes) {
            for (int i = 0; i < bytes; i++) {
                start.plus(offset + i).storeByte(from.plus(i).loadByte());
            }
            return 0;
        }
    }

    /** A client of the line at positions, over drivers of which the first ends. */
    private final class Conversation {
        private final SimulatedUart chip = new SimulatedUart(true);
        private final Address lent = SimulatedMemory.allocate(QUEUE);
        private final StringBuilder read = new StringBuilder();
        private boolean hasEnded;
        private SerialLine one;

        Conversation(int accesses, boolean isBefore) {
            SimulatedMemory.write(memory, new byte[MEMORY]);
            one = line(new Mortal(chip, accesses, isBefore));
            again(() -> one.start(), true);
        }

        /** What an ended driver did not do its next one is asked for. */
        private void again(Runnable action, boolean isStart) {
            try {
                action.run();
            } catch (Mortal.Ended ended) {
                hasEnded = true;
                one = line(chip);
                one.start();
                if (!isStart) {
                    action.run();
                }
            }
        }

        void run(String typed, String written) {
            int typedSoFar = 0;
            int[] writtenSoFar = {0};
            for (int i = 0; i < TICKS && chip.sent().length() + read.length() < typed.length() + written.length(); i++) {
                if (typedSoFar < typed.length() && i % 3 == 0) {
                    chip.comes(typed.substring(typedSoFar, ++typedSoFar));
                }
                again(() -> {
                    if (chip.takeEdge()) {
                        one.interrupted();
                    }
                }, false);
                again(() -> {
                    if (writtenSoFar[0] < written.length()) {
                        String some = written.substring(writtenSoFar[0], Math.min(writtenSoFar[0] + 7, written.length()));
                        SimulatedMemory.write(lent, some.getBytes(StandardCharsets.US_ASCII));
                        writtenSoFar[0] += one.writeAt(writtenSoFar[0], new Loan(lent, some.length()).through(new Lent(lent)));
                    }
                }, false);
                again(() -> {
                    if (one.seek(0, 1) + one.available() > read.length()) {
                        long count = one.readAt(read.length(), new Loan(lent, 5).through(new Lent(lent)));
                        for (int j = 0; j < count; j++) {
                            read.append((char) lent.plus(j).loadByte());
                        }
                    }
                }, false);
                chip.tick();
            }
        }
    }

    @Test
    void a_driver_that_ends_at_any_access_to_the_chip_loses_no_byte_and_sends_none_twice() {
        String typed = text(60);
        String written = text(90);
        boolean hasEnded = true;
        for (int accesses = 0; hasEnded; accesses++) {
            for (boolean isBefore : new boolean[] {true, false}) {
                Conversation conversation = new Conversation(accesses, isBefore);
                conversation.run(typed, written);
                assertThat(conversation.read.toString()).as("%d accesses, before %b", accesses, isBefore).isEqualTo(typed);
                assertThat(conversation.chip.sent()).as("%d accesses, before %b", accesses, isBefore).isEqualTo(written);
                hasEnded = conversation.hasEnded;
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void an_answer_that_was_lost_is_given_again_and_what_was_taken_of_a_request_is_not_taken_twice() {
        uart.comes("typed");
        pass();
        Address lent = SimulatedMemory.allocate(QUEUE);
        Loan loan = new Loan(lent, 3).through(new Lent(lent));
        assertThat(line.readAt(0, loan)).isEqualTo(3);
        SerialLine next = line(uart);
        next.start();
        assertThat(next.readAt(0, loan)).isEqualTo(3);
        assertThat((char) lent.loadByte()).isEqualTo('t');
        assertThat(next.readAt(3, loan)).isEqualTo(2);
        assertThat(next.readAt(2, loan)).as("that is not kept").isEqualTo(-Failure.BAD_ARGUMENT);
        assertThat(next.readAt(6, loan)).as("that has not come").isEqualTo(-Failure.BAD_ARGUMENT);
        SimulatedMemory.write(lent, "abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(next.writeAt(0, loan)).isEqualTo(3);
        assertThat(next.writeAt(0, loan)).isEqualTo(3);
        assertThat(next.writeAt(2, loan)).as("as far as it was taken").isEqualTo(1);
        assertThat(next.seek(0, 2)).isEqualTo(3);
        drain();
        assertThat(uart.sent()).isEqualTo("abc");
    }

    @Test
    void queues_that_somebody_has_spoiled_are_empty() {
        memory.storeLong(5);
        memory.plus(8).storeLong(Long.MAX_VALUE);
        memory.plus(16).storeLong(-1);
        Client next = new Client(stage, driver(uart));
        next.write("fine");
        uart.comes("fine");
        drain();
        assertThat(next.read()).isEqualTo("fine");
        assertThat(uart.sent()).isEqualTo("fine");
    }

    @Test
    void the_kernel_sends_at_any_moment_and_nothing_is_overwritten_or_left_behind() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            SimulatedUart chip = new SimulatedUart(true);
            Runnable kernel = () -> {
                for (int i = random.nextInt(4); i > 0; i--) {
                    chip.kernelSends('K');
                }
            };
            chip.beforeStatusIsSeen = kernel;
            chip.afterStatusIsSeen = kernel;
            Client writer = new Client(stage, driver(chip));
            StringBuilder wanted = new StringBuilder();
            boolean waits = false;
            for (int round = 0; round < 20; round++) {
                String some = text(1 + random.nextInt(10));
                wanted.append(some);
                writer.write(some);
                for (int i = random.nextInt(20); i > 0; i--) {
                    kernel.run();
                    waits |= chip.takeEdge();
                    if (waits && random.nextBoolean()) {
                        waits = false;
                        line.interrupted();
                    }
                    chip.tick();
                }
            }
            chip.beforeStatusIsSeen = () -> { };
            chip.afterStatusIsSeen = () -> { };
            for (int i = 0; i < TICKS; i++) {
                if (waits || chip.takeEdge()) {
                    waits = false;
                    line.interrupted();
                }
                chip.tick();
            }
            assertThat(chip.overwritten).as("seed %d", seed).isZero();
            assertThat(chip.sent().replace("K", "")).as("seed %d", seed).isEqualTo(wanted.toString());
        }
    }

    @Test
    void it_answers_what_it_is_asked() {
        assertThat(client.file().seek(0, 0)).isEqualTo(-Failure.NO_SEEK);
        assertThat(client.file().facts().mode()).isEqualTo(0600);
        assertThat(client.read(0)).isEmpty();
    }
}
