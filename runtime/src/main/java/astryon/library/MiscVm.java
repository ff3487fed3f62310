package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.Platform;

@Substitute(value = "jdk.internal.misc.VM", why = "no virtual machine hands properties over before the first class")
final class MiscVm {
    private static final long NANOS = 1_000_000_000;
    /** What is further away from the offset does not fit the result. */
    private static final long MOST_SECONDS = 1L << 32;

    private MiscVm() {
    }

    /** From the first class on. */
    public static boolean isBooted() {
        return true;
    }

    public static String getSavedProperty(String name) {
        return name.equals("os.name") ? Platform.name() : null;
    }

    /** Nanoseconds from {@code seconds} after 1970 to now; -1 if these are too many. */
    public static long getNanoTimeAdjustment(long seconds) {
        long now = Platform.wallNanos();
        long away = now / NANOS - seconds;
        return away >= MOST_SECONDS || away <= -MOST_SECONDS ? -1 : away * NANOS + now % NANOS;
    }
}
