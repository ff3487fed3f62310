package astryon.services.log;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.protocol.Log;
import astryon.protocol.LogClient;
import astryon.protocol.LogRecord;
import astryon.services.kit.Client;
import astryon.services.kit.RecordRing;
import astryon.services.kit.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogServiceTest {
    private static final int PART = 4096;
    private static final List<String> NAMES = List.of("kernel", "init", "vfs", "pipes");

    private final Stage stage = new Stage();
    private final AtomicLong clock = new AtomicLong(1_000_000_000);
    private final Address memory = zeroes(8192 + NAMES.size() * PART);
    private String kernelText = "";
    private LogService service;
    private Log log;
    private final List<Client> writers = new ArrayList<>();
    private final List<Handle> handles = new ArrayList<>();

    LogServiceTest() {
        start();
    }

    private static Address zeroes(int bytes) {
        Address start = SimulatedMemory.allocate(bytes);
        SimulatedMemory.write(start, new byte[bytes]);
        return start;
    }

    /** Again with the same memory, as after the end of the program. */
    private void start() {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            sources.add(new Source(NAMES.get(i), new RecordRing(memory.plus(64L * i), memory.plus(8192 + (long) i * PART), PART)));
        }
        KernelLog kernel = new KernelLog(this::readKernel, stamp -> stamp, memory.plus(4096));
        service = new LogService(stage, sources, kernel, clock::get, zeroes(LogService.MOST_WRITE), zeroes(Exchange.LOAN_BYTES));
        log = new LogClient(stage.channel(stage.connect(service)));
        writers.clear();
        handles.clear();
        for (int i = 0; i < 2; i++) {
            handles.add(stage.connect(new Recorder(service, sources.get(2 + i), i == 0 ? Log.NOTICE : Log.ERROR, zeroes(Recorder.MOST_LINE))));
            writers.add(new Client(stage, handles.get(i)));
        }
    }

    private long readKernel(long from, Address to, long bytes) {
        byte[] all = kernelText.getBytes(StandardCharsets.UTF_8);
        to.storeLong(from);
        to.plus(8).storeLong(all.length - from);
        for (int i = (int) from; i < all.length; i++) {
            to.plus(16 + i - from).storeByte(all[i]);
        }
        return all.length;
    }

    private List<LogRecord> records(long after, int room) {
        Address to = zeroes(room);
        return LogRecord.parse(to, log.records(new Loan(to, room), after, false));
    }

    private List<String> lines() {
        return records(0, 1 << 16).stream().map(record -> record.service() + " " + record.level() + " " + record.text()).toList();
    }

    private Client vfs() {
        return writers.get(0);
    }

    @Test
    void a_line_is_a_record_however_it_is_written() {
        vfs().write("on");
        vfs().write("e\r\ntwo\n\nthr");
        writers.get(1).write("failed\n");
        stage.close(handles.get(0));
        assertThat(lines()).containsExactly("vfs 6 one", "vfs 6 two", "pipes 3 failed", "vfs 6 thr");
    }

    @Test
    void a_prefix_tells_the_level_and_nothing_forges_a_line() {
        vfs().write("<4>warned\n<7>detail\n<0>grave\n<9>text\n\033[31mred\007 \u202e\u00e4\tend\n");
        assertThat(lines()).containsExactly("vfs 4 warned", "vfs 7 detail", "vfs 3 grave", "vfs 6 <9>text", "vfs 6 ?[31mred? ?\u00e4 end");
    }

    @Test
    void a_line_that_is_too_long_is_several() {
        vfs().write("x".repeat(Recorder.MOST_LINE + 3) + "\n");
        assertThat(records(0, 1 << 16).stream().map(record -> record.text().length())).containsExactly(Recorder.MOST_LINE, 3);
    }

    @Test
    void who_says_too_much_pushes_out_only_its_own() {
        writers.get(1).write("once\n");
        for (int i = 0; i < 2000; i++) {
            clock.addAndGet(Source.NANOS_PER_RECORD);
            vfs().write("flood " + i + "\n");
        }
        assertThat(lines()).contains("pipes 3 once").contains("vfs 6 flood 1999").doesNotContain("vfs 6 flood 0").hasSizeLessThan(PART / 24);
    }

    @Test
    void what_comes_too_fast_is_dropped_and_counted() {
        for (int i = 0; i < Source.MOST_AT_ONCE + 10; i++) {
            vfs().write(i + "\n");
        }
        clock.addAndGet(3 * Source.NANOS_PER_RECORD);
        vfs().write("later\n");
        List<String> lines = lines();
        assertThat(lines.subList(lines.size() - 3, lines.size())).containsExactly("vfs 6 255", "vfs 4 10 records were dropped here: too many came at once", "vfs 6 later");
    }

    @Test
    void drops_are_told_even_if_nothing_more_comes() {
        for (int i = 0; i <= Source.MOST_AT_ONCE; i++) {
            vfs().write(i + "\n");
        }
        assertThat(lines()).doesNotContain("vfs 4 1 record was dropped here: too many came at once");
        clock.addAndGet(Source.NANOS_PER_RECORD);
        assertThat(lines()).endsWith("vfs 4 1 record was dropped here: too many came at once");
    }

    @Test
    void a_new_program_with_the_same_memory_goes_on() {
        vfs().write("before\n");
        kernelText = "00000000000000ff init: system is up\n";
        assertThat(lines()).hasSize(2);
        start();
        vfs().write("after\n");
        assertThat(lines()).containsExactly("vfs 6 before", "init 6 system is up", "vfs 6 after");
        List<Long> numbers = records(0, 1 << 16).stream().map(LogRecord::number).toList();
        assertThat(numbers).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void memory_that_makes_no_sense_is_empty() {
        vfs().write("before\n");
        memory.plus(8192 + 2 * PART).storeInt(12345);
        start();
        assertThat(lines()).isEmpty();
    }

    @Test
    void readers_get_what_fits_and_the_rest_next() {
        vfs().write("one\ntwo\nthree\n");
        List<LogRecord> first = records(0, 80);
        assertThat(first).extracting(LogRecord::text).containsExactly("one", "two");
        assertThat(records(first.get(1).number(), 80)).extracting(LogRecord::text).containsExactly("three");
    }

    @Test
    void who_waits_is_answered_when_something_comes() throws Exception {
        Address to = zeroes(1000);
        CompletableFuture<List<LogRecord>> waiting = CompletableFuture.supplyAsync(() -> LogRecord.parse(to, log.records(new Loan(to, 1000), 0, true)));
        while (stage.waiting() == 0) {
            Thread.sleep(1);
        }
        vfs().write("now\n");
        assertThat(waiting.get()).extracting(LogRecord::text).containsExactly("now");
        assertThat(service.isFollowed()).isFalse();
    }

    @Test
    void lines_of_the_kernels_log_come_with_their_time() {
        kernelText = "00000000000000ff kernel: starts\n0000000000000100 init: vfs ended\n0000000000000101 kernel: unfinished";
        assertThat(records(0, 1 << 16)).containsExactly(new LogRecord(1, 255, 6, "kernel", "starts"), new LogRecord(2, 256, 6, "init", "vfs ended"));
        kernelText += " line\n";
        assertThat(lines()).hasSize(3).endsWith("kernel 6 unfinished line");
    }
}
