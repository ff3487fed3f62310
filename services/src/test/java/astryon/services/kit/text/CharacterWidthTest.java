package astryon.services.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CharacterWidthTest {
    private static String decode(byte[] bytes) {
        Utf8Decoder decoder = new Utf8Decoder();
        StringBuilder text = new StringBuilder();
        int begun = 0;
        for (byte b : bytes) {
            if (decoder.breaks(b & 0xff)) {
                text.appendCodePoint(Utf8Decoder.REPLACEMENT);
            }
            int point = decoder.push(b & 0xff);
            begun = point == Utf8Decoder.MORE ? 1 : 0;
            if (point != Utf8Decoder.MORE) {
                text.appendCodePoint(point);
            }
        }
        return text.append(begun == 1 ? "\ufffd" : "").toString();
    }

    @Test
    void bytes_become_the_characters_that_the_jdk_finds_in_them() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) (random.nextInt(3) == 0 ? random.nextInt(128) : 0x80 + random.nextInt(128));
            }
            for (int k = 1; k < bytes.length; k++) {
                // The JDK takes a surrogate in UTF-8 for one malformed character, the Unicode standard for three.
                if (bytes[k - 1] == (byte) 0xed && (bytes[k] & 0xff) >= 0xa0) {
                    bytes[k - 1] = 'x';
                }
            }
            assertThat(decode(bytes)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
        assertThat(decode("aä€😀".getBytes(StandardCharsets.UTF_8))).isEqualTo("aä€😀");
    }

    @Test
    void marks_take_no_column_and_ideographs_two() {
        assertThat("aä€│█".chars().map(CharacterWidth::of)).containsOnly(1);
        assertThat("漢かハ한ａ😀🚀".codePoints().map(CharacterWidth::of)).containsOnly(2);
        assertThat("\u0301\u20dd\u200d\u0000\u0007\u007f\u009b\u00ad\ufe0f\u3099".chars().map(CharacterWidth::of)).containsOnly(0);
        assertThat(CharacterWidth.of(Utf8Decoder.REPLACEMENT)).isEqualTo(1);
    }
}
