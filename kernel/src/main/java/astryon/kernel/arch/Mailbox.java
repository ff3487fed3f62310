package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoAllocation;

/**
 * What the processor that holds the kernel's lock asks another one to do at once. The other one runs a program, or sleeps, and is interrupted, or waits
 * for the lock and reads its mail meanwhile: so the answer comes, and who holds the lock may wait for it. Only the holder writes, and each
 * request is answered before he lets go, so one place is enough and never full.
 */
public final class Mailbox {
    /** Nothing is asked, or all was answered. */
    public static final int EMPTY = 0;
    /** Forget how pages of a range were mapped. */
    public static final int DROP = 1;
    /** Leave the thread that runs, and its address space. */
    public static final int LEAVE = 2;
    /** Record as {@link astryon.kernel.arch.Processor#enterSystemCalls} says from now on, in a ring that begins where the range does; see {@code log.Trace}. */
    public static final int RECORD = 3;

    private Mailbox() {
    }

    /** Asks; {@link #awaitAnswer} has to follow. The range is for {@link #DROP}. */
    @NoAllocation(reason = "the answer is waited for in the middle of other work")
    static void post(PerCpu to, int what, Address from, Address end) {
        LockOrder.beforeAsking();
        to.start().plus(PerCpu.MAIL_FROM).storeLong(from.value());
        to.start().plus(PerCpu.MAIL_TO).storeLong(end.value());
        to.start().plus(PerCpu.MAIL).storeOrderedInt(what);
        call(to);
    }

    /** It has left, or will have before the caller goes on. */
    public static void askToLeave(PerCpu to) {
        post(to, LEAVE, new Address(0), new Address(0));
        awaitAnswer(to);
    }

    /** It records as it is to when the caller goes on. */
    public static void askToRecord(PerCpu to, Address ring) {
        post(to, RECORD, ring, ring);
        awaitAnswer(to);
    }

    /** The ring that {@link #RECORD} is about. */
    public static Address ring(PerCpu self) {
        return new Address(self.start().plus(PerCpu.MAIL_FROM).loadLong());
    }

    static void awaitAnswer(PerCpu from) {
        while (from.start().plus(PerCpu.MAIL).loadOrderedInt() != EMPTY) {
            Machine.pause();
        }
    }

    /** What is asked of the executing processor. */
    public static int request(PerCpu self) {
        return self.start().plus(PerCpu.MAIL).loadOrderedInt();
    }

    /** It is done. */
    public static void answer(PerCpu self) {
        self.start().plus(PerCpu.MAIL).storeOrderedInt(EMPTY);
    }

    /** Another processor enters the kernel soon, and decides anew who runs. */
    public static void call(PerCpu processor) {
        LocalApic.interrupt(processor.start().plus(PerCpu.APIC).loadInt(), InterruptTable.CALLED);
    }
}
