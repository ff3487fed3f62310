package astryon.kernel.sched;

import astryon.kernel.arch.Context;
import astryon.kernel.arch.LockOrder;
import astryon.kernel.arch.Mailbox;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Translations;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoAllocation;

/**
 * The one lock, taken at every entry of the kernel and released at the exit, where there are several processors: whoever is inside is alone. It is fair: a
 * ticket each, served in order (Mellor-Crummey and Scott 1991). Who waits reads his mail, so that the holder may wait for answers: nobody else is ever waited for.
 *
 * <p>On a virtual machine whose processors are more than the host's free ones, whose turn it is may not be running for milliseconds, at every turn. There whoever comes
 * first when it is free has it: he is running.
 */
public final class KernelLock {
    private static final int ELEMENTS = 12;
    private static final int NEXT = ELEMENTS + 64;
    private static final int SERVED = ELEMENTS + 192;
    /** In place of the ticket that is served, where it is not fair. */
    private static final int HELD = 0;
    private static final int FREE = 1;
    /** Two words far enough apart not to share a cache line. Who starts the others holds the first ticket. */
    private static final int[] WORDS = words();

    /** Length of a {@code syscall} instruction. */
    private static final int SYSTEM_CALL_BYTES = 2;

    private static boolean fair = true;

    private KernelLock() {
    }

    /** How it is from now on; before others run. The caller holds it either way. */
    public static void beFair(boolean wanted) {
        fair = wanted;
    }

    private static int[] words() {
        int[] words = new int[64];
        words[(NEXT - ELEMENTS) / 4] = 1;
        return words;
    }

    /**
     * Waits for the lock, at an entry that saved {@code context}. Whether the thread that was interrupted is still the current one: meanwhile it may have
     * been told to leave. Then the processor is idle, and the thread's entry has not happened.
     */
    @NoAllocation(reason = "is waited for by who holds the lock")
    public static boolean take(Cpu cpu, Context context) {
        PerCpu self = PerCpu.current();
        LockOrder.beforeTake();
        Address words = Address.of(WORDS);
        int ticket = fair ? words.plus(NEXT).fetchAddInt(1) : FREE;
        boolean stays = true;
        while (words.plus(SERVED).loadOrderedInt() != ticket || !fair && !words.plus(SERVED).compareAndSwapInt(FREE, HELD)) {
            int request = Mailbox.request(self);
            if (request == Mailbox.DROP) {
                Translations.drop(self);
                Mailbox.answer(self);
            } else if (request == Mailbox.LEAVE) {
                leave(cpu, context);
                stays = false;
                Mailbox.answer(self);
            } else if (request == Mailbox.RECORD) {
                Recording.change(Mailbox.ring(self));
                Mailbox.answer(self);
            }
            Machine.pause();
        }
        LockOrder.taken();
        Translations.follow(self);
        Scheduler.unsettle();
        return stays;
    }

    /** The thread goes on, if it ever does, with the system call that it was about to make. */
    private static void leave(Cpu cpu, Context context) {
        if (context.register(Context.VECTOR) == Context.SYSTEM_CALL) {
            context.setRegister(Context.RIP, context.register(Context.RIP) - SYSTEM_CALL_BYTES);
        }
        cpu.current = cpu.idle;
        Dispatcher.install(cpu);
        cpu.reschedule = true;
    }

    @NoAllocation(reason = "the last step of every entry")
    static void release() {
        LockOrder.release();
        Address words = Address.of(WORDS);
        words.plus(SERVED).storeOrderedInt(fair ? words.plus(SERVED).loadOrderedInt() + 1 : FREE);
    }
}
