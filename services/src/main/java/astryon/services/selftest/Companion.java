package astryon.services.selftest;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/**
 * A second thread for checks: it does one thing with its block of memory, and ends. It makes no objects, for it has no allocation buffer: it only
 * borrows the first thread's state, which is read at safepoints.
 */
final class Companion implements AutoCloseable {
    static final int SIGNAL = 0;
    static final int SERVE_ONE = 1;
    static final int SERVE_NEVER = 2;
    static final int FUTEX_WAKE = 3;
    static final int CALL = 4;
    static final int DETACH = 5;
    static final int READ_LEASE = 6;
    static final int SPIN = 7;
    static final int TOUCH = 8;
    static final int GO_FOREIGN = 9;
    static final int WHERE = 10;
    static final int TOGGLE = 11;
    static final int WRITE = 12;
    static final int FUZZ = 13;
    static final int PAGE = 14;
    static final int NAP = 16;
    static final int GAIN_WEIGHT = 17;
    static final int RECEIVE = 15;
    static final int FILL = 18;
    static final int DOZE = 19;

    // The block
    private static final int WHAT = 0;
    private static final int STATE = 8;
    static final int HANDLE = 16;
    static final int OTHER = 24;
    static final int RESULT = 32;
    static final int WORD = 40;
    static final int MESSAGE = 64;
    private static final int BYTES = 0x1_8000;
    /** More below than what stack checks look ahead. */
    private static final int STACK = BYTES - 8;

    /** Where many processors are emulated by few everything takes its time. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private static final long MOMENT_NANOS = 100_000;

    private final SharedMemory memory = SharedMemory.create(BYTES);
    private final Handle thread;

    /** Starts it at a priority with up to two handles. */
    Companion(int what, Handle handle, Handle other, int priority) {
        Address block = memory.start();
        block.plus(WHAT).storeLong(what);
        block.plus(STATE).storeLong(Machine.currentThread().value());
        block.plus(HANDLE).storeLong(handle.value());
        block.plus(OTHER).storeLong(other.value());
        thread = Calls.threadCreate(Startup.block().process(), Machine.symbol("astryon.selftest.companion"), block.plus(STACK), block.value(), priority);
        Check.that(!thread.isError(), "a thread starts");
    }

    Handle thread() {
        return thread;
    }

    Address block() {
        return memory.start();
    }

    long result() {
        return block().plus(RESULT).loadOrderedInt();
    }

    /** Waits for its end. */
    void join() {
        Handle ended = Calls.notificationCreate();
        Calls.watch(thread, ended, 1);
        Check.that(Calls.notificationWait(ended, 1, SystemClock.nanos() + PATIENCE_NANOS) == 1, "the companion ends");
        Calls.handleClose(ended);
    }

    /** Waits until another thread has written to the word. */
    static void awaitChange(Address word) {
        int before = word.loadOrderedInt();
        long end = SystemClock.nanos() + PATIENCE_NANOS;
        while (word.loadOrderedInt() == before) {
            // Its priority is lower: where there is one processor it runs when this thread does not.
            Calls.threadSleep(SystemClock.nanos() + MOMENT_NANOS);
            Check.that(SystemClock.nanos() < end, "another thread goes on");
        }
    }

    @Override
    public void close() {
        join();
        Calls.handleClose(thread);
        memory.close();
    }

    @Export("astryon.selftest.companion")
    static void run(Address block) {
        Machine.setCurrentThread(new Address(block.plus(STATE).loadLong()));
        long result = perform((int) block.plus(WHAT).loadLong(), block, new Handle(block.plus(HANDLE).loadLong()), new Handle(block.plus(OTHER).loadLong()));
        block.plus(RESULT).storeOrderedInt((int) result);
        Calls.threadExit();
    }

