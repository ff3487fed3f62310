package astryon.services.driver.ps2;

/** Scan code set 2, byte by byte, as the numbers of keys. A code is a byte, E0 and a byte, or for Pause E1 and two; F0 before the last says that the key was let go. */
final class ScanCodes {
    /** {@link #next}: the code is not whole yet, or is none. */
    static final int NOTHING = 0;
    /** Beside a key's number: it was let go. */
    static final int RELEASED = 0x100;

    static final int PAUSE = 0x48;
    private static final int EXTENDED = 0xe0;
    private static final int LONG = 0xe1;
    private static final int RELEASE = 0xf0;
    private static final int LAST = 0x83;
    private static final int LONG_BITS = 3;
    private static final int EXTENDED_BIT = 4;
    private static final int RELEASE_BIT = 8;

    /** By code, from 0 on: the key, 0 where there is none. */
    private static final int[] PLAIN = table("01:42 03:3e 04:3c 05:3a 06:3b 07:45 09:43 0a:41 0b:3f 0c:3d 0d:2b 0e:35 11:e2 12:e1 14:e0 15:14 16:1e 1a:1d 1b:16 1c:04 1d:1a 1e:1f "
            + "21:06 22:1b 23:07 24:08 25:21 26:20 29:2c 2a:19 2b:09 2c:17 2d:15 2e:22 31:11 32:05 33:0b 34:0a 35:1c 36:23 3a:10 3b:0d 3c:18 3d:24 3e:25 41:36 42:0e 43:0c 44:12 45:27 46:26 "
            + "49:37 4a:38 4b:0f 4c:33 4d:13 4e:2d 52:34 54:2f 55:2e 58:39 59:e5 5a:28 5b:30 5d:31 61:64 66:2a 69:59 6b:5c 6c:5f 70:62 71:63 72:5a 73:5d 74:5e 75:60 76:29 77:53 78:44 79:57 "
            + "7a:5b 7b:56 7c:55 7d:61 7e:47 83:40 ");
    private static final int[] BEHIND_EXTENDED = table("11:e6 14:e4 1f:e3 27:e7 2f:65 4a:54 5a:58 69:4d 6b:50 6c:4a 70:49 71:4c 72:51 74:4f 75:52 7a:4e 7c:46 7d:4b ");

    private boolean isExtended;
    private boolean isRelease;
    /** How many more bytes a code that began with E1 has. */
    private int ofLong;

    /** Groups of six characters: two digits, a colon, two digits, a blank. */
    private static int[] table(String text) {
        int[] keys = new int[LAST + 1];
        for (int i = 0; i < text.length(); i += 6) {
            keys[Integer.parseInt(text.substring(i, i + 2), 16)] = Integer.parseInt(text.substring(i + 3, i + 5), 16);
        }
        return keys;
    }

    /** What of a code has come so far, for {@link #resume}. */
    int state() {
        return (isExtended ? EXTENDED_BIT : 0) | (isRelease ? RELEASE_BIT : 0) | ofLong;
    }

    void resume(int state) {
        isExtended = (state & EXTENDED_BIT) != 0;
        isRelease = (state & RELEASE_BIT) != 0;
        ofLong = state & LONG_BITS;
    }

    /** The key that this byte, 0 to 255, completes, with {@link #RELEASED} if it was let go; or {@link #NOTHING}. */
    int next(int b) {
        if (b == RELEASE) {
            isRelease = true;
            return NOTHING;
        }
        if (b == LONG) {
            ofLong = 2;
            return NOTHING;
        }
        if (b == EXTENDED) {
            isExtended = true;
            return NOTHING;
        }
        boolean isLong = ofLong > 0;
        if (isLong && --ofLong > 0) {
            return NOTHING;
        }
        int[] table = isExtended ? BEHIND_EXTENDED : PLAIN;
        int key = isLong ? PAUSE : b <= LAST ? table[b] : NOTHING;
        int found = key == NOTHING ? NOTHING : key | (isRelease ? RELEASED : 0);
        isExtended = false;
        isRelease = false;
        return found;
    }
}
