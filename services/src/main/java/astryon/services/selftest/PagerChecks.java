package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;

/** Memory whose pages a thread supplies: the first word of each is its number plus one. */
final class PagerChecks {
    private static final long PAGE = 4096;
    private static final int READ_WRITE = 3;
    private static final int PAGES = 16;
    private static final long BADGE = 5;
    /** Pages that do not come: there is none, or the pager ends instead of answering. */
    private static final int REFUSED = 7;
    private static final int DEADLY = 8;
    private static final int PAGE_FAULT = 512 + 14;
    private static final int MESSAGE_PAGE = 0x1000;

    private PagerChecks() {
    }

    static void run() {
        Handle endpoint = Calls.endpointCreate();
        Handle asking = Calls.endpointMint(endpoint, BADGE, Rights.Bit.CALL);
        Companion pager = new Companion(Companion.PAGE, endpoint, new Handle(0), ObjectChecks.PRIORITY);
        Handle paged = Calls.memoryPaged(new Size(PAGES * PAGE), asking);
        Check.that(!paged.isError(), "paged memory");
        Check.equal(Calls.memoryIsPaged(paged), 1, "it says so");
        try (SharedMemory memory = SharedMemory.map(paged, READ_WRITE)) {
            pagesCome(memory, pager);
            copies(memory, pager);
            systemCalls(memory);
            writtenPages(memory, pager);
            Check.equal(touchInClone(memory, REFUSED), PAGE_FAULT, "a page that there is not is a fault");
            Handle clone = start(memory, DEADLY);
            pager.join();
            Handle ended = Calls.notificationCreate();
            Calls.watch(clone, ended, 1);
            Check.equal(Calls.processStatus(clone), -ErrorCode.Number.STILL_RUNNING, "another pager may come");
            Calls.handleClose(endpoint);
            Calls.notificationWait(ended, 1, 0);
            Check.equal(Calls.processStatus(clone), PAGE_FAULT, "none will: a fault");
            Calls.handleClose(clone);
            Calls.handleClose(ended);
            Check.equal(touchInClone(memory, DEADLY + 1), PAGE_FAULT, "so is every other page");
            Check.equal(memory.start().loadInt(), 100, "what is there stays");
        }
        pager.close();
        Calls.handleClose(asking);
    }

    private static void pagesCome(SharedMemory memory, Companion pager) {
        for (int i = 0; i < 4; i++) {
            Check.equal(memory.start().plus(i * PAGE).loadInt(), i + 1, "a page that was asked for");
        }
        memory.start().storeInt(100);
        memory.start().plus(4 * PAGE + 8).storeInt(44);
        Check.equal(memory.start().plus(4 * PAGE).loadInt(), 5, "one that was written first");
        Check.equal(pager.block().plus(Companion.WORD).loadOrderedInt(), 5, "each was asked for once");
    }

    private static void copies(SharedMemory memory, Companion pager) {
        try (SharedMemory copy = SharedMemory.map(Calls.memoryClone(memory.handle()), READ_WRITE)) {
            Check.equal(copy.start().loadInt(), 100, "a copy has what there was");
            copy.start().storeInt(200);
            Check.equal(memory.start().loadInt(), 100, "for itself");
            Check.equal(copy.start().plus(5 * PAGE).loadInt(), 6, "and asks for the rest");
            copy.start().plus(5 * PAGE).storeInt(300);
        }
        Check.equal(memory.start().plus(5 * PAGE).loadInt(), 6, "for itself, too");
        Check.equal(pager.block().plus(Companion.WORD).loadOrderedInt(), 7, "twice, by two");
    }

    /** A system call waits for the page, and is made again. */
    private static void systemCalls(SharedMemory memory) {
        Check.equal(Calls.futexWait(memory.start().plus(6 * PAGE), 1, 0, new Handle(0)), -ErrorCode.Number.WRONG_VALUE, "a call reads a page");
        Check.equal(memory.start().plus(6 * PAGE).loadInt(), 7, "which is there now");
        Check.equal(Calls.futexWait(memory.start().plus(REFUSED * PAGE), 1, 0, new Handle(0)), -ErrorCode.Number.BAD_ADDRESS, "a call reads what there is not");
    }

