package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.vm.ContinuationSupport", whole = true, why = "threads are the platform's: nothing switches stacks")
final class VmContinuationSupport {
    private VmContinuationSupport() {
    }

    public static boolean isSupported() {
        return false;
    }

    public static void ensureSupported() {
        throw new UnsupportedOperationException("threads do not switch stacks");
    }

    public static void pinIfSupported() {
    }

    public static void unpinIfSupported() {
    }
}
