package astryon.sys;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import java.nio.charset.StandardCharsets;

/** What is said on standard error output when there is no memory to make anything, not even a text. */
public final class LastWords {
    private static final int ARRAY_BASE = 12;
    private static final int NO_MEMORY_STATUS = 1;

    private static final byte[] CANNOT_START = bytes("There is not enough memory to start the program.\n");
    private static final byte[] UNTOLD = bytes("\nException: java.lang.OutOfMemoryError thrown while an uncaught exception was told\n");

    private LastWords() {
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Ends a program that cannot have what it needs to start. */
    public static void cannotStart() {
        say(CANNOT_START);
        Platform.exit(NO_MEMORY_STATUS);
    }

    /** An exception ends a thread, and more cannot be said of it. */
    public static void untold() {
        say(UNTOLD);
    }

    @NoInline
    @Uninterruptible(reason = "the address of an object is passed on, which lies in the image and does not move")
    private static void say(byte[] words) {
        Platform.write(2, Address.of(words).plus(ARRAY_BASE), words.length);
    }
}
