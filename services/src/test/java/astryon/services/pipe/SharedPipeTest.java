package astryon.services.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.protocol.PipeMemory;
import astryon.protocol.PipeRing;
import astryon.protocol.PipeShare;
import astryon.protocol.Pipes;
import astryon.protocol.PipesClient;
import astryon.services.kit.Stage;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes whose ends move bytes themselves. */
class SharedPipeTest {
    private final Stage stage = new Stage();
    private final StagedMemories memories = new StagedMemories(stage);
    private final Pipes pipes = new PipesClient(stage.channel(stage.connect(new PipeService(stage, memories))));
    private final Pipes.Ends ends = pipes.create();
    private final End reader = new End(ends.reader());
    private final End writer = new End(ends.writer());

    /** A client at an end. */
    private final class End {
        private final OpenFile file;
        private PipeShare share;
        /** What it can write of the ring's memory. */
        private Address memory;

        private End(Handle handle) {
            file = new OpenFileClient(stage.channel(handle));
        }

        private void share() {
            PipeMemory ring = file.ring();
            memory = new Address((ring.reads() ? ring.readers() : ring.writers()).value());
            share = new PipeShare(new PipeRing(new Address(ring.readers().value()), new Address(ring.writers().value())), new PipeShare.Sleep() {
                @Override
                public boolean await() {
                    return (stage.awaitSignal(ring.own()) & OpenFile.RING_GONE) == 0;
                }

                @Override
                public void wake() {
                    stage.signal(ring.others(), OpenFile.RING_SIGNAL);
                }
            });
        }

        private void tryToShare() {
            try {
                share();
            } catch (Failure busy) {
                assertThat(busy.number()).isEqualTo(Failure.BUSY);
            }
        }

        /** By itself if it can, and otherwise by a call. */
        private int write(byte[] bytes, int offset, int count) {
            int result = share == null ? PipeShare.MISS : share.write(bytes, offset, count);
            if (result != PipeShare.MISS) {
                return result;
            }
            share = null;
            Address from = SimulatedMemory.allocate(Math.max(count, 1));
            SimulatedMemory.write(from, java.util.Arrays.copyOfRange(bytes, offset, offset + count));
            try {
                return (int) file.write(new Loan(from, count));
            } finally {
                SimulatedMemory.free(from);
            }
        }

        private int read(byte[] bytes, int count) {
            int result = share == null ? PipeShare.MISS : share.read(bytes, 0, count);
            if (result != PipeShare.MISS) {
                return result;
            }
            share = null;
            Address to = SimulatedMemory.allocate(count);
            try {
                int some = (int) file.read(new Loan(to, count));
                for (int i = 0; i < some; i++) {
                    bytes[i] = to.plus(i).loadByte();
                }
                return some;
            } finally {
                SimulatedMemory.free(to);
            }
        }

        private void write(String text) {
            assertThat(write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, text.length())).isEqualTo(text.length());
        }

