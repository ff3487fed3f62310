package bench;

/** Packs bytes by pointing back to what they repeat (Ziv and Lempel, 1977), found by chains of equal hashes; and unpacks them again. */
final class Lz77 implements Program {
    private static final int WINDOW = 1 << 15;
    private static final int HASHES = 1 << 13;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 131;
    private static final int TRIES = 16;

    @Override
    public int run(int size) {
        byte[] input = text(size);
        byte[] packed = new byte[size + size / 8 + 16];
        int packedSize = pack(input, packed);
        byte[] output = new byte[size];
        int unpacked = unpack(packed, packedSize, output);
        int sum = packedSize * 31 + unpacked;
        for (int i = 0; i < size; i++) {
            if (output[i] != input[i]) {
                return -1;
            }
            sum = sum * 31 + output[i];
        }
        return sum;
    }

    private static byte[] text(int size) {
        Numbers numbers = new Numbers(23);
        byte[] text = new byte[size];
        int at = 0;
        while (at < size) {
            if (at > 100 && numbers.below(3) > 0) {
                int from = at - 1 - numbers.below(Math.min(at - 1, 20000));
                for (int i = 4 + numbers.below(20); i > 0 && at < size; i--) {
                    text[at++] = text[from++];
                }
            } else {
                text[at++] = (byte) ('a' + numbers.below(26));
            }
        }
        return text;
    }

    private static int hash(byte[] bytes, int at) {
        int word = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        return (word * 0x9e3779b1) >>> 19;
    }

    private static int matching(byte[] bytes, int a, int b) {
        int most = Math.min(LONGEST, bytes.length - b);
        int length = 0;
        while (length < most && bytes[a + length] == bytes[b + length]) {
            length++;
        }
        return length;
    }

    /** Either 0 to 127, which is one less than the number of plain bytes that follow; or 128 + length - 4, and two bytes of distance. */
    private static int pack(byte[] input, byte[] packed) {
        int[] newest = new int[HASHES];
        int[] older = new int[WINDOW];
        int out = 0;
        int plain = 0;
        int at = 0;
        while (at < input.length) {
            int length = 0;
            int distance = 0;
            if (at + SHORTEST <= input.length) {
                int hash = hash(input, at);
                int candidate = newest[hash] - 1;
                for (int i = 0; i < TRIES && candidate >= 0 && at - candidate < WINDOW; i++) {
                    int matching = matching(input, candidate, at);
                    if (matching > length) {
                        length = matching;
                        distance = at - candidate;
                    }
                    candidate = older[candidate & WINDOW - 1] - 1;
                }
                older[at & WINDOW - 1] = newest[hash];
                newest[hash] = at + 1;
            }
            if (length < SHORTEST) {
                at++;
                if (at - plain == 128) {
                    out = putPlain(input, plain, at, packed, out);
                    plain = at;
                }
                continue;
            }
            out = putPlain(input, plain, at, packed, out);
            packed[out++] = (byte) (128 + length - SHORTEST);
            packed[out++] = (byte) distance;
            packed[out++] = (byte) (distance >> 8);
            at += length;
            plain = at;
        }
        return putPlain(input, plain, at, packed, out);
    }

    private static int putPlain(byte[] input, int from, int to, byte[] packed, int out) {
        if (from == to) {
            return out;
        }
        packed[out++] = (byte) (to - from - 1);
        for (int i = from; i < to; i++) {
            packed[out++] = input[i];
        }
        return out;
    }

    private static int unpack(byte[] packed, int size, byte[] output) {
        int at = 0;
        int out = 0;
        while (at < size) {
            int code = packed[at++] & 0xff;
            if (code < 128) {
                for (int i = 0; i <= code; i++) {
                    output[out++] = packed[at++];
                }
            } else {
                int from = out - (packed[at] & 0xff | (packed[at + 1] & 0xff) << 8);
                at += 2;
                for (int i = 0; i < code - 128 + SHORTEST; i++) {
                    output[out++] = output[from++];
                }
            }
        }
        return out;
    }
}
