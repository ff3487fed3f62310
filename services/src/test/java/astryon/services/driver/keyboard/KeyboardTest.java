package astryon.services.driver.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.protocol.Failure;
import astryon.protocol.Keyboard;
import astryon.protocol.KeyboardClient;
import astryon.services.kit.Stage;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    /** A controller with bytes that have come, and its configuration. */
    private static final class SimulatedController implements Ports {
        private final ArrayDeque<Integer> data = new ArrayDeque<>();
        private int configuration = 0x70;
        private int command;
        private boolean isMouse;

        @Override
        public int readData() {
            return data.isEmpty() ? 0xff : data.poll();
        }

        @Override
        public void writeData(int bits) {
            if (command == 0x60) {
                configuration = bits;
            }
            command = 0;
        }

        @Override
        public int readStatus() {
            return (data.isEmpty() ? 0 : 1) | (isMouse ? 0x20 : 0);
        }

        @Override
        public void writeCommand(int bits) {
            command = bits;
            if (bits == 0x20) {
                data.add(configuration);
            }
        }
    }

    private final SimulatedController controller = new SimulatedController();
    private final Stage stage = new Stage();
    private KeyboardController keyboard = keyboard(Layout.US);
    private Keyboard client;

    private KeyboardController keyboard(Layout layout) {
        KeyboardController made = new KeyboardController(controller, layout, stage);
        assertThat(made.start()).isTrue();
        client = new KeyboardClient(stage.channel(stage.connect(made)));
        return made;
    }

    private void comes(int... codes) {
        for (int code : codes) {
            controller.data.add(code);
        }
        keyboard.interrupted();
    }

    /** The characters of what was pressed since, as text; keys without one in angle brackets. */
    private String typed(int... codes) {
        comes(codes);
        comes(0xe0, 0x7d);
        StringBuilder text = new StringBuilder();
        while (true) {
            long event = client.next();
            int key = (int) (event >> Keyboard.KEY_SHIFT & Keyboard.KEY);
            if (key == 0x4b) {
                return text.toString();
            }
            if ((event & Keyboard.PRESSED) != 0 && key < 0xe0) {
                int character = (int) (event & Keyboard.CHARACTER);
                text.append(character == 0 ? "<" + Integer.toHexString(key) + ">" : Character.toString(character));
            }
        }
    }

    @Test
    void the_controller_is_told_to_leave_codes_as_they_are_and_to_interrupt() {
        assertThat(controller.configuration).isEqualTo(0x21);
    }

    @Test
    void keys_give_what_stands_on_them() {
        assertThat(typed(0x33, 0xf0, 0x33, 0x43, 0xf0, 0x43, 0x29, 0x16, 0x5a)).isEqualTo("hi 1<28>");
        assertThat(typed(0x12, 0x33, 0x16, 0xf0, 0x12, 0x33)).as("with shift, and without").isEqualTo("H!h");
        assertThat(typed(0x58, 0xf0, 0x58, 0x33, 0x16, 0x59, 0x33, 0xf0, 0x59, 0x58)).as("caps lock is for letters").isEqualTo("<39>H1h<39>");
        assertThat(typed(0x61, 0x5d, 0x0e)).isEqualTo("\\\\`");
    }

    @Test
    void a_german_keyboard_has_its_own() {
        keyboard = keyboard(Layout.GERMAN);
        assertThat(typed(0x1a, 0x35, 0x52, 0x4e, 0x0e, 0x61)).isEqualTo("yzäß^<");
        assertThat(typed(0x12, 0x1a, 0x52, 0x4a, 0x3d, 0x61, 0xf0, 0x12)).isEqualTo("YÄ_/>");
        assertThat(typed(0xe0, 0x11, 0x15, 0x24, 0x3d, 0x4e, 0x5b, 0x61, 0x1c, 0xe0, 0xf0, 0x11, 0x15)).isEqualTo("@€{\\~|<4>q");
    }

    @Test
    void what_is_held_is_told_with_every_key() {
        comes(0x14, 0x11, 0x21);
        client.next();
        client.next();
        long event = client.next();
        assertThat(event & Keyboard.CHARACTER).isEqualTo('c');
        assertThat(event >> Keyboard.MODIFIER_SHIFT & Keyboard.MODIFIERS).isEqualTo(Keyboard.CONTROL | Keyboard.ALT);
        assertThat(event & Keyboard.PRESSED).isNotZero();
        comes(0xf0, 0x21);
        assertThat(client.next() & Keyboard.PRESSED).isZero();
    }

    @Test
    void the_number_pad_has_numbers_or_moves() {
        assertThat(typed(0x69, 0x71, 0x7c, 0xe0, 0x5a, 0xe0, 0x4a)).isEqualTo("1.*<28>/");
        assertThat(typed(0x77, 0x69, 0x71, 0xe0, 0x75)).isEqualTo("<53><4d><4c><52>");
    }

    @Test
    void long_codes_are_one_key_and_what_is_none_is_nothing() {
        assertThat(typed(0xe1, 0x14, 0x77, 0xe1, 0xf0, 0x14, 0xf0, 0x77, 0x33)).as("pause, and no control").isEqualTo("<48>h");
        assertThat(typed(0xe0, 0x12, 0xe0, 0x7c, 0xfa, 0xaa, 0xff, 0x00, 0x33)).as("print screen").isEqualTo("<46>h");
        controller.isMouse = true;
        comes(0x33);
        controller.isMouse = false;
        assertThat(typed(0x43)).as("what the mouse says").isEqualTo("i");
    }

    @Test
    void who_asks_waits_and_who_asks_last_has_the_keyboard() {
        CompletableFuture<Long> first = CompletableFuture.supplyAsync(client::next, task -> new Thread(task).start());
        while (stage.waiting() == 0) {
            Thread.onSpinWait();
        }
        CompletableFuture<Long> second = CompletableFuture.supplyAsync(client::next, task -> new Thread(task).start());
        assertThat(first.join()).isEqualTo(-Failure.GONE);
        while (stage.waiting() == 0) {
            Thread.onSpinWait();
        }
        comes(0x33);
        assertThat(second.join() & Keyboard.CHARACTER).isEqualTo('h');
    }

    @Test
    void what_nobody_takes_is_bounded_and_whatever_comes_does_no_harm() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            comes(random.nextInt(256));
        }
        for (int i = 0; i < 256; i++) {
            client.next();
        }
        assertThat(stage.waiting()).isZero();
    }

    /** Ports behind which there is nothing. */
    private static final class NoPorts implements Ports {
        @Override
        public int readData() {
            return 0xff;
        }

        @Override
        public void writeData(int bits) {
        }

        @Override
        public int readStatus() {
            return 0xff;
        }

        @Override
        public void writeCommand(int bits) {
        }
    }

    @Test
    void where_there_is_no_controller_the_driver_does_not_wait_for_it() {
        Ports none = new NoPorts();
        KeyboardController lonely = new KeyboardController(none, Layout.US, stage);
        assertThat(lonely.start()).isFalse();
        lonely.interrupted();
    }

    @Test
    void every_key_of_a_keyboard_has_one_code() {
        Set<Integer> keys = new HashSet<>();
        for (int code = 0; code <= 0x83; code++) {
            for (int extended = 0; extended < 2; extended++) {
                ScanCodes codes = new ScanCodes();
                if (extended == 1) {
                    codes.next(0xe0);
                }
                int key = codes.next(code);
                assertThat(key == ScanCodes.NOTHING || keys.add(key)).as("code %x", code).isTrue();
            }
        }
        assertThat(keys).as("104 keys with Pause, and the one beside shift").hasSize(104);
    }
}
