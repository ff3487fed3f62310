package astryon.kernel.irq;

import astryon.kernel.mem.KernelObject;

/** The kernel's log and counters, as something one can hold. */
public final class LogAccess extends KernelObject {
    @Override
    protected void destroy() {
    }
}
