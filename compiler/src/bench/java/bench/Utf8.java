package bench;

/** Decodes UTF-8 (RFC 3629); what is malformed becomes U+FFFD, byte by byte. */
final class Utf8 implements Program {
    private static final int REPLACEMENT = 0xfffd;

    @Override
    public int run(int size) {
        byte[] bytes = new byte[size];
        fill(bytes);
        int[] text = new int[size];
        int sum = 0;
        for (int round = 0; round < 4; round++) {
            int length = decode(bytes, text);
            sum = sum * 31 + length;
            for (int i = 0; i < length; i++) {
                sum = sum * 31 + text[i];
            }
        }
        return sum;
    }

    /** Text of one to four bytes a character, and a damaged byte now and then. */
    private static void fill(byte[] bytes) {
        Numbers numbers = new Numbers(43);
        int at = 0;
        while (at < bytes.length - 4) {
            int kind = numbers.below(100);
            if (kind < 60) {
                for (int i = numbers.below(8); i >= 0 && at < bytes.length - 4; i--) {
                    bytes[at++] = (byte) (32 + numbers.below(95));
                }
            } else if (kind < 80) {
                int c = 0x80 + numbers.below(0x780);
                bytes[at++] = (byte) (0xc0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3f);
            } else if (kind < 92) {
                int c = 0x800 + numbers.below(0xc000);
                bytes[at++] = (byte) (0xe0 | c >> 12);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[at++] = (byte) (0x80 | c & 0x3f);
            } else if (kind < 99) {
                int c = 0x10000 + numbers.below(0x100000);
                bytes[at++] = (byte) (0xf0 | c >> 18);
                bytes[at++] = (byte) (0x80 | c >> 12 & 0x3f);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[at++] = (byte) (0x80 | c & 0x3f);
            } else {
                bytes[at++] = (byte) (0x80 + numbers.below(0x80));
            }
        }
    }

    /** @return how many code points were written to {@code text} */
    private static int decode(byte[] bytes, int[] text) {
        int length = 0;
        int at = 0;
        while (at < bytes.length) {
            int first = bytes[at++];
            if (first >= 0) {
                text[length++] = first;
                continue;
            }
            int more = first >> 5 == -2 ? 1 : first >> 4 == -2 ? 2 : first >> 3 == -2 ? 3 : 0;
            if (more == 0 || at + more > bytes.length) {
                text[length++] = REPLACEMENT;
                continue;
            }
            int c = first & 0x3f >> more;
            boolean fine = true;
            for (int i = 0; i < more; i++) {
                int next = bytes[at + i];
                fine &= (next & 0xc0) == 0x80;
                c = c << 6 | next & 0x3f;
            }
            int least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
            if (!fine || c < least || c > 0x10ffff || c >= 0xd800 && c < 0xe000) {
                text[length++] = REPLACEMENT;
                continue;
            }
            text[length++] = c;
            at += more;
        }
        return length;
    }
}
