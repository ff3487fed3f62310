package astryon.kernel.irq;

import astryon.abi.ObjectType;
import astryon.kernel.arch.InterruptTable;
import astryon.kernel.arch.IoApic;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.Signalled;
import astryon.kernel.sched.Waitable;
import astryon.kernel.sched.Watch;

/**
 * One interrupt line, edge-triggered as all ISA lines are. Its notification remembers an edge that comes while the driver is still busy with the
 * last, so the line is never masked: a masked controller would forget it.
 */
public final class Interrupt extends Waitable {
    private static final Interrupt[] BY_LINE = new Interrupt[InterruptTable.LINES];

    private final int line;
    /** By which its driver hears of it, or null. */
    private Watch binding;
    private boolean pending;

    /** Line of the controller, ISA numbering, free so far. */
    public Interrupt(int line) {
        super(ObjectType.INTERRUPT);
        this.line = line;
        BY_LINE[line] = this;
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
        IoApic.enable(line, LocalApic.id());
    }

    /** The driver has dealt with it. Only level-triggered lines will need to be opened again. */
    public void acknowledge() {
        pending = false;
    }

    @Override
    public boolean isReady() {
        return pending;
    }

    /** A line's vector was raised. */
    public static void deliver(int line) {
        LocalApic.endOfInterrupt();
        Interrupt interrupt = BY_LINE[line];
        if (interrupt != null) {
            interrupt.pending = true;
            interrupt.tellWatches();
        }
    }

    @Override
    protected void destroy() {
        super.destroy();
        IoApic.mask(line);
        BY_LINE[line] = null;
    }
}
