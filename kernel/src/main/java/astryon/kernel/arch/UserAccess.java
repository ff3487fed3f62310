package astryon.kernel.arch;

import astryon.magic.Privileged;

/** Opens and closes user pages to the kernel's ordinary loads, where the processor closes them at all. */
public final class UserAccess {
    private UserAccess() {
    }

    public static void allow() {
        if (PerCpu.current().hasSmap()) {
            Privileged.allowUserAccess();
        }
    }

    public static void forbid() {
        if (PerCpu.current().hasSmap()) {
            Privileged.forbidUserAccess();
        }
    }
}
