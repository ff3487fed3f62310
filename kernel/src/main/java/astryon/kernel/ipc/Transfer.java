package astryon.kernel.ipc;

import astryon.abi.ErrorCode;
import astryon.abi.MessageTag;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Entry;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.handle.Slot;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.sched.Thread;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;

/** A message on its way from one thread's registers to another's: all of it arrives, or nothing. */
final class Transfer {
    /** Registers of the first payload words, which may be handles. */
    private static final int[] HANDLE_WORDS = {Context.RDX, Context.R10, Context.R8, Context.R9};
    private static final int FAULT_WORDS = 8;
    private static final int PAGE_WORDS = 2;
    private static final long[] HANDLES = new long[MessageTag.MAX_HANDLES];

    private Transfer() {
    }

    /** Tag and words, and what else it announces. 0, or negative and nothing happened. */
    @Inline
    static int perform(long tag, Thread from, Thread to) {
        if ((tag & (MessageTag.HANDLES | MessageTag.BYTES)) != 0) {
            return performLong(tag, from, to, false);
        }
        words(tag & ~MessageTag.DEADLINE, from.context, to.context);
        return 0;
    }

    /** The same of a reply: what {@code to} is given hangs from what the handle hangs from through which it asked; also if nothing is given in the end. */
    @Inline
    static int reply(long tag, Thread from, Thread to) {
        if ((tag & (MessageTag.HANDLES | MessageTag.BYTES)) != 0) {
            return performLong(tag, from, to, true);
        }
        words(tag & ~MessageTag.DEADLINE, from.context, to.context);
        return 0;
    }

    /** What a supervisor is told, see {@link MessageTag#FAULT}; instead of the handle 0 if there is no room for one. */
    static int fault(Thread from, Thread to) {
        if (from.pageMemory != null) {
            page(from, to);
            return 0;
        }
        long handle = 0;
        try {
            handle = to.process.handles().open(from, Rights.Bit.ALL, 0).value();
        } catch (KernelError noRoom) {
            handle = 0;
        }
        Context context = to.context;
        context.setRegister(Context.RSI, MessageTag.withHandles(MessageTag.of(MessageTag.FAULT, FAULT_WORDS), handle == 0 ? 0 : 1));
        context.setRegister(Context.RDX, handle);
        context.setRegister(Context.R10, from.faultVector);
        context.setRegister(Context.R8, from.context.register(Context.ERROR));
        context.setRegister(Context.R9, from.faultAddress);
        context.setRegister(Context.RBX, from.context.register(Context.RIP));
        context.setRegister(Context.RBP, from.context.register(Context.RSP));
        context.setRegister(Context.R12, from.process.codeTable());
        context.setRegister(Context.R13, from.process.number());
        return 0;
    }

    /** What a server is told when a connection has ended: its badge. */
    static void end(long badge, Context to) {
        to.setRegister(Context.RAX, 0);
        to.setRegister(Context.RDI, badge);
        to.setRegister(Context.RSI, MessageTag.of(MessageTag.ENDED, 0));
    }

    /** What a pager is told: offset of the page, and whether it is to be written. */
    private static void page(Thread from, Thread to) {
        Context context = to.context;
        context.setRegister(Context.RSI, MessageTag.of(MessageTag.PAGE, PAGE_WORDS));
        context.setRegister(Context.RDX, from.page * UserSpace.PAGE);
        context.setRegister(Context.R10, from.missedForWriting ? 1 : 0);
        context.setRegister(Context.R8, 0);
        context.setRegister(Context.R9, 0);
        context.setRegister(Context.RBX, 0);
        context.setRegister(Context.RBP, 0);
        context.setRegister(Context.R12, 0);
        context.setRegister(Context.R13, 0);
    }

