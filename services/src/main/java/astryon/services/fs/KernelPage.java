package astryon.services.fs;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.services.kit.SharedMemory;
import astryon.sys.SystemError;

/** A memory object of a page. */
final class KernelPage implements SharedPage {
    private final SharedMemory memory;
    private final Runnable freed;

    /** The memory is closed with the page; then {@code freed} is done. */
    KernelPage(SharedMemory memory, Runnable freed) {
        this.memory = memory;
        this.freed = freed;
    }

    @Override
    public Address start() {
        return memory.start();
    }

    @Override
    public Handle handle(boolean writable) {
        try {
            return memory.copy(writable ? Rights.Bit.READ | Rights.Bit.WRITE : Rights.Bit.READ);
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
    }

    @Override
    public void free() {
        memory.close();
        freed.run();
    }
}
