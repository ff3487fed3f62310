package astryon.library;

import astryon.magic.NoInline;
import astryon.magic.Original;
import astryon.magic.Recursive;
import astryon.magic.Substitute;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

@Substitute(value = "java.lang.String", why = "the JDK's concat goes through code for objects of any class, whose texts it brings along; its checks build"
        + " their messages with a StringBuilder or, since 21, through functions for each kind of exception; its charAt is too large to be inlined")
final class LangString {
    private static final byte LATIN1 = 0;

    @Original
    byte[] value;
    @Original
    byte coder;

    @Original
    LangString(byte[] value, byte coder) {
    }

    @Original
    static native String newStringNoRepl(byte[] bytes, Charset charset) throws CharacterCodingException;

    @Original
    static native byte[] getBytesNoRepl(String text, Charset charset) throws CharacterCodingException;

    @Recursive(most = 2, reason = "what it throws has a message that is put together")
    public String concat(String other) {
        if (other.isEmpty()) {
            return (String) (Object) this;
        }
        LangString second = (LangString) (Object) other;
        if (coder == second.coder) {
            byte[] bytes = new byte[value.length + second.value.length];
            System.arraycopy(value, 0, bytes, 0, value.length);
            System.arraycopy(second.value, 0, bytes, value.length, second.value.length);
            return (String) (Object) new LangString(bytes, coder);
        }
        String first = (String) (Object) this;
        char[] chars = new char[first.length() + other.length()];
        for (int i = 0; i < first.length(); i++) {
            chars[i] = first.charAt(i);
        }
        for (int i = 0; i < other.length(); i++) {
            chars[first.length() + i] = other.charAt(i);
        }
        return new String(chars);
    }

    /** What loops over a text call: small enough to be part of them, with what is rare left to a call. */
    public char charAt(int index) {
        if (coder == LATIN1 && index >= 0 && index < value.length) {
            return (char) (value[index] & 0xff);
        }
        return wideCharAt(index);
    }

    @NoInline
    private char wideCharAt(int index) {
        return coder == LATIN1 ? LangStringLatin1.charAt(value, index) : LangStringUtf16.charAt(value, index);
    }

    public String intern() {
        return Interned.of((String) (Object) this);
    }

    static void checkIndex(int index, int length) {
        if (index < 0 || index >= length) {
            refuse(LangVersionProps.IS_17 ? words("index ", index, ", length ", length) : words("Index ", index, " out of bounds for length ", length));
        }
    }

    static void checkOffset(int offset, int length) {
        if (offset < 0 || offset > length) {
            refuse(LangVersionProps.IS_17 ? words("offset ", offset, ", length ", length)
                    : words("Range [", offset, ", ", length).concat(words(") out of bounds for length ", length)));
        }
    }

    /** What the JDK has until 20; later ones return a value and have their messages from {@code Preconditions}. */
    static void checkBoundsOffCount(int offset, int count, int length) {
        if (offset < 0 || count < 0 || offset > length - count) {
            refuse(words("offset ", offset, ", count ", count).concat(words(", length ", length)));
        }
    }

    static void checkBoundsBeginEnd(int begin, int end, int length) {
        if (begin < 0 || begin > end || end > length) {
            refuse(LangVersionProps.IS_17 ? words("begin ", begin, ", end ", end).concat(words(", length ", length))
                    : words("Range [", begin, ", ", end).concat(words(") out of bounds for length ", length)));
        }
    }

    @NoInline
    private static void refuse(String message) {
        throw new StringIndexOutOfBoundsException(message);
    }

    private static String words(String what, int number) {
        return what.concat(Integer.toString(number));
    }

    private static String words(String what, int number, String other, int second) {
        return words(what, number).concat(words(other, second));
    }
}
