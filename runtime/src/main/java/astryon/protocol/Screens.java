package astryon.protocol;

import astryon.abi.Handle;

/** Screens of text, one of which is seen at a time on the same display. */
@Protocol
public interface Screens {
    /**
     * The screen of a number, from 1 on: an {@link OpenFile}. What is written to it is shown, UTF-8 with control functions as terminals have them; what is typed while it is seen is read. It is a
     * terminal that says how large it is.
     */
    @Operation(1)
    Handle open(int number);
}
