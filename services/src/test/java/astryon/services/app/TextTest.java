package astryon.services.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void any_bytes_survive_being_text() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(8)];
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = random.nextBoolean() ? (byte) (0x80 | bytes[k] & 0x3f) : random.nextBoolean() ? (byte) (0xc0 | bytes[k]) : bytes[k];
            }
            assertThat(Text.encode(Text.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void text_is_utf8_and_other_bytes_are_lone_surrogates() {
        String text = "aä€\ud83d\ude00";
        assertThat(Text.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(Text.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Text.decode(new byte[] {'a', (byte) 0xff, (byte) 0xc3})).isEqualTo("a\udcff\udcc3");
        assertThat(Text.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})).isEqualTo("\udced\udca0\udc80");
    }

    @Test
    void lines_are_the_same_however_the_bytes_come() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String line = "x".repeat(random.nextInt(random.nextInt(50) == 0 ? 200_000 : 40));
            expected.add(line);
            text.append(line).append('\n');
        }
        text.append("end");
        expected.add("end");
        InputStream bytes = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        Lines lines = new Lines(new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("byte by byte");
            }

            @Override
            public int read(byte[] block, int from, int length) throws IOException {
                return bytes.read(block, from, Math.min(length, 1 + random.nextInt(100_000)));
            }
        });
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            read.add(lines.text());
            assertThat(lines.number()).isEqualTo(read.size());
            assertThat(lines.terminated()).isEqualTo(read.size() < expected.size());
        }
        assertThat(read).isEqualTo(expected);
        assertThat(new Lines(InputStream.nullInputStream()).next()).isFalse();
    }

    @Test
    void output_comes_out_whole_and_in_order() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        StringBuilder expected = new StringBuilder();
        try (Output output = new Output(all, "all")) {
            for (int i = 0; i < 2000; i++) {
                String text = "ä".repeat(i % 3) + i + "x".repeat(i % 97 == 0 ? 20_000 : 3);
                output.println(text);
                expected.append(text).append('\n');
            }
        }
        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }
}
