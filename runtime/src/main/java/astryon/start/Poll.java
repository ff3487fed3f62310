package astryon.start;

import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Uninterruptible;
import astryon.thread.Safepoints;

/** What a poll in compiled code calls. */
final class Poll {
    private Poll() {
    }

    @Assembled("astryon.compiler.x64.PollEntry#enter")
    @Export("astryon.poll")
    static native void enter();

    /** Called by {@code astryon.poll}, with the slot of the return address into the polling method. */
    @Export("astryon.poll.rest")
    @Uninterruptible(reason = "the polling method's registers are in the collector's hands")
    static void rest(Address returnAddressSlot) {
        Safepoints.poll(returnAddressSlot);
    }
}
