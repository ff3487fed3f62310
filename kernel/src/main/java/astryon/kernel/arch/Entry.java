package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;

/** The assembled code, as Java sees it. */
public final class Entry {
    private Entry() {
    }

    /** Target of {@code syscall}; never called. */
    @Assembled("astryon.kernel.arch.EntryCode#systemCall")
    @Export("astryon.kernel.enter")
    static native void systemCall();

    /** The same where several processors run; never called. */
    @Assembled("astryon.kernel.arch.EntryCode#sharedSystemCall")
    @Export("astryon.kernel.enterShared")
    static native void sharedSystemCall();

    /** The same while everything is recorded; never called. */
    @Assembled("astryon.kernel.arch.EntryCode#tracedSystemCall")
    @Export("astryon.kernel.enterTraced")
    static native void tracedSystemCall();

    /** Stubs of the interrupt table; never called. */
    @Assembled("astryon.kernel.arch.EntryCode#vectors")
    @Export("astryon.kernel.stubs")
    static native void vectors();

    /** Code of the idle context; never called. */
    @Assembled("astryon.kernel.arch.EntryCode#idle")
    @Export("astryon.kernel.waitForInterrupts")
    static native void idle();

    /** Continues at {@code astryon.kernel.continue} on the stack that every later entry has. Does not return. */
    @Assembled("astryon.kernel.arch.EntryCode#continueOnKernelStack")
    public static native void continueOnKernelStack();

    /** Resumes the context that {@link PerCpu} names. Does not return: the kernel's stack starts anew at the next entry. */
    @Assembled("astryon.kernel.arch.EntryCode#leave")
    @Export("astryon.kernel.leave")
    public static native void leave();

    /** Copies between user and kernel memory. 0, or 1 if a page could not be had; how much was copied is then unknown. */
    @Assembled("astryon.kernel.arch.EntryCode#copyUser")
    public static native long copyUser(Address to, Address from, long bytes);

    /** Calls {@code astryon.kernel.traceUser}; 0, or 1 if a page fault cut it short. */
    @Assembled("astryon.kernel.arch.EntryCode#traceGuarded")
    public static native long traceGuarded();

    /** Zeroes 8-byte words. */
    @Assembled("astryon.kernel.arch.EntryCode#clearWords")
    public static native void clearWords(Address start, long words);

    /** A random number of the processor's; 0 if it has none just now, for too many were asked for (Intel SDM vol. 1, 7.3.17.1). */
    @Assembled("astryon.kernel.arch.EntryCode#random")
    public static native long random();

    /** Loads our own selectors into the segment registers. */
    @Assembled("astryon.kernel.arch.EntryCode#reloadSegments")
    static native void reloadSegments();

    @Assembled("astryon.kernel.arch.EntryCode#exchangeExtendedAndBases")
    static native void exchangeExtendedAndBases(Address saveTo, Address loadFrom);

    @Assembled("astryon.kernel.arch.EntryCode#exchangeExtended")
    static native void exchangeExtended(Address saveTo, Address loadFrom);

    @Assembled("astryon.kernel.arch.EntryCode#exchangeLegacy")
    static native void exchangeLegacy(Address saveTo, Address loadFrom);

    @Assembled("astryon.kernel.arch.EntryCode#exchangeBases")
    static native void exchangeBases(Address saveTo, Address loadFrom);
}
