package astryon.services.driver.framebuffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.Keyboard;
import astryon.protocol.Loan;
import astryon.protocol.OpenFileClient;
import astryon.protocol.Screens;
import astryon.protocol.ScreensClient;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.kit.Client;
import astryon.services.kit.Stage;
import astryon.services.kit.screen.Emulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final int WIDTH = 84;
    private static final int HEIGHT = 40;
    private static final int PITCH = WIDTH * 4;
    private static final int F1 = 0x3a;

    private final Stage stage = new Stage();
    private final Handle watcher = new Handle(9);
    private final Address pixels = zeroes(PITCH * HEIGHT);
    private final Address memory = zeroes(Display.MEMORY);
    private final List<SimulatedKept> kept = Stream.generate(SimulatedKept::new).limit(Display.SCREENS).toList();
    /** Of connections, in the order in which they were made. */
    private final List<Long> numbers = new ArrayList<>();
    private Display display = driver();
    private final Screens screens = new ScreensClient(stage.channel(stage.connect(display)));
    private OpenFileClient keys = keys();
    private Client first = new Client(stage, screens.open(1));
    private Client second = new Client(stage, screens.open(2));

    /** Memory in a simulated keeper. */
    private static final class SimulatedKept implements Transcript.Kept {
        private Address left = new Address(0);
        private Address next = new Address(0);
        private int installed;

        @Override
        public Address left() {
            return left;
        }

        @Override
        public Address create(long bytes) {
            next = zeroes((int) bytes);
            return next;
        }

        @Override
        public void install() {
            left = next;
            installed++;
        }
    }

    private Display driver() {
        return new Display(stage, watcher, pixels, WIDTH, HEIGHT, PITCH, memory, kept::get, this::connect);
    }

    private Handle connect(long number) {
        numbers.add(number);
        return stage.connect(display.session(number));
    }

    private OpenFileClient keys() {
        return new OpenFileClient(stage.channel(stage.connect(new KeyPort(display, zeroes(8)))));
    }

    /** Another one in its place, to which the first two connections are still good. */
    private void startAgain() {
        SimulatedMemory.write(pixels, new byte[PITCH * HEIGHT]);
        display = driver();
        keys = keys();
        first = new Client(stage, stage.connect(display.session(numbers.get(0))));
        second = new Client(stage, stage.connect(display.session(numbers.get(1))));
    }

    private static Address zeroes(int bytes) {
        Address memory = SimulatedMemory.allocate(bytes);
        SimulatedMemory.write(memory, new byte[bytes]);
        return memory;
    }

    private void key(int key, int character, int modifiers) {
        Address event = zeroes(8);
        event.storeLong(character | (long) key << Keyboard.KEY_SHIFT | (long) modifiers << Keyboard.MODIFIER_SHIFT | Keyboard.PRESSED);
        assertThat(keys.write(new Loan(event, 8))).isEqualTo(8);
    }

    /** A sum of all pixels. */
    private long seen() {
        long sum = 0;
        for (int i = 0; i < PITCH * HEIGHT; i += 4) {
            sum = sum * 31 + pixels.plus(i).loadInt();
        }
        return sum;
    }

    @Test
    void what_is_written_is_seen_on_the_screen_that_is_chosen() {
        long blank = seen();
        second.write("hidden");
        assertThat(seen()).isEqualTo(blank);
        first.write("shown");
        long shown = seen();
        assertThat(shown).isNotEqualTo(blank);
        key(F1 + 1, 0, Keyboard.ALT);
        long hidden = seen();
        assertThat(hidden).isNotEqualTo(shown);
        first.write(" more");
        assertThat(seen()).isEqualTo(hidden);
        key(F1, 0, Keyboard.ALT);
        assertThat(seen()).isNotIn(hidden, shown);
        first.write("\033[2J\033[H");
        assertThat(seen()).isEqualTo(blank);
        assertThat(stage.signals()).as("who starts what is to be on a screen hears of each").containsExactly("9:1", "9:2", "9:1");
    }

    @Test
    void keys_are_typed_where_one_looks() {
        CompletableFuture<String> read = first.readLater();
        key(4, 'ä', 0);
        assertThat(read.join()).isEqualTo("ä");
        key(F1 + 1, 0, Keyboard.ALT);
        key(0x52, 0, 0);
        assertThat(first.file().available()).isZero();
        assertThat(second.read()).isEqualTo("\033[A");
        second.write("\033[?1h");
        key(0x52, 0, 0);
        key(F1 + 7, 0, Keyboard.ALT);
        assertThat(second.read()).isEqualTo("\033OA\033[19;3~");
    }

    @Test
    void screens_answer_and_know_their_size() {
        second.write("ab\033[6n");
        assertThat(second.read()).isEqualTo("\033[1;3R");
        Terminal terminal = new TerminalClient(stage.channel(second.file().terminal()));
        assertThat(terminal.size()).isEqualTo(new Terminal.Size(10, 2));
        terminal.setMode(Terminal.KEYS);
        assertThatThrownBy(() -> terminal.setMode(Terminal.LINES)).isInstanceOf(Failure.class);
        terminal.watch(new Handle(7));
    }

    @Test
    void there_are_four_of_them() {
        screens.open(4);
        assertThatThrownBy(() -> screens.open(5)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> screens.open(0)).isInstanceOf(Failure.class);
    }

    @Test
    void keys_and_answers_that_nobody_reads_are_lost_and_nothing_waits() {
        for (int i = 0; i < 5000; i++) {
            key(4, 'a', 0);
        }
        first.write("\033[5n".repeat(3000));
        assertThat(first.read()).hasSize(4096).doesNotContain("\033");
    }

    @Test
    void a_driver_that_is_started_again_shows_what_was_there_and_has_what_was_typed() {
        second.write("\033[31mother\033[?1h");
        first.write("one\r\n\033[1");
        key(F1 + 1, 0, Keyboard.ALT);
        key(4, 'a', 0);
        long shown = seen();
        startAgain();
        assertThat(seen()).isEqualTo(shown);
        key(0x52, 0, 0);
        assertThat(second.read()).isEqualTo("a\033OA");
        first.write("mtwo");
        key(F1, 0, Keyboard.ALT);
        long bold = seen();
        first.write("\033[2J\033[H\033[0mone\r\n\033[1mtwo");
        assertThat(seen()).isEqualTo(bold);
        screens.open(1);
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void the_driver_of_the_keyboard_need_not_say_again_what_the_last_one_has_typed() {
        Address event = zeroes(8);
        event.storeLong('x' | Keyboard.PRESSED | 77L << Keyboard.NUMBER_SHIFT);
        keys.write(new Loan(event, 8));
        startAgain();
        assertThat(display.lastKey()).isEqualTo(77);
    }

    /** However much was written, and where it was cut. */
    @Test
    void much_is_written_and_the_driver_started_again_between() {
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            first.write(("\033[" + random.nextInt(50) + "mline " + i + "漢 ").repeat(1 + random.nextInt(20)));
            if (i % 20 == 0) {
                long shown = seen();
                startAgain();
                assertThat(seen()).isEqualTo(shown);
            }
        }
        assertThat(kept.get(0).installed).isBetween(2, 20);
        assertThat(kept.get(1).installed).as("nothing was written there").isZero();
    }

    @Test
    void what_was_sent_and_does_not_count_was_not_sent() {
        SimulatedKept room = new SimulatedKept();
        Transcript.Kept left = room;
        Emulator emulator = new Emulator(10, 4);
        Transcript transcript = new Transcript(left, emulator);
        transcript.place().storeByte((byte) 'a');
        transcript.send(1);
        Emulator after = new Emulator(10, 4);
        new Transcript(left, after);
        assertThat(after.bytes()).as("nothing stands there").isNotEqualTo(emulator.bytes());
        transcript.commit(1);
        Emulator next = new Emulator(10, 4);
        new Transcript(left, next);
        assertThat(next.bytes()).isEqualTo(emulator.bytes());
    }
}
