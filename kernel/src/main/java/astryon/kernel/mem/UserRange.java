package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Entry;
import astryon.magic.Address;
import astryon.magic.Size;

/**
 * Ranges of user memory named by a system call. Such a range is the caller's claim and nothing more: its pages may be absent,
 * may belong to no one, and may change while we look. These two are the only way from it to bytes and back, and the bytes
 * {@link #copyIn} yields are ours: validate those, never the range again. The range belongs to the address space that is loaded.
 */
public final class UserRange {
    private UserRange() {
    }

    /** Copies to kernel memory, or throws {@link KernelError}; the destination then holds anything. */
    public static void copyIn(Address to, Address user, Size size) {
        check(user, size);
        if (Entry.copyUser(to, user, size.value()) != 0) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
    }

    /** Copies from kernel memory, or throws {@link KernelError}; any part may then have been written. */
    public static void copyOut(Address user, Address from, Size size) {
        check(user, size);
        if (Entry.copyUser(user, from, size.value()) != 0) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
    }

    /** As {@link #copyIn}, but tells by its result: for who reads memory that is as likely absent. */
    public static boolean tryCopyIn(Address to, Address user, Size size) {
        return UserSpace.contains(user, size) && Entry.copyUser(to, user, size.value()) == 0;
    }

    private static void check(Address user, Size size) {
        if (!UserSpace.contains(user, size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
    }
}
