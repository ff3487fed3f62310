package astryon.compiler.agreement.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.InflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** {@code java.util.zip} and jars: what was compressed here comes back, and so does what zlib compressed. */
final class Zips {
    /** What zlib made of: a text, with the fixed codes; bytes, with codes of their own; a text, stored. */
    private static final String[] FROM_ZLIB = {
        "789ccb48cdc9c957c84027b93044e8240e00ead6345d",
        "78da636064e11490543174084ca99cb0f2c8435635cfbca9fb5e4a7b55af7b2c1f31f98248e88cbb9a457bf9e3d6b3c76c16cc39a9dbf731fa90c16c"
                + "de9ab7a9b7c2cefb9f09b818792feb73b3e812abb3e9cc736c6ed62a1f2b90395aaa7eadc7e5e7d662e30f5baa9c782e2f2c74167f716056598889d8"
                + "d7db87d7ce6c2fcf8c0df67675b4b77774f566187581370017b1b0bc",
        "7801010500faff616263646505c801f0"};

    private Zips() {
    }

    public static void main(String[] arguments) throws Exception {
        byte[][] samples = {{}, {7}, "hello, hello, hello, hello".getBytes(StandardCharsets.UTF_8), new byte[70_000], noise(40_000), text(90_000)};
        for (byte[] sample : samples) {
            checksums(sample);
            roundTrip(sample);
        }
        dictionary();
        fromZlib();
        damaged(text(3000));
        streams(text(20_000));
        archive(text(5_000), noise(3_000));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(int length) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        String[] words = {"the ", "kernel ", "maps ", "a ", "page ", "of ", "memory ", "and ", "returns\n", "handle "};
        while (text.length() < length) {
            text.append(words[random.nextInt(words.length)]);
            if (random.nextInt(9) == 0) {
                text.append(random.nextInt(100_000));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void checksums(byte[] bytes) {
        for (Checksum sum : new Checksum[] {new CRC32(), new CRC32C(), new Adler32()}) {
            sum.update(bytes, 0, bytes.length);
            long whole = sum.getValue();
            sum.reset();
            for (int i = 0; i < bytes.length; i += 1000) {
                sum.update(bytes, i, Math.min(1000, bytes.length - i));
            }
            sum.update(65);
            ByteBuffer direct = ByteBuffer.allocateDirect(20);
            direct.put(bytes, 0, Math.min(20, bytes.length)).flip();
            long parts = sum.getValue();
            sum.update(direct);
            sum.update(ByteBuffer.wrap(bytes));
            Show.line("checksum", whole + " " + parts + " " + sum.getValue());
        }
    }

    private static void roundTrip(byte[] bytes) throws DataFormatException {
        for (int level : new int[] {Deflater.DEFAULT_COMPRESSION, Deflater.NO_COMPRESSION, Deflater.BEST_SPEED, Deflater.BEST_COMPRESSION}) {
            for (boolean bare : new boolean[] {false, true}) {
                byte[] packed = deflate(bytes, level, Deflater.DEFAULT_STRATEGY, bare);
                byte[] back = inflate(packed, bare, 1 + bytes.length / 7);
                boolean small = level == 0 || packed.length < 100 + bytes.length || bytes.length < 100;
                Show.line("round trip", bytes.length + " at " + level + " " + Arrays.equals(bytes, back) + " " + small);
            }
        }
        for (int strategy : new int[] {Deflater.HUFFMAN_ONLY, Deflater.FILTERED}) {
            Show.line("strategy", Arrays.equals(bytes, inflate(deflate(bytes, 6, strategy, false), false, 500)));
        }
    }

    private static byte[] deflate(byte[] bytes, int level, int strategy, boolean bare) {
        Deflater deflater = new Deflater(level, bare);
        deflater.setStrategy(strategy);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] buffer = new byte[777];
        for (int i = 0; i < bytes.length; i += 10_000) {
            deflater.setInput(bytes, i, Math.min(10_000, bytes.length - i));
            while (!deflater.needsInput()) {
                output.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            output.write(buffer, 0, deflater.deflate(buffer));
        }
        Show.line("deflated", deflater.getTotalIn() + " " + (deflater.getTotalOut() == output.size()) + " " + (bare ? "" : deflater.getAdler()));
        deflater.end();
        return output.toByteArray();
    }

    /** Fed in small pieces, so that it stops anywhere. */
    private static byte[] inflate(byte[] packed, boolean bare, int step) throws DataFormatException {
        Inflater inflater = new Inflater(bare);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] buffer = new byte[step];
        int fed = 0;
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            output.write(buffer, 0, count);
            if (count == 0 && inflater.needsInput()) {
                int more = Math.min(97, packed.length - fed);
                inflater.setInput(packed, fed, more);
                fed += more;
            }
        }
        Show.line("inflated", inflater.getTotalOut() + " " + inflater.getRemaining() + " " + (inflater.getBytesRead() == packed.length) + " " + (bare ? "" : inflater.getAdler()));
        inflater.end();
        Show.attempt("ended", inflater::getTotalIn);
        return output.toByteArray();
    }

    private static void dictionary() throws DataFormatException {
        byte[] known = "the words that both sides know".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = "both sides know the words that both sides know".getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater();
        deflater.setDictionary(known);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[200];
        int length = deflater.deflate(buffer);
        Inflater inflater = new Inflater();
        inflater.setInput(buffer, 0, length);
        byte[] back = new byte[200];
        Show.line("dictionary", inflater.inflate(back) + " " + inflater.needsDictionary() + " " + inflater.getAdler());
        Show.attempt("wrong dictionary", () -> inflater.setDictionary(bytes));
        inflater.setDictionary(known);
        int count = inflater.inflate(back);
        Show.line("dictionary", new String(back, 0, count, StandardCharsets.UTF_8) + inflater.finished());
    }

    private static void fromZlib() {
        for (String hex : FROM_ZLIB) {
            byte[] packed = new byte[hex.length() / 2];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
            }
            outcome(packed);
        }
    }

