package astryon.services.fs;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.services.kit.Leftovers;
import astryon.services.kit.SharedMemory;
import astryon.sys.SystemError;

/** Memory for {@link Openings} that a keeper has, under keys from {@code first} on. */
public record KeptOpenings(Leftovers left, long first) implements Openings.Room {
    /** Notifications have keys above those. */
    private static final long NOTIFICATIONS = 1L << 32;

    @Override
    public Address left(int number) {
        Handle memory = left.find(first + number);
        return memory.value() == 0 ? new Address(0) : SharedMemory.map(memory, Protection.READ | Protection.WRITE).start();
    }

    @Override
    public Address create(int number) {
        try {
            SharedMemory memory = SharedMemory.create(Openings.PIECE);
            left.keep(first + number, memory.handle());
            return memory.start();
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
    }

    @Override
    public void keep(int number, Handle notification) {
        left.keep(first + NOTIFICATIONS + number, notification);
    }

    @Override
    public Handle kept(int number) {
        return left.find(first + NOTIFICATIONS + number);
    }

    @Override
    public void drop(int number) {
        left.drop(first + NOTIFICATIONS + number);
    }
}
