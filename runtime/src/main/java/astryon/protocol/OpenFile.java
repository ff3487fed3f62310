package astryon.protocol;

import astryon.abi.Handle;

/**
 * Something that is open: a file, a folder, an end of a pipe, a terminal. Whoever has the handle may do what it was opened for; all who have one made of the same share its
 * position. Closing the last handle closes the file. Numbers are as in {@link astryon.sys.FileCalls}; what fails is a negative {@link Failure} number where the
 * result is one, so that what often fails costs nothing.
 */
@Protocol(version = 3)
public interface OpenFile {
    /** Bits of the notifications of {@link #ring}: the other end has moved; the ring is no longer anybody's. */
    int RING_SIGNAL = 1;
    int RING_GONE = 2;

    /** The bit of the notification of {@link #watch}. */
    int CHANGES = 1;

    /** Kinds of locks. */
    int UNLOCKED = 0;
    int SHARED = 1;
    int EXCLUSIVE = 2;

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

    /**
     * From now on it is remembered what becomes of the file, or of the folder and what is in it: a notification of which {@link #CHANGES} is set when there is something to be had by {@link #changes}, and which is to be
     * waited for. It is one for all who have this open. Has to be open for reading. Anything else than a file or folder fails with {@link Failure#NOT_SUPPORTED}.
     */
    @Operation(value = 15, since = 3)
    Handle watch();

    /** What has happened since, as {@link FileChange} has it: as much as a message holds, none if there is nothing more. Who does not ask for long is told, behind the first of it, that some is lost. */
    @Operation(value = 16, since = 3)
    byte[] changes();

    /**
     * Locks {@code size} bytes from {@code start} on, which may be behind the end, 0 for all behind; or unlocks them. The owner is a number that nobody else can guess, or 0: then it is who has this open. Other owners' locks
     * of the same bytes keep it from being had, if either is exclusive: then it fails with {@link Failure#NO_ACCESS}, or waits. Its own are replaced. A shared one takes a file that is open for reading, an exclusive one for
     * writing. Fails with {@link Failure#DEADLOCK} where owners that are numbers would wait for each other for ever, with {@link Failure#NO_LOCKS} where there are too many. It ends with its connection.
     */
    @Operation(value = 17, since = 3)
    int lock(long owner, long start, long size, int kind, boolean waits);

    /** A lock that keeps this one from being had; fails with {@link Failure#NOT_THERE} if there is none. */
    @Operation(value = 18, since = 3)
    LockedRange lockedBy(long owner, long start, long size, int kind);
}
