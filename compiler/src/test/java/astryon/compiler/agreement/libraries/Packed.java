package astryon.compiler.agreement.libraries;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.SeekableFileInputStream;
import org.tukaani.xz.SeekableXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** xz: presets, filters, checks, blocks, the old format, reading from the middle, damage. What it packs stays in a folder beside the samples, for another tool to unpack. */
final class Packed {
    private static final int[] CHECKS = {XZ.CHECK_NONE, XZ.CHECK_CRC32, XZ.CHECK_CRC64, XZ.CHECK_SHA256};

    private Packed() {
    }

    static void main(Path folder) throws IOException {
        Files.createDirectories(folder);
        byte[][] samples = {{}, {7}, new byte[70_000], Samples.prose(120_000, 1), Samples.noise(20_000, 2)};
        for (int i = 0; i < samples.length; i++) {
            for (int preset = 0; preset <= 9; preset += 3) {
                keep(folder, "preset" + preset + "-" + i, samples[i], CHECKS[(i + preset) % CHECKS.length], new LZMA2Options(preset));
            }
        }
        byte[] prose = samples[3];
        keep(folder, "delta", prose, XZ.CHECK_CRC64, new DeltaOptions(3), new LZMA2Options(1));
        keep(folder, "x86", prose, XZ.CHECK_CRC32, new X86Options(), new LZMA2Options(2));
        keep(folder, "arm64", prose, XZ.CHECK_CRC32, new ARM64Options(), new LZMA2Options(2));
        keep(folder, "own", prose, XZ.CHECK_SHA256, new LZMA2Options(1 << 16, 1, 2, 0, LZMA2Options.MODE_NORMAL, 40, LZMA2Options.MF_BT4, 20));
        LZMA2Options stored = new LZMA2Options(0);
        stored.setMode(LZMA2Options.MODE_UNCOMPRESSED);
        keep(folder, "stored", prose, XZ.CHECK_CRC64, stored);
        old(prose);
        inTheMiddle(folder, prose);
        damaged(prose);
    }

    private static void keep(Path folder, String name, byte[] sample, int check, FilterOptions... filters) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArrayCache cache = BasicArrayCache.getInstance();
        try (XZOutputStream xz = new XZOutputStream(out, filters, check, cache)) {
            xz.write(sample, 0, sample.length / 3);
            xz.flush();
            xz.write(sample, sample.length / 3, sample.length - sample.length / 3);
        }
        byte[] packed = out.toByteArray();
        byte[] back = new XZInputStream(new ByteArrayInputStream(packed), cache).readAllBytes();
        System.out.println(name + " " + Samples.digest(packed) + " " + Arrays.equals(back, sample));
        Files.write(folder.resolve(name + ".xz"), packed);
        Files.write(folder.resolve(name + ".sample"), sample);
    }

    private static void old(byte[] sample) throws IOException {
        for (boolean marked : new boolean[] {true, false}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream lzma = marked ? new LZMAOutputStream(out, new LZMA2Options(4), -1) : new LZMAOutputStream(out, new LZMA2Options(4), sample.length)) {
                lzma.write(sample);
            }
            byte[] back = new LZMAInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();
            System.out.println("lzma " + Samples.digest(out.toByteArray()) + " " + Arrays.equals(back, sample));
        }
    }

    private static void inTheMiddle(Path folder, byte[] sample) throws IOException {
        Path file = folder.resolve("blocks.xz");
        try (XZOutputStream out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(1))) {
            for (int at = 0; at < sample.length; at += 30_000) {
                out.write(sample, at, Math.min(30_000, sample.length - at));
                out.endBlock();
            }
        }
        Files.write(folder.resolve("blocks.sample"), sample);
        try (SeekableXZInputStream in = new SeekableXZInputStream(new SeekableFileInputStream(file.toFile()))) {
            System.out.println(in.length() + " " + in.getBlockCount() + " " + in.getStreamCount() + " " + in.getLargestBlockSize() + " " + in.getIndexMemoryUsage());
            for (int at = sample.length - 7; at > 0; at -= 17_771) {
                in.seek(at);
                System.out.print(in.read() == (sample[at] & 255));
                System.out.println(" " + in.position() + " in block " + in.getBlockNumber(at) + " at " + in.getBlockCompPos(in.getBlockNumber(at)));
            }
            in.seek(sample.length + 5L);
            System.out.println(in.read());
        }
    }

    private static void damaged(byte[] sample) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(3))) {
            xz.write(sample);
        }
        byte[] packed = out.toByteArray();
        for (int at = 0; at < packed.length; at += 1 + packed.length / 40) {
            byte[] bad = packed.clone();
            bad[at] ^= (byte) 0x41;
            attempt("changed at " + at, bad);
            attempt("ends at " + at, Arrays.copyOf(packed, at));
        }
        try {
            System.out.println(new LZMA2Options().getEncoderMemoryUsage() + " " + new LZMA2Options(10));
        } catch (UnsupportedOptionsException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void attempt(String what, byte[] packed) {
        try {
            System.out.println(what + ": " + Samples.digest(new XZInputStream(new ByteArrayInputStream(packed)).readAllBytes()));
        } catch (IOException e) {
            System.out.println(what + ": " + e);
        }
    }
}
