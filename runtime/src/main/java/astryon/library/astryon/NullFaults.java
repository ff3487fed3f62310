package astryon.library.astryon;

import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.sys.Calls;
import astryon.unwind.Failures;

/** Null checks are left to the hardware; the kernel hands their faults back as calls of this. */
final class NullFaults {
    private NullFaults() {
    }

    static void install() {
        Calls.nullEntry(Machine.symbol("astryon.null.fault"));
    }

    /** Continues here as if called from the faulting instruction. */
    @NoInline
    @Export("astryon.null.fault")
    static void nullReference() {
        Failures.nullReference();
    }
}