    /** Every byte changed in turn: either the change is noticed, with zlib's words, or the result is the same as zlib's. */
    private static void damaged(byte[] bytes) {
        byte[] packed = Arrays.copyOf(bytes, 0);
        // Not compressed here, so that both runtimes see the same damage.
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        stored.writeBytes(new byte[] {0x78, 0x01, 0x00, 0x10, 0x00, (byte) 0xef, (byte) 0xff});
        stored.write(bytes, 0, 16);
        stored.writeBytes(new byte[] {0x4b, 0x4c, 0x4a, 0x4e, 0x49, 0x4d, 0x4b, (byte) 0x84, 0x11, 0x00});
        packed = stored.toByteArray();
        for (int i = 0; i < packed.length; i++) {
            for (int bit : new int[] {1, 2, 4, 8, 16, 32, 64, 128}) {
                byte[] damaged = packed.clone();
                damaged[i] ^= (byte) bit;
                outcome(damaged);
            }
        }
        Random random = new Random(9);
        for (int i = 0; i < 400; i++) {
            byte[] any = new byte[60];
            random.nextBytes(any);
            any[0] = 0x78;
            any[1] = 0x01;
            any[2] = (byte) (any[2] & 0xf8 | 5 - i % 3);
            outcome(any);
        }
    }

    private static void outcome(byte[] packed) {
        Inflater inflater = new Inflater();
        inflater.setInput(packed);
        byte[] back = new byte[400];
        String before = "";
        try {
            int count = inflater.inflate(back);
            before = count + " " + inflater.finished() + " " + inflater.needsInput() + " " + inflater.needsDictionary() + " " + inflater.getRemaining() + " "
                    + Arrays.hashCode(Arrays.copyOf(back, count));
            Show.line("outcome", before);
        } catch (DataFormatException e) {
            Show.line("outcome", e.getMessage());
        }
    }

