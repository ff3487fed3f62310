package astryon.services.app.tool;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.NobodyReads;
import astryon.services.app.Output;
import astryon.services.app.shell.ThreadProcesses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tools that go on until somebody ends them, and inputs that come slowly or are large. */
@Timeout(60)
final class StreamingTest {
    @TempDir
    Path folder;

    private int run(InputStream input, OutputStream output, String name, String... words) {
        return Launcher.run(Tools.find(name, new ThreadProcesses(Map.of(), Map.of())).orElseThrow(), new Invocation(name, List.of(words), Map.of(), folder, input, new Output(output, "standard output"),
                new Output(OutputStream.nullOutputStream(), "standard errors"), Optional.empty()));
    }

    @Test
    void tail_follows_a_file_until_it_is_interrupted() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("log"), "one\n");
        PipedInputStream seen = new PipedInputStream();
        PipedOutputStream output = new PipedOutputStream(seen);
        AtomicInteger status = new AtomicInteger();
        Thread tail = new Thread(() -> status.set(run(InputStream.nullInputStream(), output, "tail", "-f", "log")));
        tail.start();
        assertThat(seen.readNBytes(4)).asString().isEqualTo("one\n");
        Files.writeString(file, "two\n", StandardOpenOption.APPEND);
        assertThat(seen.readNBytes(4)).asString().isEqualTo("two\n");
        tail.interrupt();
        tail.join();
        assertThat(status).hasValue(Launcher.INTERRUPTED);
    }

    @Test
    void yes_ends_without_a_word_when_nobody_reads() {
        long[] taken = {0};
        assertThat(run(InputStream.nullInputStream(), new OutputStream() {
            @Override
            public void write(int value) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                taken[0] += length;
                if (taken[0] > 1_000_000) {
                    throw new NobodyReads();
                }
            }
        }, "yes")).isEqualTo(NobodyReads.STATUS);
    }

    @Test
    void what_comes_is_passed_on_before_the_input_ends() throws IOException, InterruptedException {
        for (String name : List.of("cat", "tee")) {
            PipedOutputStream typed = new PipedOutputStream();
            PipedInputStream input = new PipedInputStream(typed);
            PipedInputStream seen = new PipedInputStream();
            PipedOutputStream output = new PipedOutputStream(seen);
            Thread tool = new Thread(() -> run(input, output, name));
            tool.start();
            typed.write("one\n".getBytes());
            typed.flush();
            assertThat(seen.readNBytes(4)).asString().isEqualTo("one\n");
            typed.close();
            tool.join();
        }
    }

    @Test
    void an_interrupted_sleep_ends_at_once() throws InterruptedException {
        AtomicInteger status = new AtomicInteger();
        Thread sleep = new Thread(() -> status.set(run(InputStream.nullInputStream(), new ByteArrayOutputStream(), "sleep", "1000")));
        sleep.start();
        sleep.interrupt();
        sleep.join();
        assertThat(status).hasValue(Launcher.INTERRUPTED);
    }
}
