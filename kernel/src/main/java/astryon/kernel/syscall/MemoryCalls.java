package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.SystemCall.Number;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.handle.Slot;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.mem.AddressRegion;
import astryon.kernel.mem.AddressSpace;
import astryon.kernel.mem.AnonymousMemory;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.LargeMemory;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.mem.PagedMemory;
import astryon.kernel.mem.PhysicalMemory;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Size;

/** Calls about memory objects and mappings. */
final class MemoryCalls {
    private static final long PAGE_MASK = UserSpace.PAGE - 1;

    /** Flag of a new memory object: pages are charged when touched. */
    private static final long RESERVED = 1;
    /** Flag of a new memory object: its frames lie in a row and stay where they are. */
    private static final long CONTIGUOUS = 2;
    /** With that one: below 4 GiB, for devices that reach no further. */
    private static final long LOW = 4;
    /** Flag of a new memory object: its frames come 2 MiB at a time. */
    private static final long LARGE = 8;

    /** Most pages that a pager cleans or takes back at once. */
    private static final long MOST_PAGES = 512;

    /** Most bytes that are committed at once. */
    private static final long MOST_COMMITTED = 4 << 20;

    private MemoryCalls() {
    }

    static long create(Thread thread, long size, long flags) {
        boolean contiguous = (flags & CONTIGUOUS) != 0;
        if ((flags & (contiguous ? ~(CONTIGUOUS | LOW) : ~(RESERVED | LARGE))) != 0) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        if ((size & PAGE_MASK) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        if (size <= 0 || size > (contiguous ? PhysicalMemory.MAX_BLOCK : MemoryObject.MAX_SIZE)) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        return contiguous ? createContiguous(thread, size, (flags & LOW) != 0) : HandleCalls.open(thread, createAnonymous(size, flags));
    }

    private static MemoryObject createAnonymous(long size, long flags) {
        boolean reserved = (flags & RESERVED) != 0;
        return (flags & LARGE) != 0 ? LargeMemory.create(size, reserved) : AnonymousMemory.create(size, reserved);
    }

    private static long createContiguous(Thread thread, long size, boolean low) {
        if (!(thread.unfinished instanceof PhysicalMemory) || ((PhysicalMemory) thread.unfinished).size() != size) {
            HandleCalls.begin(thread, PhysicalMemory.contiguous(size, low), thread.process.budget());
        }
        return ((PhysicalMemory) thread.unfinished).clear() ? HandleCalls.complete(thread) : SystemCalls.again(Number.MEMORY_CREATE);
    }

    static long createPaged(Thread thread, long size, long handle) {
        Slot slot = thread.process.handles().find(handle);
        Endpoint endpoint = Lookup.endpoint(slot, Rights.Bit.CALL);
        if ((size & PAGE_MASK) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        if (size <= 0 || size > MemoryObject.MAX_SIZE) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        return HandleCalls.open(thread, PagedMemory.create(size, endpoint, slot.badge()));
    }

    static long clean(Thread thread, long memory, long offset, long count) {
        MemoryObject target = Lookup.memory(thread, memory, Rights.Bit.MANAGE);
        if (count <= 0 || count > MOST_PAGES) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        requireInside(target, offset, UserSpace.PAGE);
        return target.clean(offset / UserSpace.PAGE, (int) count);
    }

    static long evict(Thread thread, long memory, long offset, long size) {
        MemoryObject target = Lookup.memory(thread, memory, Rights.Bit.MANAGE);
        if (size > MOST_PAGES * UserSpace.PAGE) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        requireInside(target, offset, size);
        return target.evict(offset / UserSpace.PAGE, (int) (size / UserSpace.PAGE));
    }

    static void requireInside(MemoryObject memory, long offset, long size) {
        requireWholePages(offset, size);
        if (offset < 0 || offset > memory.size() || size > memory.size() - offset) {
            throw KernelError.of(ErrorCode.Number.BAD_SIZE);
        }
    }

    static long copy(Thread thread, long memory) {
        MemoryObject original = Lookup.memory(thread, memory, Rights.Bit.DUPLICATE | Rights.Bit.READ);
        if (!(thread.unfinished instanceof MemoryObject) || !((MemoryObject) thread.unfinished).isCopyOf(original)) {
            HandleCalls.begin(thread, original.beginCopy(), thread.process.budget());
        }
        try {
            if (!original.share((MemoryObject) thread.unfinished)) {
                return SystemCalls.again(Number.MEMORY_CLONE);
            }
        } catch (KernelError error) {
            thread.dropUnfinished();
            throw error;
        }
        return HandleCalls.complete(thread);
    }

    static long resize(Thread thread, long memory, long size) {
        MemoryObject target = Lookup.memory(thread, memory, Rights.Bit.MANAGE);
        if ((size & PAGE_MASK) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        if (size <= 0 || size > MemoryObject.MAX_SIZE) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        return SystemCalls.done(Number.MEMORY_RESIZE, target.resize(size));
    }

    static long read(Thread thread, long handle, long which) {
        MemoryObject memory = Lookup.memory(thread, handle, 0);
        if (which == 0) {
            return memory.size();
        } else if (which == 1) {
            return memory.number();
        } else if (which == 2) {
            return memory.pager() == null ? 0 : 1;
        }
        return -ErrorCode.Number.BAD_ARGUMENT;
    }

    static long map(Thread thread, Context context) {
        long protection = context.register(Context.R9);
        if (!Protection.isValid(protection)) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        int rights = rightsFor((int) protection);
        AddressRegion space = Lookup.space(thread, context.register(Context.RDI), Rights.Bit.MANAGE | rights);
        Slot slot = thread.process.handles().find(context.register(Context.RSI));
        MemoryObject memory = Lookup.memory(slot, rights);
        int allowed = protectionFor(slot.rights());
        long address = context.register(Context.RDX);
        long offset = context.register(Context.R10);
        long size = context.register(Context.R8);
        if ((address & PAGE_MASK) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        requireInside(memory, offset, size);
        Address at = space.mapOrSearch(memory, new Address(address), thread.reached, offset, new Size(size), (int) protection, allowed);
        if (at.isZero()) {
            return goOn(thread, Number.MEMORY_MAP);
        }
        thread.reached = new Address(0);
        return at.value();
    }

    /** The call has come to some address, and goes on from there when it is made again. */
    private static long goOn(Thread thread, int number) {
        thread.reached = AddressSpace.reached();
        return SystemCalls.again(number);
    }

    private static long done(Thread thread, int number, boolean all) {
        if (!all) {
            return goOn(thread, number);
        }
        thread.reached = new Address(0);
        return 0;
    }

    /** From where on a call that is about a range has still something to do. */
    private static Address rest(Thread thread, long address) {
        return thread.reached.isZero() ? new Address(address) : thread.reached;
    }

    private static int protectionFor(int rights) {
        return Protection.READ | ((rights & Rights.Bit.WRITE) != 0 ? Protection.WRITE : 0) | ((rights & Rights.Bit.EXECUTE) != 0 ? Protection.EXECUTE : 0);
    }

    private static int rightsFor(int protection) {
        return Rights.Bit.READ | ((protection & Protection.WRITE) != 0 ? Rights.Bit.WRITE : 0)
                | ((protection & Protection.EXECUTE) != 0 ? Rights.Bit.EXECUTE : 0);
    }

    static long unmap(Thread thread, long space, long address, long size) {
        AddressRegion target = Lookup.space(thread, space, Rights.Bit.MANAGE);
        if (size == 0) {
            return SystemCalls.done(Number.MEMORY_UNMAP, target.unmap(new Address(address)));
        }
        requireWholePages(address, size);
        return SystemCalls.done(Number.MEMORY_UNMAP, target.unmap(new Address(address), new Size(size)));
    }

    static long protect(Thread thread, long space, long address, long size, long protection) {
        if (!Protection.isAccess(protection)) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        AddressRegion target = Lookup.space(thread, space, Rights.Bit.MANAGE | rightsFor((int) protection));
        requireWholePages(address, size);
        Address rest = rest(thread, address);
        return done(thread, Number.MEMORY_PROTECT, target.protect(rest, new Size(address + size - rest.value()), (int) protection));
    }

    static long discard(Thread thread, long space, long address, long size) {
        AddressRegion target = Lookup.space(thread, space, Rights.Bit.MANAGE);
        requireWholePages(address, size);
        Address rest = rest(thread, address);
        return done(thread, Number.MEMORY_DISCARD, target.discard(rest, new Size(address + size - rest.value())));
    }

    static long commit(Thread thread, long space, long address, long size) {
        AddressRegion target = Lookup.space(thread, space, Rights.Bit.MANAGE);
        requireWholePages(address, size);
        if (size > MOST_COMMITTED) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        Address rest = rest(thread, address);
        return done(thread, Number.MEMORY_COMMIT, target.commit(rest, new Size(address + size - rest.value())));
    }

    static long createRegion(Thread thread, long space, long address, long size, long alignment) {
        AddressRegion parent = Lookup.space(thread, space, Rights.Bit.MANAGE);
        requireWholePages(address | alignment, size);
        if (alignment < 0 || (alignment & alignment - 1) != 0 || alignment != 0 && (address & alignment - 1) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        AddressRegion part = parent.part(new Address(address), thread.reached, new Size(size), alignment == 0 ? UserSpace.PAGE : alignment);
        if (part == null) {
            return goOn(thread, Number.REGION_CREATE);
        }
        thread.reached = new Address(0);
        return HandleCalls.open(thread, part);
    }

    static long readRegion(Thread thread, long handle, long which) {
        AddressRegion region = Lookup.region(thread, handle, Rights.Bit.INSPECT);
        return which == 0 ? region.start().value() : which == 1 ? region.size() : -ErrorCode.Number.BAD_ARGUMENT;
    }

    static long endRegion(Thread thread, long region) {
        return SystemCalls.done(Number.REGION_END, Lookup.region(thread, region, Rights.Bit.MANAGE).end());
    }

    private static void requireWholePages(long address, long size) {
        if (((address | size) & PAGE_MASK) != 0) {
            throw KernelError.of(ErrorCode.Number.BAD_ALIGNMENT);
        }
        if (size <= 0) {
            throw KernelError.of(ErrorCode.Number.BAD_SIZE);
        }
    }
}
