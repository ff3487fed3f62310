package astryon.services.fs;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.services.kit.SharedMemory;
import astryon.sys.SystemError;

/** A memory object of a page. */
public final class KernelPage implements SharedPage {
    private final SharedMemory memory;

    /** It is closed with the page. */
    public KernelPage(SharedMemory memory) {
        this.memory = memory;
    }

    /** Throws {@link Failure} if there is no memory. */
    public static SharedPage create(long file) {
        try {
            return new KernelPage(SharedMemory.create(UserSpace.PAGE));
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
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
    }
}
