package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.PortPermissions;
import astryon.kernel.arch.Processors;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;

/** I/O ports that a process's threads may use by instructions: a list, the latest first. A processor allows what the process that runs there has. */
final class PortAccess {
    /** Of a budget. */
    private static final int COST = 48;
    /** Longest list: it is gone through when processes take turns. */
    private static final int MOST = 16;

    final Process owner;
    final int depth;
    final PortAccess before;
    private final int first;
    private final int count;

    private PortAccess(Process owner, int first, int count, PortAccess before) {
        this.owner = owner;
        this.first = first;
        this.count = count;
        this.before = before;
        depth = before == null ? 1 : before.depth + 1;
    }

    /** What a process has with some more ports; throws {@link KernelError}. */
    static PortAccess add(Process process, int first, int count) {
        PortAccess before = process.ports();
        if (before != null && before.depth == MOST) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
        process.charge(COST);
        try {
            PortAccess all = new PortAccess(process, first, count, before);
            Dispatcher.portsGiven();
            return all;
        } catch (KernelError noMemory) {
            process.uncharge(COST);
            throw noMemory;
        }
    }

    /** A process has none any more, on no processor. */
    static void giveBack(Process process) {
        for (int i = 0; i < Processors.count(); i++) {
            if (Cpu.get(i).ports != null && Cpu.get(i).ports.owner == process) {
                Cpu.get(i).allow(null);
            }
        }
        PortAccess left = process.ports();
        while (left != null) {
            PortAccess former = left;
            left = former.before;
            Objects.free(former);
            process.uncharge(COST);
            Dispatcher.portsReturned();
        }
    }

    /** A processor that allowed one list, or null, allows another one, or null. */
    static void exchange(PerCpu processor, PortAccess former, PortAccess next) {
        for (PortAccess access = former; access != null; access = access.before) {
            PortPermissions.forbid(processor, access.first, access.count);
        }
        for (PortAccess access = next; access != null; access = access.before) {
            PortPermissions.allow(processor, access.first, access.count);
        }
    }
}
