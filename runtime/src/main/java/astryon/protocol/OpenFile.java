package astryon.protocol;

import astryon.abi.Handle;

/**
 * Something that is open: a file, a folder, an end of a pipe, a terminal. Whoever has the handle may do what it was opened for; all who have one made of the same share its
 * position. Closing the last handle closes the file. Numbers are as in {@link astryon.sys.FileCalls}; what fails is a negative {@link Failure} number where the
 * result is one, so that what often fails costs nothing.
 */
@Protocol(version = 2)
public interface OpenFile {
    /** Bits of the notifications of {@link #ring}: the other end has moved; the ring is no longer anybody's. */
    int RING_SIGNAL = 1;
    int RING_GONE = 2;

    /** Reads where the position is, and moves it. Waits until there is something; 0 at the end. */
    @Operation(1)
    long read(@ServerWrites Loan into);

    /** Writes where the position is, or at the end if it was opened so, and moves it. May write less than all. */
    @Operation(2)
    long write(@ServerReads Loan from);

    /** Reads at a position. */
    @Operation(3)
    long readAt(long position, @ServerWrites Loan into);

    /** Writes at a position; a gap behind the end becomes zeroes. */
    @Operation(4)
    long writeAt(long position, @ServerReads Loan from);

    /** Moves the position to {@code offset} from the start (0), from where it is (1) or from the end (2): the new position. */
    @Operation(5)
    long seek(long offset, int from);

    /** Cuts it off there, or makes it longer with zeroes. */
    @Operation(6)
    int setSize(long size);

    /** What was written is where it survives. */
    @Operation(7)
    int sync();

    /** Bytes that can be read without waiting. */
    @Operation(8)
    int available();

    /** All there is to know of it. */
    @Operation(9)
    Facts facts();

    /** The next entries of a folder, as many as a message holds: for each the kind (a byte), the name in UTF-8 and a zero. None behind the last. */
    @Operation(10)
    byte[] entries();

    /** The memory that the file's bytes are in, to be mapped and read; it is the file's own, so what others write shows. */
    @Operation(11)
    FileMemory memory();

    /** For a terminal: a handle that serves {@link Terminal}. Anything else is none ({@link Failure#NO_TERMINAL}). */
    @Operation(12)
    Handle terminal();

    /** What is needed to read a regular file without calls. Anything else fails with {@link Failure#NOT_SUPPORTED}. */
    @Operation(value = 13, since = 2)
    CachedFile cache();

    /**
     * What is needed to use this end of a pipe without calls; from the next call to read or write by anybody who has it, or to this, on, it is of no use any more. Fails with {@link Failure#BUSY} then, and while
     * somebody waits here. Anything else than a pipe fails with {@link Failure#NOT_SUPPORTED}.
     */
    @Operation(value = 14, since = 2)
    PipeMemory ring();
}
