package astryon.magic;

/**
 * Told of accesses to a part of {@link SimulatedMemory}: to see who touches what, or to play a device whose registers lie there.
 * What it does to the watched memory it is told of, too.
 */
public interface Watchpoint {
    /** {@code bytes} bytes are about to be loaded; what is stored here now is what the load sees. */
    default void loading(Address address, int bytes) {
    }

    /** {@code bytes} bytes have just been stored. */
    default void stored(Address address, int bytes) {
    }
}
