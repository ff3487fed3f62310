package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.Rights;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.ipc.Notification;
import astryon.kernel.irq.Interrupt;
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
        return (Process) object(thread, handle, ObjectType.PROCESS, rights);
    }

    static MemoryObject memory(Thread thread, long handle, int rights) {
        return (MemoryObject) object(thread, handle, ObjectType.MEMORY, rights);
    }

    static Notification notification(Thread thread, long handle, int rights) {
        return (Notification) object(thread, handle, ObjectType.NOTIFICATION, rights);
    }

    /** Leaves the handle's badge in {@code thread}. */
    static Endpoint endpoint(Thread thread, long handle, int rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        Endpoint endpoint = (Endpoint) object(table, slot, ObjectType.ENDPOINT, rights);
        thread.badge = table.badge(slot);
        return endpoint;
    }

    static Interrupt interrupt(Thread thread, long handle) {
        return (Interrupt) object(thread, handle, ObjectType.INTERRUPT, Rights.Bit.WAIT);
    }

    static PortRange ports(Thread thread, long handle, int rights) {
        return (PortRange) object(thread, handle, ObjectType.PORT_RANGE, rights);
    }

    static void log(Thread thread, long handle, int rights) {
        object(thread, handle, ObjectType.LOG, rights);
    }

    static PowerSwitch power(Thread thread, long handle) {
        return (PowerSwitch) object(thread, handle, ObjectType.POWER, Rights.Bit.MANAGE);
    }

    private static KernelObject object(Thread thread, long handle, ObjectType type, int rights) {
        HandleTable table = thread.process.handles();
        return object(table, table.slot(handle), type, rights);
    }

    /** For who needs more of the slot than the object. */
    static KernelObject object(HandleTable table, int slot, ObjectType type, int rights) {
        KernelObject object = table.object(slot);
        if (object.type() != type) {
            throw KernelError.of(ErrorCode.Number.WRONG_TYPE);
        }
        table.require(slot, rights);
        return object;
    }
}
