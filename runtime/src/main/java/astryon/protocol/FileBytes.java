package astryon.protocol;

import astryon.library.ArrayBytes;
import astryon.magic.Address;

/**
 * Reads and writes arrays of the heap: meanwhile their bytes lie in memory that the thread can lend, for nothing of the heap stays where it is. Who does so often shares memory with the server, and reads
 * and writes without calls as long as that goes.
 */
public final class FileBytes {
    /** Sharing pays after about so many calls; after so many each time it was refused or ended, twice as many. */
    private static final int FIRST = 8;
    private static final int NEVER = Integer.MAX_VALUE;

    private final OpenFile file;
    private volatile Shortcut shortcut;
    private int calls;
    private int enoughReads = FIRST;
    private int enoughWrites = FIRST;

    public FileBytes(OpenFile file) {
        this.file = file;
    }

    public OpenFile file() {
        return file;
    }

    /** As {@link OpenFile#read}; by a call up to {@link Exchange#LOAN_BYTES} bytes. Throws {@link Failure}. */
    public int read(byte[] to, int offset, int count) {
        Shortcut known = shortcut;
        if (known == null) {
            known = shortcut(true);
        }
        if (known != null) {
            int result = known.guardedRead(to, offset, count);
            if (result != FileCache.MISS) {
                return result;
            }
            drop(known);
        }
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        int result = (int) file.read(new Loan(room, Math.min(count, Exchange.LOAN_BYTES)));
        if (result > 0) {
            ArrayBytes.load(room, to, offset, result);
        }
        return result;
    }

    /** As {@link OpenFile#write}; by a call up to {@link Exchange#LOAN_BYTES} bytes. Throws {@link Failure}. */
    public int write(byte[] from, int offset, int count) {
        Shortcut known = shortcut;
        if (known == null) {
            known = shortcut(false);
        }
        if (known != null && known.writes()) {
            int result = known.guardedWrite(from, offset, count);
            if (result != FileCache.MISS) {
                return result;
            }
            drop(known);
        }
        int some = Math.min(count, Exchange.LOAN_BYTES);
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        ArrayBytes.store(from, offset, room, some);
        return (int) file.write(new Loan(room, some));
    }

    /** Nothing is read or written here any more; the file is still open. */
    public void end() {
        Shortcut known = shortcut;
        if (known != null) {
            known.end();
        }
    }

    private synchronized void drop(Shortcut known) {
        if (shortcut == known) {
            shortcut = null;
            calls = 0;
            known.end();
        }
    }

    /** Null if this has to go by a call. */
    private Shortcut shortcut(boolean toRead) {
        if (++calls > (toRead ? enoughReads : enoughWrites)) {
            share(toRead);
        }
        return shortcut;
    }

    private synchronized void share(boolean toRead) {
        if (shortcut != null) {
            return;
        }
        calls = 0;
        try {
            shortcut = toRead ? toRead() : new PipeShortcut(file.ring());
        } catch (Failure refused) {
            boolean isFinal = refused.number() == Failure.NOT_SUPPORTED;
            if (toRead) {
                enoughReads = isFinal ? NEVER : later(enoughReads);
            } else {
                enoughWrites = isFinal ? NEVER : later(enoughWrites);
            }
        }
    }

    private static int later(int enough) {
        return Math.min(2 * enough, NEVER / 2);
    }

    private Shortcut toRead() {
        try {
            return new FileShortcut(file.cache());
        } catch (Failure noFile) {
            if (noFile.number() != Failure.NOT_SUPPORTED) {
                throw noFile;
            }
            return new PipeShortcut(file.ring());
        }
    }
}
