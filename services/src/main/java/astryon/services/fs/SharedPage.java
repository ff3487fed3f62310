package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;

/** A page of memory that clients see, too. */
public interface SharedPage {
    Address start();

    /** A handle for a client, who may write the page or not. Throws {@link astryon.protocol.Failure} if there is none. */
    Handle handle(boolean writable);

    void free();

    /** Where they come from; all throw {@link astryon.protocol.Failure} if there is none. */
    interface Source {
        /** One of zeroes, that tells of the file of this number. */
        SharedPage ofFile(long number);

        /** One that has the position of the connection with this number among the {@link Openings}. */
        SharedPage ofOpening(int number, long position);

        /** The position on the page that an earlier program made for such a number, or {@code otherwise} if it made none. Who moved it without calls cannot do so any more. */
        long positionLeft(int number, long otherwise);
    }
}
