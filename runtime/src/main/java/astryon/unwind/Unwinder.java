package astryon.unwind;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.thread.ThreadState;

/**
 * Walks the stack by the code table: no frame pointers, nothing to pay until something is thrown. A stack frame is known by
 * the address execution will return to and the stack pointer its method's body has; the table gives its size, and the word
 * above it is the next return address.
 */
public final class Unwinder {
    /** The first thread's; a walk never starts another before it is done with it. */
    private static final CodeTable FIRST = newTable();

    private Unwinder() {
    }

    public static CodeTable newTable() {
        return new CodeTable(Machine.symbol("astryon.codetable"), Machine.symbol("astryon.text"));
    }

    /** The current thread's reader of the side table. */
    @Uninterruptible(reason = "a walk keeps what it reads; it starts and ends without a safepoint")
    public static CodeTable table() {
        int own = ThreadState.current().codeTable;
        return own == 0 ? FIRST : (CodeTable) ThreadRoots.object(own);
    }

    /** Continues at the nearest handler at or above the frame that the slot returns into. Returns if there is none, and has then changed nothing. */
    @NoInline
    @Uninterruptible(reason = "between finding the handler and jumping to it the exception is held in a register only")
    public static void raise(Throwable exception, Address returnAddressSlot) {
        raise(exception, returnAddressSlot, table());
    }

    /** With a reader of the caller's, for who has no thread of this heap. */
    @NoInline
    @Uninterruptible(reason = "between finding the handler and jumping to it the exception is held in a register only")
    public static void raise(Throwable exception, Address returnAddressSlot, CodeTable table) {
        Address slot = returnAddressSlot;
        while (table.find(slot.loadAddress().minus(1))) {
            Address stackPointer = slot.plus(8);
            if (table.hasHandler()) {
                Machine.jumpToHandler(table.handler(), stackPointer, exception);
            }
            slot = stackPointer.plus(table.frameSize());
        }
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
        CodeTable table = table();
        int depth = 0;
        while (depth < sites.length) {
            Address site = slot.loadAddress().minus(1);
            if (!table.find(site)) {
                break;
            }
            sites[depth++] = (int) site.minus(text).value();
            slot = slot.plus(8 + table.frameSize());
        }
        return depth;
    }
}
