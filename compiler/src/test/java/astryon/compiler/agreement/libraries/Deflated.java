package astryon.compiler.agreement.libraries;

import com.jcraft.jzlib.Adler32;
import com.jcraft.jzlib.CRC32;
import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;
import com.jcraft.jzlib.GZIPInputStream;
import com.jcraft.jzlib.GZIPOutputStream;
import com.jcraft.jzlib.Inflater;
import com.jcraft.jzlib.InflaterInputStream;
import com.jcraft.jzlib.JZlib;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** jzlib: every level and strategy, all three wrappers, dictionaries, small buffers, checksums, damaged streams. */
final class Deflated {
    private Deflated() {
    }

    static void main() throws IOException {
        byte[][] samples = {{}, {7}, new byte[70_000], Samples.prose(50_000, 1), Samples.noise(20_000, 2)};
        for (byte[] sample : samples) {
            System.out.println("crc " + Long.toHexString(crc(sample)) + " adler " + Long.toHexString(adler(sample)));
            for (int level = 0; level <= 9; level += 3) {
                byte[] packed = packed(sample, level);
                System.out.println(level + " " + Samples.digest(packed) + " " + Arrays.equals(unpacked(packed), sample));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            gzip.setName("sample");
            gzip.setComment("none");
            gzip.write(sample, 0, sample.length);
            gzip.close();
            GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()));
            System.out.println("gzip " + out.size() + " " + Arrays.equals(in.readAllBytes(), sample) + " " + in.getName() + " " + in.getComment() + " "
                    + Long.toHexString(in.getCRC()));
        }
        for (JZlib.WrapperType wrapper : new JZlib.WrapperType[] {JZlib.W_NONE, JZlib.W_ZLIB, JZlib.W_GZIP}) {
            for (int strategy : new int[] {JZlib.Z_DEFAULT_STRATEGY, JZlib.Z_FILTERED, JZlib.Z_HUFFMAN_ONLY}) {
                inSmallSteps(samples[3], wrapper, strategy);
            }
        }
        dictionary();
        byte[] packed = packed(samples[3], 6);
        packed[packed.length / 2] ^= 0x55;
        try {
            System.out.println(Samples.digest(unpacked(packed)));
        } catch (IOException e) {
            System.out.println("damaged: " + e.getMessage());
        }
        try {
            System.out.println(Samples.digest(unpacked(Arrays.copyOf(packed, 100))));
        } catch (IOException e) {
            System.out.println("short: " + e.getMessage());
        }
    }

    private static byte[] packed(byte[] sample, int level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(level))) {
            deflater.write(sample, 0, sample.length / 3);
            deflater.flush();
            deflater.write(sample, sample.length / 3, sample.length - sample.length / 3);
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    /** Input and output a few bytes at a time, with a change of parameters on the way. */
    private static void inSmallSteps(byte[] sample, JZlib.WrapperType wrapper, int strategy) throws IOException {
        Deflater deflater = new Deflater(6, 14, 7, wrapper);
        System.out.print(deflater.params(6, strategy) + " ");
        byte[] packed = new byte[sample.length + 1000];
        deflater.setInput(sample);
        deflater.setOutput(packed);
        int status = JZlib.Z_OK;
        while (status == JZlib.Z_OK) {
            deflater.avail_out = 13;
            status = deflater.deflate(JZlib.Z_FINISH);
        }
        int length = (int) deflater.total_out;
        System.out.print(status + " " + deflater.end() + " " + Samples.digest(Arrays.copyOf(packed, length)) + " ");
        Inflater inflater = new Inflater(15, wrapper);
        byte[] back = new byte[sample.length];
        inflater.setInput(packed);
        inflater.setOutput(back);
        status = JZlib.Z_OK;
        while (status == JZlib.Z_OK) {
            inflater.avail_in = 7;
            inflater.avail_out = Math.min(11, (int) (back.length - inflater.total_out) + 1);
            status = inflater.inflate(JZlib.Z_NO_FLUSH);
        }
        System.out.println(status + " " + inflater.total_out + " " + Arrays.equals(back, sample));
    }

    private static void dictionary() throws IOException {
        byte[] words = "the window of the compressor".getBytes();
        byte[] sample = "the compressor of the window".getBytes();
        Deflater deflater = new Deflater(9);
        System.out.print(deflater.setDictionary(words, words.length) + " ");
        byte[] packed = new byte[200];
        deflater.setInput(sample);
        deflater.setOutput(packed);
        System.out.print(deflater.deflate(JZlib.Z_FINISH) + " " + deflater.total_out + " ");
        Inflater inflater = new Inflater();
        byte[] back = new byte[sample.length];
        inflater.setInput(packed);
        inflater.setOutput(back);
        System.out.print(inflater.inflate(JZlib.Z_FINISH) + " ");
        System.out.print(inflater.setDictionary(words, words.length) + " " + inflater.inflate(JZlib.Z_FINISH) + " ");
        System.out.println(new String(back));
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        return crc.getValue();
    }

    private static long adler(byte[] bytes) {
        Adler32 adler = new Adler32();
        adler.update(bytes, 0, bytes.length);
        return adler.getValue();
    }
}
