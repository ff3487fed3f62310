package astryon.protocol;

import astryon.library.ArrayBytes;
import astryon.magic.Address;

/**
 * Reads of a file without a call, from the memory that its bytes are in. What is read is what the file had at one moment: its page counts its changes, and a count that is odd, or another one behind the
 * copying than before, says that there was a change meanwhile. All who have the same thing open move one position, which is in memory, too.
 *
 * <pre>
 *   page of the file:      0  u64 changes, odd while the file is changing     8  u64 size
 *   page of what is open:  0  u64 position
 * </pre>
 */
public final class FileCache {
    public static final int CHANGES = 0;
    public static final int SIZE = 8;
    public static final int POSITION = 0;
    /** What {@link #read} yields when the file system has to be asked. */
    static final int MISS = Integer.MIN_VALUE;
    private static final int ATTEMPTS = 4;

    private final Address bytes;
    private final long mapped;
    private final Address page;
    private final Address position;

    /** {@code mapped}: how many of the file's bytes, and of the room behind them, can be seen at {@code bytes}. */
    public FileCache(Address bytes, long mapped, Address page, Address position) {
        this.bytes = bytes;
        this.mapped = mapped;
        this.page = page;
        this.position = position;
    }

    /** Server: the position that is on a page, which nobody can move by it any more. */
    public static long takePosition(Address page) {
        while (true) {
            long at = page.plus(POSITION).loadOrderedLong();
            if (page.plus(POSITION).compareAndSwapLong(at, -1)) {
                return Math.max(at, 0);
            }
        }
    }

    /** How many bytes were read; 0 at the end. */
    public int read(byte[] to, int offset, int count) {
        for (int i = 0; i < ATTEMPTS; i++) {
            long changes = page.plus(CHANGES).loadOrderedLong();
            long at = position.loadOrderedLong();
            long end = Math.min(page.plus(SIZE).loadOrderedLong(), at + count);
            if ((changes & 1) != 0 || at < 0 || end > mapped) {
                return MISS;
            }
            int some = (int) Math.max(end - at, 0);
            if (some > 0) {
                ArrayBytes.load(bytes.plus(at), to, offset, some);
            }
            if (page.plus(CHANGES).loadOrderedLong() == changes && position.compareAndSwapLong(at, at + some)) {
                return some;
            }
        }
        return MISS;
    }
}
