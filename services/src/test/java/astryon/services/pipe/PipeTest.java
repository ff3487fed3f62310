package astryon.services.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.OpenFileClient;
import astryon.protocol.Pipes;
import astryon.protocol.PipesClient;
import astryon.services.kit.Stage;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PipeTest {
    private final Stage stage = new Stage();
    private final StagedMemories memories = new StagedMemories(stage);
    private final Pipes pipes = new PipesClient(stage.channel(stage.connect(new PipeService(stage, memories))));
    private final Pipes.Ends ends = pipes.create();

    private static Loan loan(String text) {
        Address memory = SimulatedMemory.allocate(Math.max(text.length(), 1));
        for (int i = 0; i < text.length(); i++) {
            memory.plus(i).storeByte((byte) text.charAt(i));
        }
        return new Loan(memory, text.length());
    }

    private long write(String text) {
        return new OpenFileClient(stage.channel(ends.writer())).write(loan(text));
    }

    private String read(int most) {
        Address memory = SimulatedMemory.allocate(most);
        long count = new OpenFileClient(stage.channel(ends.reader())).read(new Loan(memory, most));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) memory.plus(i).loadByte());
        }
        return text.toString();
    }

    private void awaitWaiting(int calls) throws InterruptedException {
        while (stage.waiting() < calls) {
            Thread.sleep(1);
        }
    }

    @Test
    void who_reads_gets_what_there_is() {
        assertThat(write("hello")).isEqualTo(5);
        assertThat(new OpenFileClient(stage.channel(ends.reader())).available()).isEqualTo(5);
        assertThat(read(3)).isEqualTo("hel");
        assertThat(read(3)).isEqualTo("lo");
    }

    @Test
    void who_reads_first_waits_for_who_writes() throws Exception {
        CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(10));
        awaitWaiting(1);
        write("late");
        assertThat(reader.get()).isEqualTo("late");
    }

    @Test
    void who_writes_waits_for_room_and_small_writes_stay_whole() throws Exception {
        String full = "x".repeat(Pipes.BYTES - 10);
        assertThat(write(full)).isEqualTo(full.length());
        CompletableFuture<Long> small = CompletableFuture.supplyAsync(() -> write("0123456789abc"));
        awaitWaiting(1);
        CompletableFuture<Long> large = CompletableFuture.supplyAsync(() -> write("y".repeat(Pipes.ATOMIC + 1)));
        awaitWaiting(2);
        assertThat(read(full.length())).isEqualTo(full);
        assertThat(small.get()).isEqualTo(13);
        assertThat(large.get()).isEqualTo(Pipes.ATOMIC + 1);
        assertThat(read(20)).isEqualTo("0123456789abcyyyyyyy");
    }

    @Test
    void the_end_comes_when_nobody_can_write_any_more() throws Exception {
        write("last");
        stage.duplicate(ends.writer());
        stage.close(ends.writer());
        assertThat(read(10)).isEqualTo("last");
        CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(10));
        awaitWaiting(1);
        stage.close(ends.writer());
        assertThat(reader.get()).isEmpty();
        assertThat(read(10)).isEmpty();
    }

    @Test
    void nobody_writes_for_nobody() throws Exception {
        String full = "x".repeat(Pipes.BYTES);
        write(full);
        CompletableFuture<Long> writer = CompletableFuture.supplyAsync(() -> write("y"));
        awaitWaiting(1);
        stage.close(ends.reader());
        assertThat(writer.get()).isEqualTo(-Failure.NO_READER);
        assertThat(write("z")).isEqualTo(-Failure.NO_READER);
    }

    @Test
    void ends_are_for_one_thing_and_have_no_position() {
        OpenFileClient reader = new OpenFileClient(stage.channel(ends.reader()));
        OpenFileClient writer = new OpenFileClient(stage.channel(ends.writer()));
        assertThat(reader.write(loan("x"))).isEqualTo(-Failure.NOT_OPEN);
        assertThat(writer.read(loan("x"))).isEqualTo(-Failure.NOT_OPEN);
        assertThat(reader.seek(0, 0)).isEqualTo(-Failure.NO_SEEK);
        assertThatThrownBy(reader::terminal).isInstanceOf(Failure.class);
    }

    @Test
    void a_pipe_that_is_gone_has_no_memory() {
        stage.close(ends.reader());
        stage.close(ends.writer());
        for (int i = 0; i < 100; i++) {
            Pipes.Ends next = pipes.create();
            stage.close(next.writer());
            stage.close(next.reader());
        }
        assertThat(memories.inUse()).isZero();
        assertThat(stage.connections()).isOne();
    }

    @Test
    void many_bytes_of_many_sizes_arrive_in_order() throws Exception {
        int total = 400_000;
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            Random random = new Random(1);
            int sent = 0;
            while (sent < total) {
                int some = Math.min(1 + random.nextInt(random.nextBoolean() ? 100 : 30_000), total - sent);
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < some; i++) {
                    text.append((char) ('a' + (sent + i) % 23));
                }
                sent += (int) write(text.toString());
            }
            stage.close(ends.writer());
        });
        Random random = new Random(2);
        int received = 0;
        for (String text = read(1); !text.isEmpty(); text = read(1 + random.nextInt(20_000))) {
            for (int i = 0; i < text.length(); i++) {
                assertThat(text.charAt(i)).isEqualTo((char) ('a' + received++ % 23));
            }
        }
        writer.get();
        assertThat(received).isEqualTo(total);
    }
}