        private String read() {
            byte[] bytes = new byte[100];
            int count = read(bytes, 100);
            return count < 0 ? "(" + count + ")" : new String(bytes, 0, count, java.nio.charset.StandardCharsets.US_ASCII);
        }
    }

    @Test
    void bytes_go_from_one_end_to_the_other_without_calls() {
        writer.write("before ");
        reader.share();
        writer.share();
        writer.write("and behind");
        assertThat(reader.read()).isEqualTo("before and behind");
        CompletableFuture<String> late = CompletableFuture.supplyAsync(reader::read);
        writer.write("late");
        assertThat(late.join()).isEqualTo("late");
        assertThat(reader.share).isNotNull();
        assertThat(writer.share).isNotNull();
    }

    @Test
    void who_waits_at_the_service_hears_of_who_does_not_call() {
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(reader::read);
        while (stage.waiting() == 0) {
            Thread.onSpinWait();
        }
        writer.share();
        writer.write("x");
        assertThat(waiting.join()).isEqualTo("x");
        assertThat(writer.share).isNotNull();
    }

    @Test
    void a_second_client_at_an_end_takes_the_ring_from_both_and_no_byte_is_lost() {
        writer.share();
        reader.share();
        writer.write("one ");
        new End(ends.writer()).write("two ");
        writer.write("three");
        assertThat(writer.share).isNull();
        assertThat(reader.read()).isEqualTo("one two three");
        assertThat(reader.share).isNull();
        reader.share();
        assertThatThrownBy(() -> new End(ends.reader()).share()).isInstanceOf(Failure.class);
        reader.share();
        writer.share();
        writer.write("again");
        assertThat(reader.read()).isEqualTo("again");
    }

    @Test
    void the_end_comes_when_the_writer_is_gone_and_all_is_read() {
        writer.share();
        reader.share();
        writer.write("last");
        stage.close(ends.writer());
        assertThat(reader.read()).isEqualTo("last");
        assertThat(reader.read()).isEmpty();
        stage.close(ends.reader());
        assertThat(memories.inUse()).isZero();
    }

    @Test
    void who_sleeps_is_woken_by_the_end() {
        writer.share();
        reader.share();
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(reader::read);
        stage.close(ends.writer());
        assertThat(waiting.join()).isEmpty();
    }

    @Test
    void nobody_writes_for_nobody() {
        writer.share();
        reader.share();
        writer.write("x".repeat(Pipes.BYTES - 10));
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> writer.write(new byte[100], 0, 100));
        stage.close(ends.reader());
        assertThat(waiting.join()).isEqualTo(-Failure.NO_READER);
    }

    @Test
    void small_writes_stay_whole() {
        writer.share();
        reader.share();
        writer.write("x".repeat(Pipes.BYTES - 10));
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> writer.write(new byte[13], 0, 13));
        byte[] some = new byte[Pipes.BYTES];
        assertThat(reader.read(some, 2)).isEqualTo(2);
        assertThat(reader.read(some, Pipes.BYTES)).isEqualTo(Pipes.BYTES - 12);
        assertThat(waiting.join()).isEqualTo(13);
        assertThat(reader.read(some, 20)).isEqualTo(13);
    }

    @Test
    void indices_that_cannot_be_lead_to_the_service() {
        writer.share();
        reader.share();
        writer.write("abc");
        writer.memory.storeOrderedLong(1L << 40);
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(reader::read);
        while (stage.waiting() == 0) {
            Thread.onSpinWait();
        }
        writer.write("later");
        assertThat(waiting.join()).isEqualTo("later");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoever_shares_when_and_calls_between_all_bytes_arrive_in_order(long seed) {
        int total = 300_000;
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            Random random = new Random(seed);
            End other = new End(ends.writer());
            int sent = 0;
            while (sent < total) {
                if (random.nextInt(20) == 0) {
                    writer.tryToShare();
                }
                int some = Math.min(1 + random.nextInt(random.nextBoolean() ? 100 : 20_000), total - sent);
                byte[] bytes = new byte[some];
                for (int i = 0; i < some; i++) {
                    bytes[i] = (byte) ((sent + i) % 97);
                }
                sent += (random.nextInt(40) == 0 ? other : writer).write(bytes, 0, some);
            }
            stage.close(ends.writer());
        });
        Random random = new Random(-seed);
        End other = new End(ends.reader());
        byte[] bytes = new byte[20_000];
        int received = 0;
        while (true) {
            if (random.nextInt(20) == 0) {
                reader.tryToShare();
            }
            int count = (random.nextInt(40) == 0 ? other : reader).read(bytes, 1 + random.nextInt(random.nextBoolean() ? 100 : 20_000));
            if (count == 0) {
                break;
            }
            for (int i = 0; i < count; i++) {
                assertThat(bytes[i]).isEqualTo((byte) ((received++) % 97));
            }
        }
        writing.join();
        assertThat(received).isEqualTo(total);
        stage.close(ends.reader());
        assertThat(memories.inUse()).isZero();
    }
}
