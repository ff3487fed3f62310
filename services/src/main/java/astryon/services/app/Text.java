package astryon.services.app;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as text and back without loss. Bytes are UTF-8; one that is not, as in a file that is no text, is a lone surrogate, U+DC80 to U+DCFF, which UTF-8
 * never yields, and becomes that byte again (as Python's surrogateescape, PEP 383).
 */
public final class Text {
    private static final int ESCAPE = 0xdc00;

    private Text() {
    }

    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    public static String decode(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return decodeUtf8(bytes, from, to);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String decodeUtf8(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int length = length(bytes, i, to);
            if (length == 0) {
                text.append((char) (ESCAPE + (bytes[i++] & 0xff)));
                continue;
            }
            int point = length == 1 ? bytes[i] : bytes[i] & 0xff >> length + 1;
            for (int k = 1; k < length; k++) {
                point = point << 6 | bytes[i + k] & 0x3f;
            }
            text.appendCodePoint(point);
            i += length;
        }
        return text.toString();
    }

    /** Bytes of the character that starts at {@code at}; 0 if none does: table 3-7 of the Unicode standard. */
    public static int length(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > to) {
            return 0;
        }
        int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        int second = bytes[at + 1] & 0xff;
        if (second < low || second > high) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[at + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    public static byte[] encode(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException hasEscapes) {
            return encodeEscapes(text);
        }
    }

    private static byte[] encodeEscapes(String text) {
        byte[] bytes = new byte[text.length() * 3];
        int count = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xff) {
                bytes[count++] = (byte) (point - ESCAPE);
                continue;
            }
            for (byte b : new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8)) {
                bytes[count++] = b;
            }
        }
        return java.util.Arrays.copyOf(bytes, count);
    }
}
