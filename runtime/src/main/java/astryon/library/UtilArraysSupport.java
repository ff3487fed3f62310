package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.util.ArraysSupport", why = "the JDK compares eight bytes at a time with Unsafe, by offsets of its own virtual machine")
final class UtilArraysSupport {
    private UtilArraysSupport() {
    }

    /** Nothing is found and all elements are left to the caller, who compares the rest one by one. */
    public static int vectorizedMismatch(Object a, long aOffset, Object b, long bOffset, int length, int logOfElementBytes) {
        return ~length;
    }

    /** Of text in characters of two bytes, the low one first. The JDK, which has this since 21, asks an object that the virtual machine's start makes. */
    public static int hashCodeOfUTF16(byte[] text, int from, int length, int initial) {
        int hash = initial;
        for (int i = 2 * from; i < 2 * (from + length); i += 2) {
            hash = 31 * hash + (text[i] & 0xff | (text[i + 1] & 0xff) << 8);
        }
        return hash;
    }
}
