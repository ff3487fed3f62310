package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;

/** A page of memory that clients see, too. */
public interface SharedPage {
    Address start();

    /** A handle for a client, who may write the page or not. Throws {@link astryon.protocol.Failure} if there is none. */
    Handle handle(boolean writable);

    void free();

    /** Where they come from. */
    interface Source {
        /** One of zeroes; {@code file} is the number of the file that it tells of, or 0. Throws {@link astryon.protocol.Failure}. */
        SharedPage create(long file);
    }
}
