package astryon.kernel.boot;

import astryon.magic.Assembled;
import astryon.magic.Export;

/** The entry symbols. */
final class BootEntry {
    private BootEntry() {
    }

    @Assembled("astryon.kernel.boot.BootCode#start")
    @Export("_start")
    static native void start();

    /** Never called where it lies: see {@link SecondaryPage}. */
    @Assembled("astryon.kernel.boot.SecondaryCode#start")
    @Export("astryon.kernel.secondary.start")
    static native void secondary();

    @Assembled("astryon.kernel.boot.BootCode#pvh")
    @Export("_pvh")
    static native void pvh();
}
