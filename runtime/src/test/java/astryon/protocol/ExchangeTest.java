package astryon.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final Exchange exchange = exchange();

    private static Exchange exchange() {
        Address memory = SimulatedMemory.allocate(Exchange.BYTES);
        SimulatedMemory.write(memory, new byte[Exchange.LOAN]);
        return new Exchange(memory, null);
    }

    private void send() {
        exchange.seal();
        assertThat(MessageTag.isValid(exchange.message().tag())).isTrue();
        exchange.arrived();
    }

    private static void refuses(int number, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.number()).isEqualTo(number));
    }

    @Test
    void words_that_find_no_room_travel_as_bytes_between_the_texts() {
        exchange.begin(7);
        exchange.putHandle(new Handle(40));
        exchange.putText("grüße");
        for (int i = 0; i < 10; i++) {
            exchange.put(-i);
        }
        exchange.putText("");
        exchange.put(Long.MIN_VALUE);
        exchange.putBytes(new byte[] {1, 0, -1});
        send();
        assertThat(exchange.operation()).isEqualTo(7);
        assertThat(exchange.takeHandle()).isEqualTo(new Handle(40));
        assertThat(exchange.takeText()).isEqualTo("grüße");
        for (int i = 0; i < 10; i++) {
            assertThat(exchange.takeInt()).isEqualTo(-i);
        }
        assertThat(exchange.takeText()).isEmpty();
        assertThat(exchange.take()).isEqualTo(Long.MIN_VALUE);
        assertThat(exchange.takeBytes()).containsExactly(1, 0, -1);
        exchange.allTaken();
    }

    @Test
    void bytes_travel_in_the_words_that_are_left_if_they_fit() {
        for (int length = 0; length < 80; length++) {
            exchange.begin(7);
            exchange.putText("x".repeat(length));
            exchange.put(1L << 40);
            exchange.put(-2);
            exchange.putText("é");
            boolean fits = length + 2 + 4 <= 6 * 8;
            send();
            assertThat(MessageTag.bytes(exchange.message().tag())).isEqualTo(fits ? 0 : length + 6);
            assertThat(MessageTag.isPlain(exchange.message().tag())).isEqualTo(fits);
            assertThat(exchange.operation()).isEqualTo(7);
            assertThat(exchange.takeText()).hasSize(length);
            assertThat(exchange.take()).isEqualTo(1L << 40);
            assertThat(exchange.takeInt()).isEqualTo(-2);
            assertThat(exchange.takeText()).isEqualTo("é");
            refuses(Failure.BAD_MESSAGE, exchange::takeText);
        }
    }

    @Test
    void beside_a_loan_there_are_fewer_words_for_them() {
        for (int length : new int[] {30, 31}) {
            exchange.begin(2);
            exchange.lendReadable(new Loan(new Address(0x5000), 77));
            exchange.put(3L);
            exchange.put(4L);
            exchange.putText("x".repeat(length));
            send();
            assertThat(MessageTag.bytes(exchange.message().tag())).isEqualTo(length == 30 ? 0 : 33);
            assertThat(exchange.takeLoan().size()).isEqualTo(77);
            assertThat(exchange.take()).isEqualTo(3);
            assertThat(exchange.take()).isEqualTo(4);
            assertThat(exchange.takeText()).hasSize(length);
        }
    }

    @Test
    void more_bytes_in_words_than_there_are_words_are_none() {
        exchange.begin(1);
        exchange.put(5L);
        send();
        exchange.message().setTag(MessageTag.of(1 | 64 << 16, 1));
        exchange.arrived();
        assertThat(exchange.take()).isEqualTo(5);
        refuses(Failure.BAD_MESSAGE, exchange::takeText);
    }

    @Test
    void two_ints_share_a_word_and_longs_between_them_have_their_own() {
        exchange.begin(1);
        for (int i = 0; i < 4; i++) {
            exchange.put(-i);
            exchange.put(1L << 50 | i);
            exchange.put(i);
            exchange.putFlag(i == 2);
        }
        send();
        assertThat(exchange.message().word(1)).isEqualTo(1L << 50);
        assertThat(exchange.message().word(2)).as("a flag, and the next int above it").isEqualTo(0xffff_ffffL << 32);
        for (int i = 0; i < 4; i++) {
            assertThat(exchange.takeInt()).isEqualTo(-i);
            assertThat(exchange.take()).isEqualTo(1L << 50 | i);
            assertThat(exchange.takeInt()).isEqualTo(i);
            assertThat(exchange.takeFlag()).isEqualTo(i == 2);
        }
        exchange.begin(0);
        exchange.put(-7L);
        send();
        assertThat(exchange.takeInt()).as("what fits may be sent longer").isEqualTo(-7);
    }

    @Test
    void a_loan_takes_two_words() {
        exchange.begin(1);
        exchange.lendWritable(new Loan(new Address(0x5000), 77));
        for (int i = 0; i < 7; i++) {
            exchange.put((long) i);
        }
        send();
        assertThat(exchange.message().word(6)).isEqualTo(0x5000);
        assertThat(exchange.takeLoan().size()).isEqualTo(77);
        for (int i = 0; i < 7; i++) {
            assertThat(exchange.take()).isEqualTo(i);
        }
    }

    @Test
    void what_is_too_long_is_refused_before_it_is_sent() {
        exchange.begin(1);
        refuses(Failure.NAME_TOO_LONG, () -> exchange.putText("x".repeat(4095)));
        exchange.putText("x".repeat(4094));
        refuses(Failure.NAME_TOO_LONG, () -> exchange.putText(""));
        for (int i = 0; i < 8; i++) {
            exchange.put((long) i);
        }
        refuses(Failure.NAME_TOO_LONG, () -> exchange.put(8L));
    }

    @Test
    void who_takes_more_than_came_is_told() {
        exchange.begin(1);
        exchange.put(5L);
        exchange.putText("abc");
        send();
        refuses(Failure.BAD_MESSAGE, exchange::takeHandle);
        refuses(Failure.BAD_MESSAGE, exchange::takeLoan);
        exchange.take();
        exchange.takeText();
        refuses(Failure.BAD_MESSAGE, exchange::take);
        refuses(Failure.BAD_MESSAGE, exchange::takeText);
        refuses(Failure.BAD_MESSAGE, exchange::takeBytes);
    }

    @Test
    void lengths_that_lie_lead_nowhere() {
        exchange.begin(1);
        exchange.putText("abc");
        exchange.page().storeByte((byte) 4);
        send();
        refuses(Failure.BAD_MESSAGE, exchange::takeText);
        exchange.begin(1);
        exchange.putText("x".repeat(63));
        exchange.page().storeByte((byte) 64);
        send();
        refuses(Failure.BAD_MESSAGE, exchange::takeText);
        exchange.page().storeByte((byte) -1);
        exchange.page().plus(1).storeByte((byte) -1);
        exchange.arrived();
        refuses(Failure.BAD_MESSAGE, exchange::takeBytes);
    }

    @Test
    void handles_nobody_asked_for_are_found() {
        exchange.begin(1);
        exchange.putHandle(new Handle(1));
        exchange.putHandle(new Handle(2));
        send();
        assertThat(exchange.takeHandle()).isEqualTo(new Handle(1));
        refuses(Failure.BAD_MESSAGE, exchange::allTaken);
        assertThat(exchange.handlesLeft()).containsExactly(new Handle(2));
        exchange.beginReply();
        assertThat(exchange.handlesLeft()).isEmpty();
    }

    @Test
    void a_failure_travels_with_its_text() {
        exchange.begin(1);
        exchange.fail(new Failure(Failure.NO_SPACE, "the disk is full"));
        send();
        assertThatThrownBy(exchange::throwFailure).isInstanceOf(Failure.class).hasMessage("the disk is full")
                .extracting(failure -> ((Failure) failure).number()).isEqualTo(Failure.NO_SPACE);
        exchange.begin(0);
        send();
        exchange.throwFailure();
    }
}
