package astryon.services.kit;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.Failure;
import astryon.protocol.Keeper;
import astryon.sys.Calls;

/** What a program leaves with a {@link Keeper} for the next one in its place. */
public record Leftovers(Keeper keeper) {
    /** Leaves an object. Throws {@link Failure} if it is not taken. */
    public void keep(long key, Handle object) {
        Handle copy = Calls.handleDuplicate(object, Rights.Bit.ALL);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        keeper.keep(key, copy);
    }

    /** What was left under a key; {@link Birth#NOTHING} if nothing was. */
    public Handle find(long key) {
        return keeper.next(key) == key ? keeper.kept(key) : Birth.NOTHING;
    }

    public void drop(long key) {
        keeper.drop(key);
    }

    /** The lowest key from this one on under which something was left; negative if there is none. */
    public long next(long key) {
        return keeper.next(key);
    }
}
