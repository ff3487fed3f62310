package astryon.services.kit.screen;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PainterTest {
    private static final int COLUMNS = 6;
    private static final int ROWS = 2;
    private static final int PITCH = (COLUMNS * Font.COLUMNS + 4) * 4;

    private final Address pixels = SimulatedMemory.allocate(PITCH * ROWS * Font.ROWS);
    private final Emulator emulator = new Emulator(COLUMNS, ROWS);
    private final Painter painter = new Painter(emulator, pixels, PITCH);

    private int paint(String text) {
        for (int i = 0; i < text.length(); i++) {
            emulator.sent(text.charAt(i));
        }
        return painter.paint();
    }

    private int pixel(int x, int y) {
        return pixels.plus((long) y * PITCH + x * 4L).loadInt();
    }

    /** A cell's rows, with a number sign for each pixel of a colour. */
    private String cell(int column, int row, int colour) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < Font.ROWS; y++) {
            for (int x = 0; x < Font.COLUMNS; x++) {
                text.append(pixel(column * Font.COLUMNS + x, row * Font.ROWS + y) == colour ? '#' : '.');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String glyph(int point) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < Font.ROWS; y++) {
            for (int x = 0; x < Font.COLUMNS; x++) {
                text.append((Font.row(point, y) & 0x80 >> x) != 0 ? '#' : '.');
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void characters_have_the_pixels_and_colours_of_their_cells() {
        paint("\033[?25la\033[38;2;1;2;3;44mb\033[7mc\033[m\033[1md\033[4me");
        assertThat(cell(0, 0, Palette.FOREGROUND)).isEqualTo(glyph('a'));
        assertThat(pixel(0, 0)).isEqualTo(Palette.BACKGROUND);
        assertThat(cell(1, 0, 0x010203)).isEqualTo(glyph('b'));
        assertThat(pixel(8, 0)).isEqualTo(Palette.rgb(4, 0));
        assertThat(cell(2, 0, Palette.rgb(4, 0))).isEqualTo(glyph('c'));
        assertThat(cell(3, 0, Palette.FOREGROUND)).isNotEqualTo(glyph('d')).contains("##");
        assertThat(cell(4, 0, Palette.FOREGROUND)).contains("########");
        assertThat(cell(0, 1, Palette.BACKGROUND)).doesNotContain(".");
    }

    @Test
    void only_what_has_changed_is_drawn() {
        assertThat(paint("\033[?25l")).isEqualTo(COLUMNS * ROWS);
        assertThat(paint("")).isZero();
        assertThat(paint("ab")).isEqualTo(2);
        assertThat(paint("\rab")).isZero();
        assertThat(paint("\033[2;1Hab\n")).as("scrolled, it looks the same").isZero();
        painter.forget();
        assertThat(paint("")).isEqualTo(COLUMNS * ROWS);
    }

    @Test
    void the_cursor_shows_and_moves() {
        paint("a");
        assertThat(cell(1, 0, Palette.FOREGROUND)).as("a block").doesNotContain(".");
        assertThat(paint("\r")).isEqualTo(2);
        assertThat(cell(0, 0, Palette.BACKGROUND)).isEqualTo(glyph('a'));
        paint("\033[?25l");
        assertThat(cell(0, 0, Palette.FOREGROUND)).isEqualTo(glyph('a'));
    }

    @Test
    void nothing_is_drawn_beside_the_screen() {
        SimulatedMemory.write(pixels, new byte[PITCH * ROWS * Font.ROWS]);
        paint("\033[41m\033[2J");
        for (int y = 0; y < ROWS * Font.ROWS; y++) {
            assertThat(pixel(COLUMNS * Font.COLUMNS, y)).isZero();
        }
    }

    @Test
    void every_character_of_latin_1_has_a_picture_of_its_own() {
        Set<String> pictures = new HashSet<>();
        for (int point = 0x21; point < 0x100; point++) {
            if (point < 0x7f || point > 0xa0 && point != 0xad) {
                assertThat(glyph(point)).as(Character.getName(point)).contains("#");
                assertThat(pictures.add(glyph(point))).as(Character.getName(point)).isTrue();
            }
        }
        assertThat(glyph('\u00e4')).isNotEqualTo(glyph('a'));
        assertThat(glyph(0x6f22)).as("what is not there is a frame").isEqualTo(glyph(0xfffd)).contains("#");
    }

    @Test
    void boxes_have_the_arms_that_their_names_say() {
        for (int point = 0x2500; point < 0x2580; point++) {
            String name = Character.getName(point);
            if (name.contains("DIAGONAL")) {
                continue;
            }
            boolean across = name.contains("HORIZONTAL");
            boolean down = name.contains("VERTICAL");
            String[] rows = glyph(point).split("\n");
            String middle = rows[7] + rows[8] + rows[9];
            assertThat(column(rows, 0)).as(name + " to the left").isEqualTo(across || name.contains("LEFT"));
            boolean dashes = name.contains("DASH");
            if (!dashes) {
                assertThat(column(rows, 7)).as(name + " to the right").isEqualTo(across || name.contains("RIGHT"));
                assertThat(rows[15].contains("#")).as(name + " down").isEqualTo(down || name.contains("DOWN"));
            }
            assertThat(rows[0].contains("#")).as(name + " up").isEqualTo(down || name.contains(" UP"));
            assertThat(middle).as(name).contains("#");
        }
    }

    private static boolean column(String[] rows, int column) {
        for (String row : rows) {
            if (row.charAt(column) == '#') {
                return true;
            }
        }
        return false;
    }

    @Test
    void two_lines_meet_two_without_crossing_them() {
        assertThat(glyph('\u2554').split("\n")).containsSubsequence("...#####", "...#....", "...#.###", "...#.#..");
        assertThat(glyph('\u256c').split("\n")).containsSubsequence("...#.#..", "####.###", "........", "####.###", "...#.#..");
        assertThat(glyph('\u253c').split("\n")).containsSubsequence("....#...", "########", "....#...");
    }

    @Test
    void blocks_fill_what_their_names_say() {
        assertThat(glyph('\u2588')).doesNotContain(".");
        assertThat(glyph('\u2584').split("\n")).startsWith("........").endsWith("########");
        assertThat(glyph('\u258c')).startsWith("####....");
        assertThat(glyph('\u259a').split("\n")).startsWith("####....").endsWith("....####");
        for (int point = 0x2580; point < 0x2590; point++) {
            long filled = glyph(point).chars().filter(c -> c == '#').count();
            assertThat(filled % 16).as(Character.getName(point)).isZero();
        }
    }
}
