package astryon.services.log;

import astryon.library.Utf8;
import astryon.protocol.Log;

/** What a line says: its level, by a prefix of {@code <0>} to {@code <7>} as systemd's services have it (sd-daemon(3)), and its text without what would do more than be read. */
record LineText(int level, byte[] text) {
    /** Of Unicode's formatting characters those that move text about or end lines: U+2028 to U+202E, U+2066 to U+2069. */
    private static boolean isUnreadable(char c) {
        return c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0xfeff;
    }

    static LineText of(String line, int otherwise) {
        boolean marked = line.length() >= 3 && line.charAt(0) == '<' && line.charAt(2) == '>' && line.charAt(1) >= '0' && line.charAt(1) <= '7';
        StringBuilder text = new StringBuilder(line.length());
        for (int i = marked ? 3 : 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(c == '\t' ? ' ' : isUnreadable(c) ? '?' : c);
        }
        return new LineText(marked ? level(line.charAt(1) - '0') : otherwise, Utf8.bytes(text.toString()));
    }

    private static int level(int number) {
        return number <= Log.ERROR ? Log.ERROR : number == Log.WARNING ? Log.WARNING : number <= Log.NOTICE ? Log.NOTICE : Log.DETAIL;
    }
}
