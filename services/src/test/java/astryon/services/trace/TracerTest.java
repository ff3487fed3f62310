package astryon.services.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.Recording;
import astryon.protocol.RecordingClient;
import astryon.protocol.TracesClient;
import astryon.services.kit.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracerTest {
    private static final int EVENT = 16;

    private final Stage stage = new Stage();
    private final List<String> done = new ArrayList<>();
    private final Address loan = SimulatedMemory.allocate(8 * EVENT);
    private boolean isFull;

    /** Event n of a processor has the time n, and the processor's number as its word. */
    private final Recorder recorder = new Recorder() {
        @Override
        public void start() {
            if (isFull) {
                throw new Failure(Failure.NO_MEMORY);
            }
            done.add("start");
        }

        @Override
        public void stop() {
            done.add("stop");
        }

        @Override
        public int processors() {
            return 2;
        }

        @Override
        public long read(int processor, long from, Address to, long bytes) {
            if (processor > 1) {
                return -1;
            }
            long count = bytes / EVENT - 1;
            to.storeLong(from);
            to.plus(8).storeLong(count);
            for (int i = 1; i <= count; i++) {
                to.plus((long) EVENT * i).storeLong(from + i - 1);
                to.plus((long) EVENT * i + 8).storeLong(processor);
            }
            return 1000;
        }
    };
    private final TracesClient traces = new TracesClient(stage.channel(stage.connect(new Tracer(stage, recorder, SimulatedMemory.allocate(Exchange.LOAN_BYTES)))));

    @Test
    void everything_is_recorded_from_the_first_who_wants_it_to_the_last() {
        Handle first = traces.record();
        Handle second = traces.record();
        assertThat(done).containsExactly("start");
        stage.close(first);
        assertThat(done).containsExactly("start");
        stage.close(second);
        assertThat(done).containsExactly("start", "stop");
        traces.record();
        assertThat(done).containsExactly("start", "stop", "start");
    }

    @Test
    void who_was_refused_leaves_nothing_behind() {
        isFull = true;
        assertThatThrownBy(traces::record).isInstanceOf(Failure.class);
        isFull = false;
        stage.close(traces.record());
        assertThat(done).containsExactly("start", "stop");
    }

    @Test
    void events_come_as_the_kernel_has_them_as_many_as_there_is_room_for() {
        Recording recording = new RecordingClient(stage.channel(traces.record()));
        assertThat(recording.processors()).isEqualTo(2);
        assertThat(recording.events(new Loan(loan, 8 * EVENT), 1, 40)).isEqualTo(1000);
        assertThat(loan.loadLong()).isEqualTo(40);
        assertThat(loan.plus(8).loadLong()).isEqualTo(7);
        assertThat(loan.plus(7 * EVENT).loadLong()).isEqualTo(46);
        assertThat(loan.plus(7 * EVENT + 8).loadLong()).isEqualTo(1);
        assertThatThrownBy(() -> recording.events(new Loan(loan, 8 * EVENT), 2, 0)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> recording.events(new Loan(loan, 8), 0, 0)).isInstanceOf(Failure.class);
    }
}