    private static long perform(int what, Address block, Handle handle, Handle other) {
        Message message = new Message(block.plus(MESSAGE).value());
        message.setTag(MessageTag.NO_REPLY);
        switch (what) {
            case SIGNAL:
                return Calls.notificationSignal(handle, other.value());
            case SERVE_ONE:
                Calls.messagePage(block.plus(0x1000));
                Calls.replyReceive(handle, message);
                message.setTag(message.tag() & ~(MessageTag.LEASE_READ | MessageTag.LEASE_WRITE));
                message.setWord(7, message.badge());
                return answerAndEnd(handle, message);
            case RECEIVE:
                return Calls.replyReceive(handle, message) == 0 && MessageTag.operation(message.tag()) == MessageTag.ENDED ? message.badge() : -1;
            case SERVE_NEVER:
                return Calls.replyReceive(handle, message);
            case FUTEX_WAKE:
                block.plus(WORD).storeOrderedInt(1);
                return Calls.futexWake(block.plus(WORD), 1);
            case CALL:
                message.setTag(MessageTag.of(1, 1));
                message.setWord(0, 7);
                return Calls.call(handle, message) == 0 ? message.word(0) : -1;
            case DETACH:
                Calls.replyReceive(handle, message);
                return Calls.replyDetach().value();
            case READ_LEASE:
                return lease(block, handle, message);
            case SPIN:
                while (block.plus(RESULT).loadOrderedInt() == 0) {
                    block.plus(WORD).storeOrderedInt(block.plus(WORD).loadOrderedInt() + 1);
                }
                return 1;
            case TOUCH:
                return new Address(other.value()).loadByte();
            case WHERE:
                while (block.plus(WORD).loadOrderedInt() == 0) {
                    block.plus(RESULT).storeOrderedInt(Machine.cpuid(1, 0, 1) >>> 24);
                }
                return Machine.cpuid(1, 0, 1) >>> 24;
            case TOGGLE:
                return toggle(new Address(other.value()), (int) handle.value());
            case WRITE:
                while (block.plus(RESULT).loadOrderedInt() == 0) {
                    Address counter = new Address(other.value());
                    counter.storeOrderedInt(counter.loadOrderedInt() + 1);
                }
                return 1;
            case FILL:
                return ProcessorChecks.fill(new Address(other.value()));
            case DOZE:
                return ProcessorChecks.doze(block, handle);
            case PAGE:
                return PagerChecks.supply(block, handle, message);
            case NAP:
                return FairChecks.nap();
            case GAIN_WEIGHT:
                return FairChecks.gainWeight(block);
            case FUZZ:
                return FuzzedCalls.loopInSecondThread();
            case GO_FOREIGN:
                return ThreadChecks.goForeign(block, new Address(other.value()));
            default:
                return -1;
        }
    }

    /** Counts a word up whenever it is even, or odd, to the limit that lies behind it. */
    private static long toggle(Address word, int parity) {
        int limit = word.plus(8).loadInt();
        while (true) {
            int count = word.loadOrderedInt();
            if (count >= limit) {
                return 1;
            }
            if ((count & 1) == parity) {
                word.storeOrderedInt(count + 1);
            }
        }
    }

    /** Replies without waiting for another call. */
    private static long answerAndEnd(Handle endpoint, Message message) {
        message.setTag(message.tag() | MessageTag.DEADLINE);
        message.setDeadline(MessageTag.NO_WAIT);
        return Calls.replyReceive(endpoint, message);
    }

    /** Adds one to the first byte of what is lent. */
    private static long lease(Address block, Handle endpoint, Message message) {
        Calls.replyReceive(endpoint, message);
        long read = Calls.leaseRead(new Handle(0), 0, block.plus(WORD), new Size(1));
        block.plus(WORD).storeByte((byte) (block.plus(WORD).loadByte() + 1));
        long written = Calls.leaseWrite(new Handle(0), 0, block.plus(WORD), new Size(1));
        message.setTag(MessageTag.of(1, 2));
        message.setWord(0, read);
        message.setWord(1, written);
        return answerAndEnd(endpoint, message);
    }
}
