package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.ipc.Notification;
import astryon.kernel.irq.Interrupt;
import astryon.kernel.irq.LogAccess;
import astryon.kernel.irq.PortRange;
import astryon.kernel.irq.PowerSwitch;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Thread;

/** From a handle in an argument to the object it names, of the wanted type and with the wanted rights; throws {@link KernelError} otherwise. */
final class Lookup {
    private Lookup() {
    }

    static Process process(Thread thread, long handle, int rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        KernelObject object = table.object(slot);
        if (!(object instanceof Process)) {
            throw wrongType();
        }
        table.require(slot, rights);
        return (Process) object;
    }

    static MemoryObject memory(Thread thread, long handle, int rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        KernelObject object = table.object(slot);
        if (!(object instanceof MemoryObject)) {
            throw wrongType();
        }
        table.require(slot, rights);
        return (MemoryObject) object;
    }

    static Notification notification(Thread thread, long handle, int rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        KernelObject object = table.object(slot);
        if (!(object instanceof Notification)) {
            throw wrongType();
        }
        table.require(slot, rights);
        return (Notification) object;
    }

    /** Leaves the handle's badge in {@code thread}. */
    static Endpoint endpoint(Thread thread, long handle, int rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        KernelObject object = table.object(slot);
        if (!(object instanceof Endpoint)) {
            throw wrongType();
        }
        table.require(slot, rights);
        thread.badge = table.badge(slot);
        return (Endpoint) object;
    }

    static Interrupt interrupt(Thread thread, long handle) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        KernelObject object = table.object(slot);
        if (!(object instanceof Interrupt)) {
            throw wrongType();
        }
        table.require(slot, Rights.Bit.WAIT);
        return (Interrupt) object;
    }

    static PortRange ports(Thread thread, long handle, int rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        KernelObject object = table.object(slot);
        if (!(object instanceof PortRange)) {
            throw wrongType();
        }
        table.require(slot, rights);
        return (PortRange) object;
    }

    static void log(Thread thread, long handle, int rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        if (!(table.object(slot) instanceof LogAccess)) {
            throw wrongType();
        }
        table.require(slot, rights);
    }

    static PowerSwitch power(Thread thread, long handle) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        KernelObject object = table.object(slot);
        if (!(object instanceof PowerSwitch)) {
            throw wrongType();
        }
        table.require(slot, Rights.Bit.MANAGE);
        return (PowerSwitch) object;
    }

    private static KernelError wrongType() {
        return KernelError.of(ErrorCode.Number.WRONG_TYPE);
    }
}
