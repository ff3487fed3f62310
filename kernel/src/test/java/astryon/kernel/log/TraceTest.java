package astryon.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.TraceKind;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.mem.SimulatedMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceTest {

    @BeforeEach
    void start() {
        SimulatedMachine.start();
    }

    @Test
    void the_ring_keeps_the_last_events_with_kind_and_detail() {
        int events = PerCpu.TRACE_EVENTS + 10;
        for (int i = 0; i < events; i++) {
            Trace.event(TraceKind.Number.INTERRUPT, i);
        }
        PerCpu self = PerCpu.current();
        assertThat(self.traced()).isEqualTo(events);
        for (int i = events - PerCpu.TRACE_EVENTS; i < events; i++) {
            assertThat(self.traceEvent(i).plus(8).loadLong()).isEqualTo((long) i << 8 | TraceKind.Number.INTERRUPT);
        }
    }
}
