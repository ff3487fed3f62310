package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.misc.UnsafeConstants", why = "a virtual machine writes these before the first class")
final class MiscUnsafeConstants {
    static final int ADDRESS_SIZE0 = addressBytes();
    static final int PAGE_SIZE = pageBytes();
    static final boolean BIG_ENDIAN = false;
    static final boolean UNALIGNED_ACCESS = unaligned();
    static final int DATA_CACHE_LINE_FLUSH_SIZE = 0;

    private MiscUnsafeConstants() {
    }

    // Methods, so that no constant is written where the JDK's classes read fields.

    private static int addressBytes() {
        return 8;
    }

    private static int pageBytes() {
        return 4096;
    }

    private static boolean unaligned() {
        return true;
    }
}
