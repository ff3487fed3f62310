package astryon.library;

import astryon.magic.Address;

/** Bytes of arrays, and texts of ASCII, from and to memory outside of the heap. The compiler puts {@link QuickArrayBytes} in its place, which knows where the bytes of an array are. */
public final class ArrayBytes {
    private ArrayBytes() {
    }

    /** Copies {@code count} bytes at {@code from} into an array. */
    public static void load(Address from, byte[] to, int offset, int count) {
        for (int i = 0; i < count; i++) {
            to[offset + i] = from.plus(i).loadByte();
        }
    }

    /** The text of {@code count} bytes; null if they are not all ASCII. */
    static String loadAscii(Address from, int count) {
        char[] characters = new char[count];
        for (int i = 0; i < count; i++) {
            characters[i] = (char) from.plus(i).loadByte();
            if (characters[i] >= 0x80) {
                return null;
            }
        }
        return new String(characters);
    }

    /** Copies a text to {@code to}, where there is room for its characters; whether it is all ASCII, or else what is there means nothing. */
    public static boolean storeAscii(String text, Address to) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
            to.plus(i).storeByte((byte) text.charAt(i));
        }
        return true;
    }

    /** Copies {@code count} bytes of an array to {@code to}. */
    public static void store(byte[] from, int offset, Address to, int count) {
        for (int i = 0; i < count; i++) {
            to.plus(i).storeByte(from[offset + i]);
        }
    }
}
