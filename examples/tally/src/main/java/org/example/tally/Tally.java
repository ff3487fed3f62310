package org.example.tally;

import astryon.protocol.Operation;
import astryon.protocol.Protocol;

/** Counts votes. */
@Protocol
public interface Tally {
    /** One vote more for what has this name, of 1 to 32 characters; the result is how many there are now. */
    @Operation(1)
    long vote(String name);

    /** How many there are. */
    @Operation(2)
    long votes(String name);
}
