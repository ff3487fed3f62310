package org.example.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.services.kit.Stage;
import org.junit.jupiter.api.Test;

class TallyServiceTest {
    private static final int BYTES = 800;

    private final Stage stage = new Stage();
    private final Address memory = SimulatedMemory.allocate(BYTES);

    TallyServiceTest() {
        SimulatedMemory.write(memory, new byte[BYTES]);
    }

    /** A client of the service, which has just been started. */
    private Tally start() {
        return new TallyClient(stage.channel(stage.connect(new TallyService(new Votes(memory, BYTES)))));
    }

    @Test
    void votes_are_counted_by_name() {
        Tally tally = start();
        assertThat(tally.vote("tea")).isEqualTo(1);
        assertThat(tally.vote("coffee")).isEqualTo(1);
        assertThat(tally.vote("tea")).isEqualTo(2);
        assertThat(tally.votes("tea")).isEqualTo(2);
        assertThat(tally.votes("water")).isZero();
    }

    @Test
    void votes_outlive_the_program() {
        start().vote("tea");
        assertThat(start().vote("tea")).isEqualTo(2);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        Tally tally = start();
        assertThatThrownBy(() -> tally.vote("")).isInstanceOf(Failure.class).hasMessage("a name has 1 to 32 characters");
        for (int i = 0; i < 10; i++) {
            tally.vote("name " + i);
        }
        assertThatThrownBy(() -> tally.vote("one more")).isInstanceOf(Failure.class).hasMessage("there are 10 names already");
        assertThat(tally.vote("name 9")).isEqualTo(2);
    }
}
