package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;
import astryon.magic.Word;

/** What the entry code needs to find without a register: r15 and the kernel's GS base hold its address. */
@Word
public record PerCpu(long value) {
    public static final int SELF = 0;
    /** The context of the thread that ran last and will be resumed. */
    public static final int CONTEXT = 8;
    /** The scheduler's object for this processor, a reference: entries pass it on; {@link Owners}. */
    public static final int OWNER = 16;
    /** The user's stack pointer at the last system call: the context has it once {@link #complete} was called. */
    static final int USER_STACK = 24;
    public static final int KERNEL_STACK = 32;
    /** Not zero if the processor has SMAP. */
    public static final int HAS_SMAP = 40;
    /** The task state segment, whose first stack is the context's end. */
    public static final int TASK_STATE = 48;
    /** Stack pointer to go back to if a fault happens, or 0; see {@link Entry#traceGuarded}. */
    public static final int GUARD = 56;
    /** Which of the processors it is, from 0. */
    public static final int INDEX = 64;
    /** Its interrupt controller's number. */
    static final int APIC = 72;
    /** The page tables it has loaded. */
    private static final int ROOT = 80;
    /** How many changes of the kernel's own translations it has followed. */
    static final int FOLLOWED = 88;
    /** What it was doing when a panic of another one stopped it, or 0. */
    private static final int STOPPED = 96;
    /** Where its {@link PortPermissions} are. */
    static final int PORT_MAP = 104;
    /** Not zero if leaving the kernel takes more than going back: one test for the calls that decide nothing. */
    private static final int UNSETTLED = 112;
    /** The frames it has at hand, of which others take some only when there are no others: the first one's number, and how many. */
    private static final int FIRST_FRAME = 120, FRAMES = 124;
    /** The {@link Mailbox}, on a cache line of its own, as others write it: what is asked, and about which addresses. */
    static final int MAIL = 128, MAIL_FROM = 136, MAIL_TO = 144;
    /** How many events were traced, and the ring of the last ones, 16 bytes each. */
    private static final int TRACED = 192;
    private static final int TRACE = 256;
    public static final int TRACE_EVENTS = 128;
    /** Where a larger ring is, or 0, and how many it has. */
    private static final int TRACE_RING = 200;
    public static final int MANY_TRACE_EVENTS = 4096;
    /** Bytes of all of it. */
    static final int SIZE = TRACE + 16 * TRACE_EVENTS;

    @Inline
    public static PerCpu current() {
        return new PerCpu(Machine.currentThread().value());
    }

    /** What is resumed when the kernel is left, and where the next interrupt saves. */
    @Inline
    public void setContext(Context context) {
        start().plus(CONTEXT).storeLong(context.value());
        new Address(start().plus(TASK_STATE).loadLong() + TaskState.STACK_0).storeLong(context.value() + Context.END);
    }

    /** Whose registers the last entry saved, or whose will be resumed. */
    @Inline
    public Context context() {
        return new Context(start().plus(CONTEXT).loadLong());
    }

    /** In a system call: its thread's context says all that there is to say of it, for others or for later. */
    @Inline
    public void complete(Context context) {
        context.setRegister(Context.RSP, start().plus(USER_STACK).loadLong());
    }

    @Inline
    public boolean isUnsettled() {
        return start().plus(UNSETTLED).loadInt() != 0;
    }

    @Inline
    public void setUnsettled(boolean unsettled) {
        start().plus(UNSETTLED).storeInt(unsettled ? 1 : 0);
    }

    @Inline
    public int index() {
        return start().plus(INDEX).loadInt();
    }

    /** What {@link #loadRoot} was told last. */
    @Inline
    public PhysicalAddress root() {
        return new PhysicalAddress(start().plus(ROOT).loadLong());
    }

    /** The executing processor sees addresses by these tables from now on. */
    public void loadRoot(PhysicalAddress root) {
        Privileged.writeCr3(root.value());
        start().plus(ROOT).storeLong(root.value());
    }

    /** Number of the first frame that it has at hand, if it has any. */
    @Inline
    public int firstFrame() {
        return start().plus(FIRST_FRAME).loadInt();
    }

    /** How many frames it has at hand. */
    @Inline
    public int frames() {
        return start().plus(FRAMES).loadInt();
    }

    @Inline
    public void setFrames(int first, int count) {
        start().plus(FIRST_FRAME).storeInt(first);
        start().plus(FRAMES).storeInt(count);
    }

    /** It is interrupted whatever it does. */
    public void interruptAnyway() {
        LocalApic.interruptAnyway(start().plus(APIC).loadInt());
    }

    /** It runs no more; {@code context} tells where it was. */
    public void setStopped(Context context) {
        start().plus(STOPPED).storeOrderedLong(context.value());
    }

    /** Where it was stopped; zero if it was not. */
    public Context stopped() {
        return new Context(start().plus(STOPPED).loadOrderedLong());
    }

    @Inline
    public int traced() {
        return start().plus(TRACED).loadInt();
    }

    @Inline
    public void setTraced(int count) {
        start().plus(TRACED).storeInt(count);
    }

    /** How many events the ring keeps. */
    public int traceEvents() {
        return start().plus(TRACE_RING).loadLong() == 0 ? TRACE_EVENTS : MANY_TRACE_EVENTS;
    }

    /** Keeps {@link #MANY_TRACE_EVENTS} of 16 bytes there, or at 0 {@link #TRACE_EVENTS} in this block. */
    public void setTraceRing(Address ring) {
        start().plus(TRACE_RING).storeLong(ring.value());
    }

    /** Where event {@code number} is, if it still is. */
    @Inline
    public Address traceEvent(int number) {
        long ring = start().plus(TRACE_RING).loadLong();
        if (ring != 0) {
            return new Address(ring + 16L * (number & MANY_TRACE_EVENTS - 1));
        }
        return start().plus(TRACE + 16L * (number & TRACE_EVENTS - 1));
    }

    Address portMap() {
        return new Address(start().plus(PORT_MAP).loadLong());
    }

    public long guard() {
        return start().plus(GUARD).loadLong();
    }

    public boolean hasSmap() {
        return start().plus(HAS_SMAP).loadLong() != 0;
    }

    @Inline
    public Address start() {
        return new Address(value);
    }
}
