package astryon.library;

import astryon.magic.Substitute;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What the JDK's other packages ask of {@code java.lang} past its access modifiers; each JDK has its own set. Methods that are not here stay
 * abstract: a program that reaches one is refused.
 */
@Substitute(value = "jdk.internal.access.JavaLangAccess", why = "the JDK's implementation has a method for everything, from modules to virtual threads")
interface AccessJavaLangAccess {

    default <E extends Enum<E>> E[] getEnumConstantsShared(Class<E> type) {
        @SuppressWarnings("unchecked")
        LangClass<E> mirror = (LangClass<E>) LangClass.of(type);
        return mirror.getEnumConstantsShared();
    }

    default String newStringNoRepl(byte[] bytes, Charset charset) throws CharacterCodingException {
        return LangString.newStringNoRepl(bytes, charset);
    }

    default String uncheckedNewStringNoRepl(byte[] bytes, Charset charset) throws CharacterCodingException {
        return LangString.newStringNoRepl(bytes, charset);
    }

    default byte[] getBytesNoRepl(String text, Charset charset) throws CharacterCodingException {
        return LangString.getBytesNoRepl(text, charset);
    }

    default byte[] uncheckedGetBytesNoRepl(String text, Charset charset) throws CharacterCodingException {
        return LangString.getBytesNoRepl(text, charset);
    }

    default String newStringUTF8NoRepl(byte[] bytes, int offset, int count) {
        return new String(bytes, offset, count, StandardCharsets.UTF_8);
    }

    default byte[] getBytesUTF8NoRepl(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    default void inflateBytesToChars(byte[] from, int fromIndex, char[] to, int toIndex, int count) {
        for (int i = 0; i < count; i++) {
            to[toIndex + i] = (char) (from[fromIndex + i] & 0xff);
        }
    }

    default void uncheckedInflateBytesToChars(byte[] from, int fromIndex, char[] to, int toIndex, int count) {
        inflateBytesToChars(from, fromIndex, to, toIndex, count);
    }

    /** How many were ASCII. */
    default int decodeASCII(byte[] from, int fromIndex, char[] to, int toIndex, int count) {
        int i = 0;
        while (i < count && from[fromIndex + i] >= 0) {
            to[toIndex + i] = (char) from[fromIndex + i];
            i++;
        }
        return i;
    }

    default int uncheckedDecodeASCII(byte[] from, int fromIndex, char[] to, int toIndex, int count) {
        return decodeASCII(from, fromIndex, to, toIndex, count);
    }

    /** How many were ASCII. */
    default int encodeASCII(char[] from, int fromIndex, byte[] to, int toIndex, int count) {
        int i = 0;
        while (i < count && from[fromIndex + i] < 0x80) {
            to[toIndex + i] = (byte) from[fromIndex + i];
            i++;
        }
        return i;
    }

    default int uncheckedEncodeASCII(char[] from, int fromIndex, byte[] to, int toIndex, int count) {
        return encodeASCII(from, fromIndex, to, toIndex, count);
    }

    default int countPositives(byte[] bytes, int offset, int count) {
        int i = 0;
        while (i < count && bytes[offset + i] >= 0) {
            i++;
        }
        return i;
    }

    default int uncheckedCountPositives(byte[] bytes, int offset, int count) {
        return countPositives(bytes, offset, count);
    }

    default int countNonZeroAscii(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) > 0 && text.charAt(i) < 0x80) {
            i++;
        }
        return i;
    }

    default char uncheckedGetUTF16Char(byte[] bytes, int index) {
        return (char) (bytes[2 * index] & 0xff | (bytes[2 * index + 1] & 0xff) << 8);
    }

    default void uncheckedPutCharUTF16(byte[] bytes, int index, int c) {
        bytes[2 * index] = (byte) c;
        bytes[2 * index + 1] = (byte) (c >> 8);
    }

    default String join(String prefix, String suffix, String delimiter, String[] elements, int count) {
        StringBuilder all = new StringBuilder(prefix);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                all.append(delimiter);
            }
            all.append(elements[i]);
        }
        return all.append(suffix).toString();
    }

    default String concat(String prefix, Object value, String suffix) {
        return String.valueOf(prefix).concat(String.valueOf(value)).concat(String.valueOf(suffix));
    }

    default String fastUUID(long low, long high) {
        StringBuilder text = new StringBuilder(36);
        for (int i = 60; i >= 0; i -= 4) {
            text.append(Character.forDigit((int) (high >>> i) & 0xf, 16));
            if (i == 32 || i == 16) {
                text.append('-');
            }
        }
        for (int i = 60; i >= 0; i -= 4) {
            if (i == 60 || i == 44) {
                text.append('-');
            }
            text.append(Character.forDigit((int) (low >>> i) & 0xf, 16));
        }
        return text.toString();
    }

    default void setCause(Throwable exception, Throwable cause) {
        exception.initCause(cause);
    }

    default Thread currentCarrierThread() {
        return Thread.currentThread();
    }

    default Object getCarrierThreadLocal(MiscCarrierThreadLocal variable) {
        return variable.getCarrierThreadLocal();
    }

    default void setCarrierThreadLocal(MiscCarrierThreadLocal variable, Object value) {
        variable.setCarrierThreadLocal(value);
    }

    default void removeCarrierThreadLocal(MiscCarrierThreadLocal variable) {
        variable.removeCarrierThreadLocal();
    }

    /** Containers of threads are not kept: a thread started for one is a thread. */
    default void start(Thread thread, VmThreadContainer container) {
        thread.start();
    }
}