    /** The reply of a pager: a page of bytes is the page, none say that there is none. 0, or negative and nothing happened. */
    static int supply(Thread from, Thread to) {
        if (MessageTag.bytes(from.context.register(Context.RSI)) != UserSpace.PAGE) {
            to.pageRefused = true;
            return 0;
        }
        if (from.messagePage.isZero()) {
            return -ErrorCode.Number.NO_MESSAGE_PAGE;
        }
        PhysicalAddress contents = from.process.space().touch(from.messagePage, false);
        if (Frames.isNone(contents)) {
            return -ErrorCode.Number.BAD_ADDRESS;
        }
        try {
            to.pageMemory.supply(to.page, contents);
            return 0;
        } catch (KernelError noMemory) {
            return -noMemory.number();
        }
    }

    /** All eight, whatever the tag says of their number. */
    @Inline
    static void words(long tag, Context from, Context to) {
        to.setRegister(Context.RSI, tag);
        to.setRegister(Context.RDX, from.register(Context.RDX));
        to.setRegister(Context.R10, from.register(Context.R10));
        to.setRegister(Context.R8, from.register(Context.R8));
        to.setRegister(Context.R9, from.register(Context.R9));
        to.setRegister(Context.RBX, from.register(Context.RBX));
        to.setRegister(Context.RBP, from.register(Context.RBP));
        to.setRegister(Context.R12, from.register(Context.R12));
        to.setRegister(Context.R13, from.register(Context.R13));
    }

    @NoInline
    private static int performLong(long tag, Thread from, Thread to, boolean isReply) {
        int handles = MessageTag.handles(tag);
        int bytes = MessageTag.bytes(tag);
        try {
            prepareHandles(from, to, handles, isReply && handles > 0 ? asked(to) : null);
            if (bytes > 0) {
                copyBytes(from, to, bytes);
            }
        } catch (KernelError refused) {
            return -refused.number();
        }
        words(tag & ~MessageTag.DEADLINE, from.context, to.context);
        if (handles > 0) {
            to.process.handles().take(from.process.handles(), HANDLES, handles);
            for (int i = 0; i < handles; i++) {
                to.context.setRegister(HANDLE_WORDS[i], HANDLES[i]);
            }
        }
        return 0;
    }

    /** The handle through which a thread asked that waits for an answer, or null if what it is given need not hang from anything. */
    private static Slot asked(Thread caller) {
        if (caller.context.register(Context.VECTOR) != Context.SYSTEM_CALL) {
            // Somebody changed its registers meanwhile: nothing says any more which it was.
            throw KernelError.of(ErrorCode.Number.BAD_HANDLE);
        }
        Slot slot = caller.process.handles().find(caller.context.register(Context.RDI));
        return slot.hangs() ? slot : null;
    }

    /** All of them can be moved after this: they are good, may be transferred, differ, and there is room. */
    private static void prepareHandles(Thread from, Thread to, int count, Slot asked) {
        HandleTable table = from.process.handles();
        for (int i = 0; i < count; i++) {
            HANDLES[i] = from.context.register(HANDLE_WORDS[i]);
            Slot slot = table.find(HANDLES[i]);
            slot.require(Rights.Bit.TRANSFER);
            for (int j = 0; j < i; j++) {
                if (HANDLES[j] == HANDLES[i]) {
                    throw KernelError.of(ErrorCode.Number.BAD_HANDLE);
                }
            }
            if (asked != null) {
                HandleTable.hang(slot, asked);
            }
        }
        to.process.handles().reserve(count);
    }

    private static void copyBytes(Thread from, Thread to, int bytes) {
        if (from.messagePage.isZero() || to.messagePage.isZero()) {
            throw KernelError.of(ErrorCode.Number.NO_MESSAGE_PAGE);
        }
        PhysicalAddress source = from.process.space().touch(from.messagePage, false);
        PhysicalAddress target = to.process.space().touch(to.messagePage, true);
        if (Frames.isNone(source) || Frames.isNone(target)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        Entry.copyUser(PhysicalMap.at(target), PhysicalMap.at(source), bytes);
    }
}
