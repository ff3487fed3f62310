package astryon.library;

import astryon.magic.Address;

/** Strings to and from UTF-8 without the charset machinery. Malformed input becomes U+FFFD, as the JDK has it. RFC 3629. */
public final class Utf8 {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {
    }

    /** The string of the bytes at {@code start} up to a zero byte. */
    public static String decodeZeroTerminated(Address start) {
        int length = 0;
        while (start.plus(length).loadByte() != 0) {
            length++;
        }
        return decode(start, length);
    }

    /** The string of {@code length} bytes. */
    public static String decode(Address start, int length) {
        String ascii = ArrayBytes.loadAscii(start, length);
        return ascii != null ? ascii : decodeAny(start, length);
    }

    private static String decodeAny(Address start, int length) {
        char[] chars = new char[length];
        int count = 0;
        int i = 0;
        while (i < length) {
            int lead = start.plus(i).loadByte() & 0xff;
            i++;
            int following = lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
            if (following <= 0) {
                chars[count++] = following == 0 ? (char) lead : REPLACEMENT;
                continue;
            }
            int point = lead & 0x3f >> following;
            int taken = 0;
            while (taken < following && i < length && isContinuation(lead, taken, start.plus(i).loadByte() & 0xff)) {
                point = point << 6 | start.plus(i).loadByte() & 0x3f;
                i++;
                taken++;
            }
            if (taken < following) {
                chars[count++] = REPLACEMENT;
            } else if (point < 0x1_0000) {
                chars[count++] = (char) point;
            } else {
                chars[count++] = (char) (0xd800 + (point - 0x1_0000 >> 10));
                chars[count++] = (char) (0xdc00 + (point & 0x3ff));
            }
        }
        char[] exact = new char[count];
        for (int k = 0; k < count; k++) {
            exact[k] = chars[k];
        }
        return new String(exact);
    }

    /** The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF (RFC 3629, section 4). */
    private static boolean isContinuation(int lead, int index, int b) {
        if (index > 0) {
            return b >= 0x80 && b <= 0xbf;
        }
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return b >= least && b <= most;
    }

    public static byte[] bytes(String text) {
        byte[] most = new byte[text.length() * 3];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int written = encode(text, i, most, count);
            count += written;
            if (written == 4) {
                i++;
            }
        }
        byte[] bytes = new byte[count];
        System.arraycopy(most, 0, bytes, 0, count);
        return bytes;
    }

    /**
     * Encodes the character at {@code index} of {@code text} into {@code to} at {@code at}, up to four bytes. A surrogate
     * without its partner becomes {@code ?}.
     *
     * @return the bytes written; four means that two {@code char}s were taken
     */
    static int encode(String text, int index, byte[] to, int at) {
        char c = text.charAt(index);
        if (c < 0x80) {
            to[at] = (byte) c;
            return 1;
        }
        if (c < 0x800) {
            to[at] = (byte) (0xc0 | c >> 6);
            to[at + 1] = (byte) (0x80 | c & 0x3f);
            return 2;
        }
        if (c < 0xd800 || c > 0xdfff) {
            to[at] = (byte) (0xe0 | c >> 12);
            to[at + 1] = (byte) (0x80 | c >> 6 & 0x3f);
            to[at + 2] = (byte) (0x80 | c & 0x3f);
            return 3;
        }
        if (c < 0xdc00 && index + 1 < text.length()) {
            char low = text.charAt(index + 1);
            if (low >= 0xdc00 && low <= 0xdfff) {
                int point = (c - 0xd800 << 10) + (low - 0xdc00) + 0x1_0000;
                to[at] = (byte) (0xf0 | point >> 18);
                to[at + 1] = (byte) (0x80 | point >> 12 & 0x3f);
                to[at + 2] = (byte) (0x80 | point >> 6 & 0x3f);
                to[at + 3] = (byte) (0x80 | point & 0x3f);
                return 4;
            }
        }
        to[at] = '?';
        return 1;
    }
}
