package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.lang.String", why = "the JDK's concat goes through code for objects of any class, whose texts it brings along")
final class LangString {
    @Original
    private byte[] value;
    @Original
    private byte coder;

    @Original
    LangString(byte[] value, byte coder) {
    }

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
}
