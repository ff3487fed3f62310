package astryon.compiler.agreement.libraries;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Material for the libraries: the same in every run. */
final class Samples {
    private static final String[] WORDS = {"alpha", "beta", "gamma", "delta", "stream", "of", "the", "a", "compressor", "window", "42", "1999-12-31"};

    private Samples() {
    }

    /** Words of a small vocabulary, as text that compresses well. */
    static byte[] prose(int length, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(9) == 0 ? ".\n" : " ");
        }
        return text.substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Bytes that do not compress. */
    static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A short number that stands for the bytes in what is printed. */
    static String digest(byte[] bytes) {
        long digest = bytes.length;
        for (byte b : bytes) {
            digest = digest * 1_000_003 + b;
        }
        return bytes.length + ":" + Long.toHexString(digest);
    }
}