    /** What a pager asks for that writes back and keeps only some pages. */
    private static void writtenPages(SharedMemory memory, Companion pager) {
        Check.equal(Calls.memoryClean(memory.handle(), 0, 100), 1, "the first page was written");
        Check.equal(Calls.memoryClean(memory.handle(), 0, 100), 4 * PAGE + 1, "so was the fifth");
        Check.equal(Calls.memoryClean(memory.handle(), 0, 100), PAGES * PAGE, "no other");
        memory.start().plus(PAGE + 8).storeInt(11);
        memory.start().plus(2 * PAGE + 8).storeInt(12);
        Check.equal(Calls.memoryEvict(memory.handle(), 0, new Size(4 * PAGE)), 2, "pages that were not written go");
        Check.equal(memory.start().plus(PAGE + 8).loadInt(), 11, "others stay");
        Check.equal(Calls.memoryClean(memory.handle(), 0, 1), PAGE + 1, "no more than asked for");
        Check.equal(Calls.memoryClean(memory.handle(), 0, 1), 2 * PAGE + 1, "the next");
        int asked = pager.block().plus(Companion.WORD).loadOrderedInt();
        Check.equal(memory.start().plus(3 * PAGE).loadInt(), 4, "a page that went comes again");
        Check.equal(pager.block().plus(Companion.WORD).loadOrderedInt(), asked + 1, "for it was asked for");
        memory.start().storeInt(100);
        Check.equal(Calls.memoryClean(memory.handle(), 0, 0), -ErrorCode.Number.BAD_ARGUMENT, "some pages");
        Check.equal(Calls.memoryEvict(memory.handle(), PAGE, new Size(PAGES * PAGE)), -ErrorCode.Number.BAD_SIZE, "within the memory");
        Handle plain = Calls.memoryCreate(new Size(PAGE));
        Check.equal(Calls.memoryEvict(plain, 0, new Size(PAGE)), -ErrorCode.Number.WRONG_STATE, "nobody supplies these pages");
        Calls.handleClose(plain);
    }

    private static Handle start(SharedMemory memory, int page) {
        Handle clone = Calls.processClone(Startup.block().process(), new Handle(0));
        Calls.processStart(clone, Machine.symbol("astryon.selftest.touch"), new Address(Startup.block().value()), memory.start().value() + page * PAGE, 0,
                ObjectChecks.PRIORITY);
        return clone;
    }

    private static long touchInClone(SharedMemory memory, int page) {
        Handle ended = Calls.notificationCreate();
        Handle clone = start(memory, page);
        Calls.watch(clone, ended, 1);
        Calls.notificationWait(ended, 1, 0);
        long status = Calls.processStatus(clone);
        Calls.handleClose(clone);
        Calls.handleClose(ended);
        return status;
    }

    @Export("astryon.selftest.touch")
    static void touch(Address place) {
        Calls.processExit(place.loadInt() & 0xff);
    }

    /** What the companion does: it answers, until it ends. */
    static long supply(Address block, Handle endpoint, Message message) {
        Calls.messagePage(block.plus(MESSAGE_PAGE));
        while (Calls.replyReceive(endpoint, message) == 0) {
            int page = (int) (message.word(0) / PAGE);
            if (MessageTag.operation(message.tag()) != MessageTag.PAGE || message.badge() != BADGE || page == DEADLY) {
                return page;
            }
            block.plus(Companion.WORD).storeOrderedInt(block.plus(Companion.WORD).loadOrderedInt() + 1);
            block.plus(MESSAGE_PAGE).storeInt(page + 1);
            message.setTag(page == REFUSED ? MessageTag.of(0, 0) : MessageTag.withBytes(MessageTag.of(0, 0), (int) PAGE));
        }
        return -1;
    }
}
