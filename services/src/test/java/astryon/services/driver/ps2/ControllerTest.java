package astryon.services.driver.ps2;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.Keyboard;
import astryon.protocol.KeyboardClient;
import astryon.protocol.Pointer;
import astryon.protocol.PointerClient;
import astryon.services.kit.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ControllerTest {
    private static final class Ended extends RuntimeException {
    }

    /** A controller with bytes that have come, its configuration, and perhaps a mouse with a wheel. */
    private static final class SimulatedController implements Ports {
        private static final int QUIET = 6;
        private final ArrayDeque<Integer> data = new ArrayDeque<>();
        private final List<Integer> told = new ArrayList<>();
        private final List<Integer> keyboardTold = new ArrayList<>();
        private int configuration = 0x70;
        private int command;
        private boolean hasMouse = true;
        private boolean hasWheel = true;
        private int commands;
        /** After a byte there is none for some time, as is with real ones, and QEMU's. */
        private int pauses;
        private int quietUntil;
        /** Whether who reads a byte ends before it can do anything with it. */
        private BooleanSupplier endsReaders = () -> false;

        /** {@code 0x100} beside a byte: from the mouse. */
        @Override
        public int readData() {
            quietUntil = pauses + (isSetUp() ? 0 : QUIET);
            return data.isEmpty() ? 0xff : data.poll() & 0xff;
        }

        @Override
        public int readData(Address also) {
            int b = readData();
            also.storeLong(b);
            if (endsReaders.getAsBoolean()) {
                throw new Ended();
            }
            return b;
        }

        private boolean isSetUp() {
            return (configuration & 0x43) == 3;
        }

        @Override
        public void writeData(int bits) {
            if (command == 0x60) {
                configuration = bits;
            } else if (command == 0xd4 && hasMouse) {
                told.add(bits);
                data.add(0x1fa);
                if (bits == 0xf2) {
                    data.add(0x100 | (hasWheel && told.containsAll(List.of(200, 100, 80)) ? 3 : 0));
                }
            }
            if (command == 0) {
                keyboardTold.add(bits);
                data.add(0xfa);
            }
            command = 0;
        }

        @Override
        public int readStatus() {
            return data.isEmpty() || pauses < quietUntil && !isSetUp() ? 0 : 1 | (data.peek() & 0x100) >> 3;
        }

        @Override
        public void writeCommand(int bits) {
            commands++;
            command = bits == 0x60 || bits == 0xd4 ? bits : 0;
            if (bits == 0x20) {
                data.add(configuration);
            }
        }

        @Override
        public void pause() {
            pauses++;
        }
    }

    private final SimulatedController controller = new SimulatedController();
    private final Stage stage = new Stage();
    private final Address memory = SimulatedMemory.allocate(Controller.MEMORY);
    private Controller keyboard;
    private Keyboard client;
    private Pointer pointer;
    private int seen;
    private int seenMove;

    ControllerTest() {
        begin(Layout.US);
    }

    private void begin(Layout layout) {
        SimulatedMemory.write(memory, new byte[Controller.MEMORY]);
        driver(layout);
        seen = 0;
        seenMove = 0;
    }

    /** A driver, which may be another one than before. */
    private void driver(Layout layout) {
        keyboard = new Controller(controller, layout, memory, stage);
        assertThat(keyboard.start()).isTrue();
        client = new KeyboardClient(stage.channel(stage.connect(keyboard)));
        pointer = new PointerClient(stage.channel(stage.connect(keyboard.pointer())));
    }

    private void comes(int... codes) {
        for (int code : codes) {
            controller.data.add(code);
        }
        keyboard.interrupted();
    }

    private long next() {
        long event = client.next(seen);
        seen = (int) (event >> Keyboard.NUMBER_SHIFT & Keyboard.NUMBER);
        return event;
    }

    /** Buttons, the wheel, how far right and down. */
    private List<Integer> move() {
        long event = pointer.next(seenMove);
        seenMove = (int) (event >> Pointer.NUMBER_SHIFT & Pointer.NUMBER);
        return List.of((int) event & Pointer.BUTTONS, (int) (byte) (event >> Pointer.WHEEL_SHIFT), (int) (short) (event >> Pointer.RIGHT_SHIFT), (int) (short) (event >> Pointer.DOWN_SHIFT));
    }

    /** The characters of what was pressed since, as text; keys without one in angle brackets. */
    private String typed(int... codes) {
        comes(codes);
        comes(0xe0, 0x7d);
        StringBuilder text = new StringBuilder();
        while (true) {
            long event = next();
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
        assertThat(controller.configuration).isEqualTo(3);
        assertThat(controller.keyboardTold).as("it is quiet meanwhile, and forgets").containsExactly(0xf5, 0xf4);
        controller.data.addAll(List.of(0x1c, 0x9c));
        begin(Layout.US);
        assertThat(typed(0x33)).as("what was typed before").isEqualTo("h");
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
        begin(Layout.GERMAN);
        assertThat(typed(0x1a, 0x35, 0x52, 0x4e, 0x0e, 0x61)).isEqualTo("yzäß^<");
        assertThat(typed(0x12, 0x1a, 0x52, 0x4a, 0x3d, 0x61, 0xf0, 0x12)).isEqualTo("YÄ_/>");
        assertThat(typed(0xe0, 0x11, 0x15, 0x24, 0x3d, 0x4e, 0x5b, 0x61, 0x1c, 0xe0, 0xf0, 0x11, 0x15)).isEqualTo("@€{\\~|<4>q");
    }

    @Test
    void what_is_held_is_told_with_every_key() {
        comes(0x14, 0x11, 0x21);
        next();
        next();
        long event = next();
        assertThat(event & Keyboard.CHARACTER).isEqualTo('c');
        assertThat(event >> Keyboard.MODIFIER_SHIFT & Keyboard.MODIFIERS).isEqualTo(Keyboard.CONTROL | Keyboard.ALT);
        assertThat(event & Keyboard.PRESSED).isNotZero();
        comes(0xf0, 0x21);
        assertThat(next() & Keyboard.PRESSED).isZero();
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
        comes(0x108);
        assertThat(typed(0x43)).as("what the mouse says").isEqualTo("i");
    }

    @Test
    void who_asks_waits_and_who_asks_last_has_the_keyboard() {
        CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> client.next(0), task -> new Thread(task).start());
        while (stage.waiting() == 0) {
            Thread.onSpinWait();
        }
        CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> client.next(0), task -> new Thread(task).start());
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
            comes(random.nextInt(512));
        }
        for (int i = 0; i < 256; i++) {
            next();
            move();
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
        public int readData(Address also) {
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

        @Override
        public void pause() {
        }
    }

    @Test
    void where_there_is_no_controller_the_driver_does_not_wait_for_it() {
        Ports none = new NoPorts();
        SimulatedMemory.write(memory, new byte[Controller.MEMORY]);
        Controller lonely = new Controller(none, Layout.US, memory, stage);
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

    @Test
    void the_mouse_is_asked_for_its_wheel_and_told_to_report() {
        assertThat(controller.told).containsExactly(0xf6, 0xf3, 200, 0xf3, 100, 0xf3, 80, 0xf2, 0xf4);
        comes(0x109, 0x105, 0x103, 0x1ff);
        assertThat(move()).as("right and up, the wheel away").containsExactly(Pointer.LEFT, -1, 5, -3);
        comes(0x13a, 0x1fe, 0x1f0, 0x101);
        assertThat(move()).containsExactly(Pointer.RIGHT, 1, -2, 16);
        comes(0x1cc, 0x1ff, 0x1ff, 0x100);
        assertThat(move()).as("farther than can be told").containsExactly(Pointer.MIDDLE, 0, 0, 0);
        comes(0x100, 0x10b, 0x100, 0x100, 0x100);
        assertThat(move()).as("behind a byte that begins no packet").containsExactly(3, 0, 0, 0);
    }

    @Test
    void a_mouse_without_a_wheel_has_packets_of_three_bytes_and_without_one_there_are_keys() {
        controller.hasWheel = false;
        begin(Layout.US);
        comes(0x108, 0x101, 0x102, 0x109, 0x100, 0x100);
        assertThat(move()).containsExactly(0, 0, 1, -2);
        assertThat(move()).containsExactly(1, 0, 0, 0);
        controller.hasMouse = false;
        begin(Layout.US);
        assertThat(typed(0x33)).isEqualTo("h");
    }

    @Test
    void an_event_stays_until_its_client_says_that_it_has_it() {
        comes(0x33, 0x43);
        long first = client.next(0);
        assertThat(client.next(0)).isEqualTo(first);
        driver(Layout.US);
        assertThat(client.next(0)).as("of another driver").isEqualTo(first);
        seen = (int) (first >> Keyboard.NUMBER_SHIFT & Keyboard.NUMBER);
        assertThat(next() & Keyboard.CHARACTER).isEqualTo('i');
    }

    /** Between any two bytes, and between an event's delivery and the next call. */
    @Test
    void a_driver_that_is_started_again_goes_on_where_the_last_one_ended() {
        Random random = new Random(2);
        int[] codes = {0x12, 0x33, 0xf0, 0x33, 0xf0, 0x12, 0xe0, 0x75, 0xe0, 0xf0, 0x75, 0xe1, 0x14, 0x77, 0x58, 0xf0, 0x58, 0x43, 0xf0, 0x43, 0x58, 0xf0, 0x58};
        List<Long> expected = events(codes, new Random(0), false);
        assertThat(expected).hasSize(13);
        int commands = controller.commands;
        for (int round = 0; round < 200; round++) {
            assertThat(events(codes, random, true)).isEqualTo(expected);
        }
        assertThat(controller.commands).as("nobody sets the controller up anew").isEqualTo(commands);
        for (int round = 0; round < 50; round++) {
            for (int b : new int[] {0x109, 0x105, 0x103, 0x1ff}) {
                controller.data.add(b);
                come(random, true);
            }
            assertThat(move()).containsExactly(1, -1, 5, -3);
        }
    }

    /** What is in the controller is read by this driver, by the next, or by this one as the last thing that it does. */
    private void come(Random random, boolean restarting) {
        int how = restarting ? random.nextInt(3) : 0;
        controller.endsReaders = () -> how == 1;
        try {
            if (how < 2) {
                keyboard.interrupted();
            }
        } catch (Ended driver) {
            assertThat(how).isEqualTo(1);
        }
        controller.endsReaders = () -> false;
        if (how > 0) {
            driver(Layout.US);
        }
    }

    /** What comes of bytes, without numbers. */
    private List<Long> events(int[] codes, Random random, boolean restarting) {
        List<Long> events = new ArrayList<>();
        for (int code : codes) {
            controller.data.add(code);
            come(random, restarting);
        }
        comes(0x0d);
        for (long event = next(); (event >> Keyboard.KEY_SHIFT & Keyboard.KEY) != 0x2b; event = next()) {
            events.add(event & (1L << Keyboard.NUMBER_SHIFT) - 1);
            if (restarting && random.nextInt(3) == 0) {
                driver(Layout.US);
            }
        }
        return events;
    }
}
