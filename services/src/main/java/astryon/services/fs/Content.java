package astryon.services.fs;

import astryon.magic.Address;
import astryon.protocol.FileMemory;

/** The bytes of a file: those behind its end, up to the capacity, are zero. */
public interface Content {
    /** Where the first byte is, as long as nobody calls {@link #reserve}. */
    Address start();

    /** Makes room for at least so many bytes; throws {@link astryon.protocol.Failure} if there is none, and nothing has changed. */
    void reserve(long bytes);

    /** The memory they are in, with a handle of its own, for somebody who may read and execute it. Throws {@link astryon.protocol.Failure} if there is none. */
    FileMemory memory();

    /** Nobody will ask for them again. */
    void free();

    /** They are those that a file of the same number had when an earlier program ended: so many of them, and zeroes behind. */
    void restore(long size);

    /** Where a file system keeps the bytes of files. */
    interface Store {
        /** Of no bytes, for a file of this number. */
        Content create(long number);

        /** What kind of file system that makes. */
        default String type() {
            return "memory";
        }

        /** How many bytes files may have beside those that they have. */
        default long available() {
            return 0;
        }
    }
}
