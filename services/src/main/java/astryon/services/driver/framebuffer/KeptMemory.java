package astryon.services.driver.framebuffer;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Keeper;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.SystemError;

/** A memory object that is left with a {@link Keeper}, under one key. */
final class KeptMemory implements Transcript.Kept {
    private final Keeper keeper;
    private final long key;
    private SharedMemory current;
    private SharedMemory next;

    KeptMemory(Keeper keeper, long key) {
        this.keeper = keeper;
        this.key = key;
        if (keeper.next(key) == key) {
            current = SharedMemory.map(keeper.kept(key), Protection.READ | Protection.WRITE);
        }
    }

    @Override
    public Address left() {
        return current == null ? new Address(0) : current.start();
    }

    @Override
    public Address create(long bytes) {
        try {
            next = SharedMemory.create(bytes + UserSpace.PAGE - 1 & -UserSpace.PAGE);
            return next.start();
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
    }

    @Override
    public void install() {
        Handle copy = Calls.handleDuplicate(next.handle(), Rights.Bit.ALL);
        if (copy.isError()) {
            next.close();
            throw new Failure(Failure.NO_MEMORY);
        }
        keeper.keep(key, copy);
        if (current != null) {
            current.close();
        }
        current = next;
    }
}
