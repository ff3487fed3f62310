package astryon.kernel.irq;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.kernel.arch.InterruptTable;
import astryon.kernel.arch.IoApic;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.Signalled;
import astryon.kernel.sched.Waitable;
import astryon.kernel.sched.Watch;

/**
 * One interrupt line, or, behind those, an interrupt that a device makes by a write of its own (MSI; Intel SDM vol. 3A, 11.11). Of one that is edge-triggered, as all ISA lines are, the notification remembers an edge that comes while the driver is still busy with the
 * last, so the line is never masked: a masked controller would forget it. One that is a level is masked until the driver has dealt with what raises it.
 */
public final class Interrupt extends Waitable {
    private static final Interrupt[] BY_LINE = new Interrupt[InterruptTable.LINES + InterruptTable.MESSAGES];
    private static final long MESSAGE_ADDRESS = 0xfee0_0000L;
    private static final int PROCESSOR_SHIFT = 12;

    private final int line;
    private final boolean isLevel;
    private final boolean isActiveLow;
    /** By which its driver hears of it, or null. */
    private Watch binding;
    private boolean pending;

    /** An edge-triggered line of the controller, ISA numbering, free so far. */
    public Interrupt(int line) {
        this(line, false, false);
    }

    private Interrupt(int line, boolean isLevel, boolean isActiveLow) {
        super(ObjectType.INTERRUPT);
        this.line = line;
        this.isLevel = isLevel;
        this.isActiveLow = isActiveLow;
        BY_LINE[line] = this;
    }

    /** Any line that nobody has; throws {@link KernelError}. */
    public static Interrupt of(long line, boolean isLevel, boolean isActiveLow) {
        if (line < 0 || line >= IoApic.lines()) {
            throw KernelError.of(ErrorCode.Number.BAD_ARGUMENT);
        }
        if (BY_LINE[(int) line] != null) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
        return new Interrupt((int) line, isLevel, isActiveLow);
    }

    /** One that comes as a message; throws {@link KernelError} if there are no more. */
    public static Interrupt message() {
        for (int line = InterruptTable.LINES; line < BY_LINE.length; line++) {
            if (BY_LINE[line] == null) {
                return new Interrupt(line, false, false);
            }
        }
        throw KernelError.of(ErrorCode.Number.WRONG_STATE);
    }

    public boolean isMessage() {
        return line >= InterruptTable.LINES;
    }

    /** Where a device writes {@link #vector} to make a message. */
    public long address() {
        return MESSAGE_ADDRESS | (long) LocalApic.id() << PROCESSOR_SHIFT;
    }

    public int vector() {
        return InterruptTable.FIRST_LINE + line;
    }

    /** From now on tells {@code to}, and nobody else by a bind; throws {@link KernelError} if there is no memory. */
    public void bind(Signalled to, long bits) {
        if (binding != null) {
            binding.end();
        }
        binding = Watch.start(this, to, bits);
        enable();
    }

    @Override
    protected void forget(Watch watch) {
        if (watch == binding) {
            binding = null;
        }
    }

    /** Lets it come. */
    public void enable() {
        if (!isMessage()) {
            IoApic.enable(line, LocalApic.id(), isLevel, isActiveLow);
        }
    }

    /** The driver has dealt with it. */
    public void acknowledge() {
        if (pending && isLevel) {
            enable();
        }
        pending = false;
    }

    @Override
    public boolean isReady() {
        return pending;
    }

    /** A line's vector was raised. */
    public static void deliver(int line) {
        Interrupt interrupt = BY_LINE[line];
        if (interrupt != null && interrupt.isLevel) {
            IoApic.mask(line);
        }
        LocalApic.endOfInterrupt();
        if (interrupt != null) {
            interrupt.pending = true;
            interrupt.tellWatches();
        }
    }

    @Override
    protected void destroy() {
        super.destroy();
        if (!isMessage()) {
            IoApic.mask(line);
        }
        BY_LINE[line] = null;
    }
}
