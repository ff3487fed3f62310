package astryon.kernel.sched;

import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.PortPermissions;

/** I/O ports that a process's threads may use by instructions: a list, the latest first. A processor allows what the process that runs there has. */
final class PortAccess {
    /** Of a budget. */
    static final int COST = 48;
    /** Longest list: it is gone through when processes take turns. */
    static final int MOST = 16;

    final Process owner;
    final int depth;
    final PortAccess before;
    private final int first;
    private final int count;

    PortAccess(Process owner, int first, int count, PortAccess before) {
        this.owner = owner;
        this.first = first;
        this.count = count;
        this.before = before;
        depth = before == null ? 1 : before.depth + 1;
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
