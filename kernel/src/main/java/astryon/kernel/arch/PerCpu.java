package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.Word;

/** What the entry code needs to find without a register: r15 and the kernel's GS base hold its address. */
@Word
public record PerCpu(long value) {
    public static final int SELF = 0;
    /** The context of the thread that ran last and will be resumed. */
    public static final int CONTEXT = 8;
    /** The scheduler's object for this processor, a reference: entries pass it on. */
    public static final int OWNER = 16;
    /** The user's stack pointer for the length of two instructions. */
    public static final int SCRATCH = 24;
    public static final int KERNEL_STACK = 32;
    /** Not zero if the processor has SMAP. */
    public static final int HAS_SMAP = 40;
    /** The task state segment, whose first stack is the context's end. */
    public static final int TASK_STATE = 48;
    /** Which of the processors it is, from 0. */
    public static final int INDEX = 64;
    /** Stack pointer to go back to if a fault happens, or 0; see {@link Entry#traceGuarded}. */
    public static final int GUARD = 56;

    @Inline
    public static PerCpu current() {
        return new PerCpu(Machine.currentThread().value());
    }

    /** What is resumed when the kernel is left, and where the next interrupt saves. */
    @Inline
    public void setContext(Context context) {
        long end = context.value() + Context.END;
        start().plus(CONTEXT).storeLong(context.value());
        new Address(start().plus(TASK_STATE).loadLong() + TaskState.STACK_0).storeInt((int) end);
        new Address(start().plus(TASK_STATE).loadLong() + TaskState.STACK_0 + 4).storeInt((int) (end >>> 32));
    }

    @Inline
    public int index() {
        return start().plus(INDEX).loadInt();
    }

    /** Whom entries of this processor concern. It is never freed. */
    public void setOwner(Object owner) {
        start().plus(OWNER).storeInt((int) Address.of(owner).value());
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
