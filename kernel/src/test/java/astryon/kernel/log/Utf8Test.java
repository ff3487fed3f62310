package astryon.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final long SEED = 20_261_125;
    private Address memory;

    @BeforeEach
    void memory() {
        SimulatedMemory.clear();
        memory = SimulatedMemory.allocate(64);
    }

    private int length(byte[] bytes, int available) {
        for (int i = 0; i < bytes.length; i++) {
            memory.plus(i).storeByte(bytes[i]);
        }
        return Utf8.length(memory, available);
    }

    private static boolean mayBeShown(int character) {
        return !Character.isISOControl(character) || character == '\t' || character == '\n' || character == '\r' || character == '\b';
    }

    @Test
    void every_character_is_as_long_as_it_is_and_controls_are_none() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
                assertThat(length(bytes, bytes.length)).as("U+%04x", character).isEqualTo(mayBeShown(character) ? bytes.length : 0);
                if (bytes.length > 1) {
                    assertThat(length(bytes, bytes.length - 1)).as("part of U+%04x", character).isZero();
                }
            }
        }
    }

    /** Judged by the JDK's decoder: bytes near the edges of the ranges that matter, so that most come close to being a character. */
    @Test
    void what_is_no_character_has_no_length() {
        Random random = new Random(SEED);
        int[] edges = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff};
        for (int round = 0; round < 300_000; round++) {
            byte[] bytes = new byte[4];
            for (int i = 0; i < 4; i++) {
                bytes[i] = (byte) edges[random.nextInt(edges.length)];
            }
            assertThat(length(bytes, 4)).as("seed %d, round %d: %s", SEED, round, ByteBuffer.wrap(bytes).getInt()).isEqualTo(judged(bytes));
        }
    }

    private static int judged(byte[] bytes) {
        for (int length = 1; length <= 4; length++) {
            CharBuffer text = CharBuffer.allocate(4);
            var result = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes, 0, length), text, true);
            if (!result.isError()) {
                return mayBeShown(Character.codePointAt(text.flip(), 0)) ? length : 0;
            }
        }
        return 0;
    }
}
