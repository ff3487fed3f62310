package astryon.thread;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.sys.Platform;

/**
 * Memory outside the heap for programs that ask for it by address. Pieces have sizes of powers of two, each size a list of free ones; what is
 * freed is used again for the same size. A word in front of a piece holds its size.
 */
public final class NativeMemory {
    private static final String REASON = "the lists are changed under a lock that nobody may hold for long";
    private static final int SMALLEST = 5;
    private static final int LARGEST = 46;
    private static final long CHUNK = 0x1_0000;
    private static final int HEAD = 16;

    private static final ThreadLock LOCK = new ThreadLock();
    /** By size: the first free piece, linked through its first word behind the head. */
    private static final long[] FREE = new long[LARGEST + 1];
    private static Address top;
    private static Address end;

    private NativeMemory() {
    }

    /** At least {@code bytes} bytes, at a multiple of 16, with anything in them; zero if there is no memory. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static Address take(long bytes) {
        int size = SMALLEST;
        while (size < LARGEST && 1L << size < bytes + HEAD) {
            size++;
        }
        if (1L << size < bytes + HEAD) {
            return new Address(0);
        }
        LOCK.lock();
        Address piece = new Address(FREE[size]);
        if (!piece.isZero()) {
            FREE[size] = piece.plus(HEAD).loadLong();
        } else {
            piece = fresh(1L << size);
        }
        LOCK.unlock();
        if (piece.isZero()) {
            return piece;
        }
        piece.storeLong(size);
        return piece.plus(HEAD);
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static Address fresh(long bytes) {
        if (bytes >= CHUNK) {
            return Platform.memory(bytes);
        }
        if (top.isZero() || !top.plus(bytes).isAtOrBelow(end)) {
            Address chunk = Platform.memory(CHUNK);
            if (chunk.isZero()) {
                return chunk;
            }
            top = chunk;
            end = chunk.plus(CHUNK);
        }
        Address piece = top;
        top = top.plus(bytes);
        return piece;
    }

    /** Gives back what {@link #take} yielded, or zero. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void free(Address memory) {
        if (memory.isZero()) {
            return;
        }
        Address piece = memory.minus(HEAD);
        int size = (int) piece.loadLong();
        LOCK.lock();
        memory.storeLong(FREE[size]);
        FREE[size] = piece.value();
        LOCK.unlock();
    }

    /** How many bytes may be used there. */
    @Uninterruptible(reason = REASON)
    public static long size(Address memory) {
        return (1L << (int) memory.minus(HEAD).loadLong()) - HEAD;
    }
}
