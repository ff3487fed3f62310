package astryon.kernel.irq;

import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelObject;

/** The kernel's log and counters, as something one can hold. */
public final class LogAccess extends KernelObject {
    public LogAccess() {
        super(ObjectType.LOG);
    }

    @Override
    protected void destroy() {
    }
}