    private static void streams(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(packed)) {
            output.write(bytes);
        }
        GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()));
        Show.line("gzip", Arrays.equals(bytes, gzip.readAllBytes()) + " " + gzip.read());
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 9);
        try {
            new GZIPInputStream(new ByteArrayInputStream(cut)).readAllBytes();
        } catch (IOException e) {
            Show.failure("cut", e);
        }
        try {
            new GZIPInputStream(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            Show.failure("no gzip", e);
        }
        packed.reset();
        DeflaterOutputStream output = new DeflaterOutputStream(packed, true);
        output.write(bytes, 0, 5000);
        output.flush();
        byte[] flushed = new byte[5000];
        Show.line("flushed", new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray())).readNBytes(flushed, 0, 5000));
        output.write(bytes, 5000, bytes.length - 5000);
        output.close();
        CheckedInputStream checked = new CheckedInputStream(new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray())), new CRC32());
        Show.line("checked", Arrays.equals(bytes, checked.readAllBytes()) + " " + checked.getChecksum().getValue());
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        try (InflaterOutputStream inflater = new InflaterOutputStream(back)) {
            new DeflaterInputStream(new ByteArrayInputStream(bytes)).transferTo(inflater);
        }
        Show.line("transferred", Arrays.equals(bytes, back.toByteArray()));
    }

    private static void archive(byte[] text, byte[] noise) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.setComment("an archive");
            ZipEntry entry = new ZipEntry("folder/text.txt");
            entry.setTime(1_600_000_000_000L);
            entry.setComment("words");
            zip.putNextEntry(entry);
            zip.write(text);
            zip.closeEntry();
            ZipEntry stored = new ZipEntry("noise");
            CRC32 sum = new CRC32();
            sum.update(noise);
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(noise.length);
            stored.setCrc(sum.getValue());
            stored.setTime(1_500_000_000_000L);
            zip.putNextEntry(stored);
            zip.write(noise);
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("Manifest-Version: 1.0\nMain-Class: Main\nLong: abc\n def\n\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            Show.attempt("twice", () -> {
                try {
                    zip.putNextEntry(new ZipEntry("noise"));
                } catch (IOException e) {
                    Show.failure("twice", e);
                }
            });
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Show.line("entry", entry + " " + entry.isDirectory() + " " + entry.getMethod() + " " + Arrays.hashCode(zip.readAllBytes()) + " " + entry.getSize() + " "
                        + entry.getCrc());
            }
        }
        File file = File.createTempFile("archive", ".jar");
        try (FileOutputStream output = new FileOutputStream(file)) {
            output.write(packed.toByteArray());
        }
        try (ZipFile zip = new ZipFile(file)) {
            Show.line("zip file", zip.size() + " " + zip.getComment() + " " + zip.getEntry("none") + " " + zip.getEntry("folder/text.txt").getComment());
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream input = zip.getInputStream(entry)) {
                    Show.line("entry", entry.getName() + " " + Arrays.hashCode(input.readAllBytes()) + " " + entry.getSize() + " " + entry.getCrc() + " " + entry.getMethod());
                }
            }
            Show.line("time", zip.getEntry("noise").getTime());
            Show.line("names", zip.stream().map(ZipEntry::getName).sorted().toList());
        }
        try (JarFile jar = new JarFile(file)) {
            Show.line("main class", jar.getManifest().getMainAttributes().getValue("Main-Class") + " " + jar.getManifest().getMainAttributes().getValue("Long"));
            JarEntry entry = jar.getJarEntry("noise");
            Show.line("jar", entry.getName() + " " + entry.getSize() + " " + jar.getInputStream(entry).readAllBytes().length);
        }
        Show.line("deleted", file.delete());
        try {
            new ZipFile("/dev/null").close();
        } catch (ZipException e) {
            Show.line("no zip", e.getMessage());
        }
    }
}
