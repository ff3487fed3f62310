package astryon.services.kit.screen;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmulatorTest {
    private final Emulator emulator = new Emulator(10, 4);

    private EmulatorTest send(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            emulator.sent(b & 0xff);
        }
        return this;
    }

    /** The rows without blanks at their ends, a line each, and where the cursor is. */
    private String shown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < emulator.rows(); i++) {
            StringBuilder row = new StringBuilder();
            for (int point : emulator.screen().row(i).points) {
                if (point != Row.CONTINUED) {
                    row.appendCodePoint(point);
                }
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.append(emulator.screen().cursorRow()).append(',').append(emulator.screen().cursorColumn()).toString();
    }

    private void shows(String expected) {
        assertThat(shown()).isEqualTo(expected);
    }

    @Test
    void text_is_written_wraps_and_scrolls() {
        send("one\r\ntwo").shows("one\ntwo\n\n\n1,3");
        send("\r\n0123456789").shows("one\ntwo\n0123456789\n\n2,9");
        send("a").shows("one\ntwo\n0123456789\na\n3,1");
        send("\nb").shows("two\n0123456789\na\n b\n3,2");
    }

    @Test
    void a_full_row_wraps_only_when_more_comes() {
        send("0123456789\r\nx").shows("0123456789\nx\n\n\n1,1");
        send("\033[1;10Hy\by").shows("01234567yy\nx\n\n\n0,9");
        send("\033[?7l\033[2;9Habcd").shows("01234567yy\nx       ad\n\n\n1,9");
    }

    @Test
    void wide_characters_take_two_columns_and_go_whole() {
        send("a漢b").shows("a漢b\n\n\n\n0,4");
        send("\033[1;3Hx").shows("a xb\n\n\n\n0,3");
        send("\033[1;2H漢\033[1;2Hy").shows("ay b\n\n\n\n0,2");
        send("\033[2;10H漢").shows("ay b\n\n漢\n\n2,2");
        send("\033[3;1H\033[@").shows("ay b\n\n 漢\n\n2,0");
        send("\033[3;3H\033[P").shows("ay b\n\n\n\n2,2");
        send("\033[4;9H漢\033[4;1H\033[@").shows("ay b\n\n\n\n3,0");
    }

    @Test
    void marks_and_what_is_malformed_do_no_harm() {
        send("e\u0301\u200db").shows("eb\n\n\n\n0,2");
        for (int b : new int[] {0xff, 0xc3, 'x', 0xe2, 0x82, 0x1b, '[', 'C', 'y'}) {
            emulator.sent(b);
        }
        shows("eb\ufffd\ufffdx\ufffd y\n\n\n\n0,8");
    }

    @Test
    void the_cursor_moves_and_stays_on_the_screen() {
        send("\033[2;5Ha\033[Ab\033[2Dc\033[Bd").shows("    cb\n    ad\n\n\n1,6");
        send("\033[99;99H\033[99A\033[99De").shows("e   cb\n    ad\n\n\n0,1");
        send("\033[3G1\033[3d2\033[E3\033[2F4").shows("e 1 cb\n4   ad\n   2\n3\n1,1");
        send("\033[H\033[2C\033[C5\033[;H6").shows("6 15cb\n4   ad\n   2\n3\n0,1");
    }

    @Test
    void tabs_have_stops_that_can_be_moved() {
        send("\ta\033[3g\033[1;4H\033H\rx\ty\t").shows("x  y    a\n\n\n\n0,9");
        send("\033[Zz").shows("x  z    a\n\n\n\n0,4");
        send("\033[2Zq").shows("q  z    a\n\n\n\n0,1");
    }

    @Test
    void parts_are_erased() {
        send("0123456789\r\nabcdefghij\r\nABCDEFGHIJ\033[2;4H");
        send("\033[K").shows("0123456789\nabc\nABCDEFGHIJ\n\n1,3");
        send("\033[1K").shows("0123456789\n\nABCDEFGHIJ\n\n1,3");
        send("xyz\033[2;5H\033[X").shows("0123456789\n   x z\nABCDEFGHIJ\n\n1,4");
        send("\033[1J").shows("\n     z\nABCDEFGHIJ\n\n1,4");
        send("\033[J").shows("\n\n\n\n1,4");
        send("w\033[2J").shows("\n\n\n\n1,5");
        send("w\033[7J\033[2K").shows("\n\n\n\n1,6");
    }

    @Test
    void characters_and_lines_are_inserted_and_deleted() {
        send("abcdef\033[1;3H\033[2@XY").shows("abXYcdef\n\n\n\n0,4");
        send("\033[1;2H\033[3P").shows("acdef\n\n\n\n0,1");
        send("\033[4hZ\033[4lQ").shows("aZQdef\n\n\n\n0,3");
        send("\r\n2\r\n3\r\n4\033[2H\033[L").shows("aZQdef\n\n2\n3\n1,0");
        send("\033[H\033[2M").shows("2\n3\n\n\n0,0");
        send("\033[99L").shows("\n\n\n\n0,0");
    }

    @Test
    void a_region_scrolls_and_the_rest_stays() {
        send("1\r\n2\r\n3\r\n4\033[2;3r").shows("1\n2\n3\n4\n0,0");
        send("\033[3;1H\n").shows("1\n3\n\n4\n2,0");
        send("x\033[2H\033Mw").shows("1\nw\n3\n4\n1,1");
        send("\033[4H\n\n").shows("1\nw\n3\n4\n3,0");
        send("\033[S").shows("1\n3\n\n4\n3,0");
        send("\033[T").shows("1\n\n3\n4\n3,0");
        send("\033[?6h\033[HA\033[9;1HB").shows("1\nA\nB\n4\n2,1");
        send("\033[6n");
        assertThat(emulator.answers()).as("rows count from the margin").isEqualTo("\033[2;2R");
        send("\033[?6l\033[r\033[4;1H\nC").shows("A\nB\n4\nC\n3,1");
        send("\033[3;2r\033[9;9r\033[4H\nD").shows("B\n4\nC\nD\n3,1");
    }

    @Test
    void the_cursor_is_saved_with_its_colours() {
        send("\033[2;3H\033[31m\0337\033[m\033[H\0338x").shows("\n  x\n\n\n1,3");
        assertThat(emulator.screen().row(1).foregrounds[2]).isEqualTo(1);
        send("\033[s\033[H\033[uy").shows("\n  xy\n\n\n1,4");
    }

    @Test
    void colours_and_styles_are_set() {
        Pen pen = emulator.screen().pen;
        send("\033[1;4;31;42m");
        assertThat(pen.style).isEqualTo(Pen.BOLD | Pen.UNDERLINED);
        assertThat(pen.foreground).isEqualTo(1);
        assertThat(pen.background).isEqualTo(2);
        send("\033[22;24;97;100m");
        assertThat(pen.style).isZero();
        assertThat(pen.foreground).isEqualTo(15);
        assertThat(pen.background).isEqualTo(8);
        send("\033[38;5;200;48;2;1;2;3;7m");
        assertThat(pen.foreground).isEqualTo(200);
        assertThat(pen.background).isEqualTo(Pen.TRUE | 0x010203);
        assertThat(pen.style).isEqualTo(Pen.REVERSED);
        send("\033[38:2::4:5:6;48:5:7m");
        assertThat(pen.foreground).isEqualTo(Pen.TRUE | 0x040506);
        assertThat(pen.background).isEqualTo(7);
        send("\033[38;2;1m\033[38;9m\033[58:5:1m");
        assertThat(pen.foreground).as("what is not whole changes nothing").isEqualTo(Pen.TRUE | 0x040506);
        send("\033[4:3m");
        assertThat(pen.style).isEqualTo(Pen.REVERSED | Pen.UNDERLINED);
        send("\033[m");
        assertThat(pen.foreground).isEqualTo(Pen.DEFAULT);
        send("\033[44m\033[K");
        assertThat(emulator.screen().row(0).backgrounds).containsOnly(4);
    }

    @Test
    void a_program_that_uses_all_of_the_screen_leaves_what_was_there() {
        send("shell\033[?1049h").shows("\n\n\n\n0,5");
        send("\033[2;2Heditor\033[?1049l$").shows("shell$\n\n\n\n0,6");
    }

    @Test
    void it_answers_what_it_is_asked() {
        send("\033[3;4H\033[6n\033[5n\033[c\033[>c");
        assertThat(emulator.answers()).isEqualTo("\033[3;4R\033[0n\033[?6c\033[>0;1;0c");
        assertThat(emulator.answers()).isEmpty();
        send("\033[5n".repeat(10_000));
        assertThat(emulator.answers()).hasSizeLessThan(1025);
    }

    @Test
    void modes_are_told_to_who_draws_and_types() {
        send("\033[?25l\033[?1;2004h");
        assertThat(emulator.isCursorVisible()).isFalse();
        assertThat(emulator.hasApplicationKeys()).isTrue();
        assertThat(emulator.hasBracketedPaste()).isTrue();
        send("\033[!p");
        assertThat(emulator.isCursorVisible()).isTrue();
        assertThat(emulator.hasApplicationKeys()).isFalse();
    }

    @Test
    void line_graphics_are_drawn_the_old_way() {
        send("\033(0lqk\033(Bl\033)0\016q\017q").shows("┌─┐l─q\n\n\n\n0,6");
    }

    @Test
    void strings_and_sequences_for_others_show_nothing() {
        send("a\033]0;title\007b\033P1$r\033\\c\033_x\033\\d").shows("abcd\n\n\n\n0,4");
        send("\033[1;2\030e\033[?99h\033[1 q\033[=1hf\033%Gg").shows("abcdefg\n\n\n\n0,7");
    }

    @Test
    void controls_in_a_sequence_are_done_meanwhile() {
        send("ab\033[\r1\nCx").shows("ab\n x\n\n\n1,2");
    }

    @Test
    void a_character_is_repeated_and_the_screen_filled_and_reset() {
        send("x\033[3b").shows("xxxx\n\n\n\n0,4");
        send("\033#8").shows(("E".repeat(10) + "\n").repeat(4) + "0,0");
        send("\033[31m\033c").shows("\n\n\n\n0,0");
        assertThat(emulator.screen().pen.foreground).isEqualTo(Pen.DEFAULT);
    }

    @Test
    void whatever_comes_the_screen_stays_whole() {
        String alphabet = "\033\033\033[[[;;:?0123456789999ABCDEFGHIJKLMPSTXZ@abcdefghlmnrsu78()#!p\r\n\t\b漢a\u0301ä\u009b";
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            int at = random.nextInt(alphabet.length());
            send(alphabet.substring(at, at + 1));
            if (random.nextInt(50) == 0) {
                emulator.sent(random.nextInt(256));
            }
            if (i % 100 == 0) {
                emulator.answers();
                isWhole();
            }
        }
    }

    private void isWhole() {
        assertThat(emulator.screen().cursorRow()).isBetween(0, 3);
        assertThat(emulator.screen().cursorColumn()).isBetween(0, 9);
        for (int i = 0; i < 4; i++) {
            int[] points = emulator.screen().row(i).points;
            for (int k = 0; k < 10; k++) {
                boolean isSecond = points[k] == Row.CONTINUED;
                boolean isBehindWide = k > 0 && points[k - 1] >= 0 && astryon.services.kit.text.CharacterWidth.of(points[k - 1]) == 2;
                assertThat(isSecond).as("row %d column %d", i, k).isEqualTo(isBehindWide);
            }
        }
    }

    /** Whatever was sent, and also amid sequences and characters. */
    @Test
    void what_was_saved_is_the_same_again_and_goes_on_as_the_first_would() {
        Random random = new Random(7);
        String[] pieces = {"abc", "\r\n", "漢", "é", "\033[", "31;48;2;1;2;3m", "2J", "\033[?1049h", "\033[?1049l", "\033(0", "q\016", "\033)0", "\0337", "\0338", "\033[3;7H", "\033[2;3r", "\033[?6h", "\033[?7l",
            "\033[4h", "\033]0;", "title", "\007", "\033[5b", "\033H", "\t", "\033[!p", "\033[?25l", "\033[41m\033[K", "\033[P", "\033[2@", "\033c"};
        for (int round = 0; round < 300; round++) {
            Emulator first = new Emulator(10, 4);
            sendTo(first, pieces, random, random.nextInt(200));
            Emulator second = new Emulator(10, 4);
            sendTo(second, pieces, random, 20);
            assertThat(second.restore(saved(first))).isEqualTo(first.bytes());
            assertThat(bytes(second)).as("round %d", round).isEqualTo(bytes(first));
            long seed = random.nextLong();
            sendTo(first, pieces, new Random(seed), 50);
            sendTo(second, pieces, new Random(seed), 50);
            assertThat(bytes(second)).as("round %d, later", round).isEqualTo(bytes(first));
        }
    }

    private static void sendTo(Emulator emulator, String[] pieces, Random random, int count) {
        for (int i = 0; i < count; i++) {
            byte[] bytes = pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j < (random.nextInt(8) == 0 ? 1 : bytes.length); j++) {
                emulator.sent(bytes[j] & 0xff);
            }
        }
        emulator.answers();
    }

    private static Address saved(Emulator emulator) {
        Address memory = SimulatedMemory.allocate((int) emulator.bytes());
        emulator.save(memory);
        return memory;
    }

    private static String bytes(Emulator emulator) {
        Address memory = saved(emulator);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < emulator.bytes(); i += 4) {
            text.append(memory.plus(i).loadInt()).append(' ');
        }
        SimulatedMemory.free(memory);
        return text.toString();
    }
}
