package astryon.protocol;

import astryon.abi.Handle;

/** Which of the system's programs drive what, for who finds the machine's devices. */
@Protocol
public interface Attachment {
    /** Of the program at a place among those that wait for a device, from 0 on; fails with {@link Failure#NOT_THERE} behind the last. */
    @Operation(1)
    Driver driver(int place);

    /** A program is to have a part of its device with these rights, at a place from 0 on behind all else it has; where nothing was given, it has nothing. */
    @Operation(2)
    void give(Handle part, String program, int place, int rights);

    /** A program has all of its device, and can start. {@code found} are words that are added to its arguments. */
    @Operation(3)
    void attach(String program, String found);

    /** {@code matches} is the name of the device that it drives. */
    record Driver(String program, String matches, boolean attached) {
    }
}
