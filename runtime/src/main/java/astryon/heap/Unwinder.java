package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;

/**
 * Walks the stack by the code table: no frame pointers, nothing to pay until something is thrown. A stack frame is known by
 * the address execution will return to and the stack pointer its method's body has; the table gives its size, and the word
 * above it is the next return address.
 */
public final class Unwinder {
    /** One cursor for the program's one thread; a walk never starts another before it is done with it. */
    private static final CodeTable TABLE = new CodeTable(Machine.symbol("astryon.codetable"), Machine.symbol("astryon.text"));

    private Unwinder() {
    }

    /** Continues at the nearest handler at or above the frame that the slot returns into. Does not return. */
    @NoInline
    @Uninterruptible(reason = "between finding the handler and jumping to it the exception is held in a register only")
    public static void raise(Throwable exception, Address returnAddressSlot) {
        Address slot = returnAddressSlot;
        while (TABLE.find(slot.loadAddress().minus(1))) {
            Address stackPointer = slot.plus(8);
            if (TABLE.hasHandler()) {
                Machine.jumpToHandler(TABLE.handler(), stackPointer, exception);
            }
            slot = stackPointer.plus(TABLE.frameSize());
        }
        Machine.invalidOpcode();
    }

    /**
     * Fills {@code sites} with the call sites of the stack, the one that the slot returns to first, as offsets from the start of
     * the program's text; yields how many. A walk that does not fit ends where {@code sites} ends.
     */
    @NoInline
    @Uninterruptible(reason = "the walk holds addresses of stack frames")
    public static int callSites(Address returnAddressSlot, int[] sites) {
        Address text = Machine.symbol("astryon.text");
        Address slot = returnAddressSlot;
        int depth = 0;
        while (depth < sites.length) {
            Address site = slot.loadAddress().minus(1);
            if (!TABLE.find(site)) {
                break;
            }
            sites[depth++] = (int) site.minus(text).value();
            slot = slot.plus(8 + TABLE.frameSize());
        }
        return depth;
    }
}
