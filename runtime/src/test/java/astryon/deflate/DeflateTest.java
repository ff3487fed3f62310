package astryon.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Against the JVM's zlib: it understands what we wrote, we understand what it wrote, and of damage we say the same. */
class DeflateTest {
    private final Random random = new Random(1951);

    @Test
    void zlib_inflates_what_was_deflated() throws DataFormatException {
        for (int round = 0; round < 300; round++) {
            byte[] bytes = sample();
            boolean bare = random.nextBoolean();
            Deflation deflation = new Deflation(random.nextInt(11) - 1, random.nextInt(3), bare);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 + random.nextInt(5000)];
            for (int at = 0; !deflation.isFinished();) {
                int count = Math.min(1 + random.nextInt(20_000), bytes.length - at);
                int flush = at + count == bytes.length ? Deflation.FINISH : new int[] {Deflation.NO_FLUSH, Deflation.SYNC_FLUSH, Deflation.FULL_FLUSH}[random.nextInt(3)];
                deflation.run(bytes, at, count, buffer, 0, buffer.length, flush);
                packed.write(buffer, 0, deflation.produced());
                at += deflation.consumed();
                if (random.nextInt(20) == 0) {
                    deflation.change(random.nextInt(10), 0);
                }
            }
            Inflater inflater = new Inflater(bare);
            inflater.setInput(packed.toByteArray());
            byte[] back = new byte[bytes.length + 1];
            int length = inflater.inflate(back);
            assertThat(inflater.finished()).as("round %d", round).isTrue();
            assertThat(Arrays.copyOf(back, length)).as("round %d", round).isEqualTo(bytes);
        }
    }

    @Test
    void text_gets_about_as_small_as_zlib_makes_it() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(Integer.toString(random.nextInt(5000), 36)).append(i % 7 == 0 ? "\n" : " ");
        }
        byte[] bytes = text.toString().getBytes();
        for (int level = 1; level <= 9; level++) {
            byte[] theirs = new byte[bytes.length];
            Deflater zlib = new Deflater(level);
            zlib.setInput(bytes);
            zlib.finish();
            byte[] ours = new byte[bytes.length];
            Deflation deflation = new Deflation(level, 0, false);
            deflation.run(bytes, 0, bytes.length, ours, 0, ours.length, Deflation.FINISH);
            assertThat(deflation.produced()).as("level %d", level).isLessThan(zlib.deflate(theirs) * 105 / 100);
        }
    }

    @Test
    void damage_is_called_what_zlib_calls_it() {
        for (int round = 0; round < 3000; round++) {
            byte[] packed = packed(sample(2000));
            for (int i = random.nextInt(4); i > 0; i--) {
                packed[random.nextInt(Math.min(packed.length, 200))] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(ours(packed)).as("round %d: %s", round, Arrays.toString(packed)).isEqualTo(theirs(packed));
        }
    }

    private byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater(random.nextInt(10));
        deflater.setStrategy(random.nextInt(3));
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 100];
        int length = 0;
        while (!deflater.finished()) {
            length += deflater.deflate(packed, length, packed.length - length);
        }
        return Arrays.copyOf(packed, length);
    }

    private static String ours(byte[] packed) {
        Inflation inflation = new Inflation(false);
        byte[] back = new byte[2100];
        String result = "";
        try {
            for (int room : new int[] {700, 1, 1399}) {
                inflation.run(packed, 0, packed.length, back, 0, room);
                result += inflation.consumed() + " " + inflation.produced() + " " + inflation.isFinished() + " " + inflation.needsDictionary() + " "
                        + Arrays.hashCode(Arrays.copyOf(back, inflation.produced()));
                packed = Arrays.copyOfRange(packed, inflation.consumed(), packed.length);
            }
            return result;
        } catch (DataFormatException e) {
            return result + e.getMessage();
        }
    }

    private static String theirs(byte[] packed) {
        Inflater inflater = new Inflater();
        byte[] back = new byte[2100];
        inflater.setInput(packed);
        String result = "";
        try {
            for (int room : new int[] {700, 1, 1399}) {
                int before = inflater.getTotalIn();
                int count = inflater.inflate(back, 0, room);
                result += inflater.getTotalIn() - before + " " + count + " " + inflater.finished() + " " + inflater.needsDictionary() + " "
                        + Arrays.hashCode(Arrays.copyOf(back, count));
            }
            return result;
        } catch (DataFormatException e) {
            return result + e.getMessage();
        }
    }

    private byte[] sample() {
        return sample(100_000);
    }

    private byte[] sample(int most) {
        byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? most : 300)];
        int alphabet = 1 + random.nextInt(256);
        for (int i = 0; i < bytes.length;) {
            if (i > 0 && random.nextInt(3) == 0) {
                int distance = 1 + random.nextInt(Math.min(i, 40_000));
                for (int n = random.nextInt(300); n > 0 && i < bytes.length; n--, i++) {
                    bytes[i] = bytes[i - distance];
                }
            } else {
                bytes[i++] = (byte) random.nextInt(alphabet);
            }
        }
        return bytes;
    }
}
