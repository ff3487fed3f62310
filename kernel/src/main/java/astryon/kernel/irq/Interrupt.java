package astryon.kernel.irq;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.kernel.arch.InterruptTable;
import astryon.kernel.arch.IoApic;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.sched.Signalled;

/**
 * One interrupt line, edge-triggered as all ISA lines are. Its notification remembers an edge that comes while the driver is still busy with the
 * last, so the line is never masked: a masked controller would forget it.
 */
public final class Interrupt extends KernelObject {
    private static final Interrupt[] BY_LINE = new Interrupt[InterruptTable.LINES];

    private final int line;
    private Signalled target;
    private long bits;

    /** Line of the controller, ISA numbering, free so far. */
    public Interrupt(int line) {
        super(ObjectType.INTERRUPT);
        this.line = line;
        BY_LINE[line] = this;
    }

    public void bind(Signalled to, long withBits) {
        to.retain();
        if (target != null) {
            target.release();
        }
        target = to;
        bits = withBits;
        IoApic.enable(line, LocalApic.id());
    }

    /** The driver has dealt with it. Only level-triggered lines will need to be opened again. */
    public void acknowledge() {
        if (target == null) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
    }

    /** A line's vector was raised. */
    public static void deliver(int line) {
        LocalApic.endOfInterrupt();
        Interrupt interrupt = BY_LINE[line];
        if (interrupt != null && interrupt.target != null) {
            interrupt.target.signal(interrupt.bits);
        }
    }

    @Override
    protected void destroy() {
        IoApic.mask(line);
        BY_LINE[line] = null;
        if (target != null) {
            target.release();
        }
    }
}
