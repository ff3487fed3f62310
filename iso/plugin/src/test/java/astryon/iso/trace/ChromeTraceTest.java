package astryon.iso.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ChromeTraceTest {

    @Test
    void switches_become_stretches_and_the_rest_moments() throws IOException {
        String serial = "kernel: clock at 1000 MHz\r\ntrace: 0 5000 1 2\r\ntrace: 0 6500 6 14\r\ntrace: 0 9000 1 0\r\nnoise\r\ntrace: 1 8000 2 65\r\n";
        assertThat(ChromeTrace.of(serial).lines()).containsExactly("{\"traceEvents\":[",
                "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":0,\"tid\":0,\"args\":{\"name\":\"processor 0\"}},",
                "{\"name\":\"PROCESS_EXIT\",\"ph\":\"i\",\"s\":\"t\",\"pid\":0,\"tid\":0,\"ts\":1.500},",
                "{\"name\":\"process 2\",\"ph\":\"X\",\"pid\":0,\"tid\":0,\"ts\":0.000,\"dur\":4.000},",
                "{\"name\":\"idle\",\"ph\":\"X\",\"pid\":0,\"tid\":0,\"ts\":4.000,\"dur\":0.000},",
                "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":0,\"tid\":1,\"args\":{\"name\":\"processor 1\"}},",
                "{\"name\":\"interrupt 65\",\"ph\":\"i\",\"s\":\"t\",\"pid\":0,\"tid\":1,\"ts\":3.000}", "]}");
    }

    @Test
    void a_processor_that_did_nothing_is_named() throws IOException {
        assertThat(ChromeTrace.of("kernel: clock at 1000 MHz\ntrace: processor 0\ntrace: processor 1\ntrace: 0 5000 1 2\n")).contains("processor 1");
    }

    @Test
    void another_log_is_refused() {
        assertThatThrownBy(() -> ChromeTrace.of("trace: 0 1 2 3\n")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("clock");
    }
}
