package astryon.services.kit;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** A memory object mapped into this process, to be closed when done with. */
public final class SharedMemory implements AutoCloseable {
    private final Handle handle;
    private final Address start;
    private final long size;

    private SharedMemory(Handle handle, Address start, long size) {
        this.handle = handle;
        this.start = start;
        this.size = size;
    }

    /** Fresh memory of zeroes; {@code size} is a multiple of the page size. */
    public static SharedMemory create(long size) {
        Handle handle = new Handle(SystemError.check(Calls.memoryCreate(new Size(size)).value()));
        return map(handle, Protection.READ | Protection.WRITE);
    }

    /** As {@link #create}, but only pages that are touched are paid for. */
    public static SharedMemory reserve(long size) {
        return map(new Handle(SystemError.check(Calls.memoryReserve(new Size(size)).value())), Protection.READ | Protection.WRITE);
    }

    /** All of an object that somebody gave; closing closes the handle too. */
    public static SharedMemory map(Handle handle, int protection) {
        long size = SystemError.check(Calls.memorySize(handle));
        Address start = Calls.memoryMap(Startup.block().process(), handle, new Address(0), 0, new Size(size), protection);
        SystemError.check(start.value());
        return new SharedMemory(handle, start, size);
    }

    public Handle handle() {
        return handle;
    }

    /** Another handle, for somebody who may do so much with the memory. Throws {@link SystemError}. */
    public Handle copy(int rights) {
        return new Handle(SystemError.check(Calls.handleDuplicate(handle, rights | Rights.Bit.TRANSFER).value()));
    }

    public Address start() {
        return start;
    }

    public long size() {
        return size;
    }

    @Override
    public void close() {
        Calls.memoryUnmap(Startup.block().process(), start);
        Calls.handleClose(handle);
    }
}
