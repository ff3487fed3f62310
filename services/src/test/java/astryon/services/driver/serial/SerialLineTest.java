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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SerialLineTest {
    private static final int QUEUE = 256;
    private static final int TICKS = 2_000;

    private final SimulatedUart uart = new SimulatedUart(true);
    private final Stage stage = new Stage();
    private final Address memory = SimulatedMemory.allocate(2 * ByteQueue.POSITIONS + 2 * QUEUE);
    private final List<Long> lost = new ArrayList<>();
    private SerialLine line;
    private final Client client;

    SerialLineTest() {
        SimulatedMemory.write(memory, new byte[2 * ByteQueue.POSITIONS + 2 * QUEUE]);
        client = new Client(stage, driver(uart));
    }

    /** A driver with what an earlier one left. */
    private Handle driver(SimulatedUart chip) {
        Address bytes = memory.plus(2 * ByteQueue.POSITIONS);
        line = new SerialLine(chip, stage, new ByteQueue(memory, bytes, QUEUE), new ByteQueue(memory.plus(ByteQueue.POSITIONS), bytes.plus(QUEUE), QUEUE), lost::add);
        line.start();
        return stage.connect(line);
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
