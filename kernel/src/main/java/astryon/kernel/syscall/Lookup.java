package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.Rights;
import astryon.kernel.handle.Slot;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.ipc.Notification;
import astryon.kernel.ipc.WaitSet;
import astryon.kernel.irq.Interrupt;
import astryon.kernel.irq.MachineAccess;
import astryon.kernel.irq.PortRange;
import astryon.kernel.irq.PowerSwitch;
import astryon.kernel.mem.AddressRegion;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.DmaSpace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Reply;
import astryon.kernel.sched.Thread;
import astryon.kernel.sched.Timer;
import astryon.kernel.sched.Waitable;
import astryon.magic.Inline;
import astryon.magic.Unchecked;

/** From a handle in an argument to the object it names, of the wanted type and with the wanted rights; throws {@link KernelError} otherwise. */
final class Lookup {
    private static final String TYPED = "an object's type names its class, and has been compared";

    private Lookup() {
    }

    static Process process(Thread thread, long handle, int rights) {
        return (Process) object(thread, handle, ObjectType.PROCESS, rights);
    }

    /** The addresses in which a handle to a process or a region lets map; neither has ended. */
    @Inline
    @Unchecked(reason = TYPED)
    static AddressRegion space(Thread thread, long handle, int rights) {
        Slot slot = thread.process.handles().find(handle);
        AddressRegion region;
        if (slot.object().type() == ObjectType.REGION) {
            region = (AddressRegion) object(slot, ObjectType.REGION, rights);
        } else {
            Process process = (Process) object(slot, ObjectType.PROCESS, rights);
            process.requireAlive();
            region = process.space().whole();
        }
        region.requireAlive();
        return region;
    }

    static AddressRegion region(Thread thread, long handle, int rights) {
        return (AddressRegion) object(thread, handle, ObjectType.REGION, rights);
    }

    /** For who needs the handle's rights, too. */
    static MemoryObject memory(Slot slot, int rights) {
        return (MemoryObject) object(slot, ObjectType.MEMORY, rights);
    }

    static MemoryObject memory(Thread thread, long handle, int rights) {
        return (MemoryObject) object(thread, handle, ObjectType.MEMORY, rights);
    }

    @Inline
    @Unchecked(reason = TYPED)
    static Notification notification(Thread thread, long handle, int rights) {
        return (Notification) object(thread, handle, ObjectType.NOTIFICATION, rights);
    }

    /** For who needs the handle's badge, too. */
    @Inline
    @Unchecked(reason = TYPED)
    static Endpoint endpoint(Slot slot, int rights) {
        return (Endpoint) object(slot, ObjectType.ENDPOINT, rights);
    }

    static DmaSpace dmaSpace(Thread thread, long handle, int rights) {
        return (DmaSpace) object(thread, handle, ObjectType.DMA_SPACE, rights);
    }

    static Budget budget(Thread thread, long handle, int rights) {
        return (Budget) object(thread, handle, ObjectType.BUDGET, rights);
    }

    static WaitSet waitSet(Thread thread, long handle, int rights) {
        return (WaitSet) object(thread, handle, ObjectType.WAIT_SET, rights);
    }

    static Timer timer(Thread thread, long handle, int rights) {
        return (Timer) object(thread, handle, ObjectType.TIMER, rights);
    }

    static Reply reply(Thread thread, long handle) {
        return (Reply) object(thread, handle, ObjectType.REPLY, Rights.Bit.RECEIVE);
    }

    static Thread thread(Thread thread, long handle, int rights) {
        return (Thread) object(thread, handle, ObjectType.THREAD, rights);
    }

    /** Anything that a wait set takes. */
    static Waitable waitable(Thread thread, long handle, int rights) {
        Slot slot = thread.process.handles().find(handle);
        if (!(slot.object() instanceof Waitable) || slot.object().type() == ObjectType.WAIT_SET) {
            throw KernelError.of(ErrorCode.Number.WRONG_TYPE);
        }
        slot.require(rights);
        return (Waitable) slot.object();
    }

    static Interrupt interrupt(Thread thread, long handle, int rights) {
        return (Interrupt) object(thread, handle, ObjectType.INTERRUPT, rights);
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

    static MachineAccess machine(Thread thread, long handle, int rights) {
        return (MachineAccess) object(thread, handle, ObjectType.MACHINE, rights);
    }

    @Inline
    private static KernelObject object(Thread thread, long handle, ObjectType type, int rights) {
        return object(thread.process.handles().find(handle), type, rights);
    }

    /** For who needs more of the slot than the object. */
    @Inline
    static KernelObject object(Slot slot, ObjectType type, int rights) {
        if (slot.object().type() != type) {
            throw KernelError.of(ErrorCode.Number.WRONG_TYPE);
        }
        slot.require(rights);
        return slot.object();
    }
}
