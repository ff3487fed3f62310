package astryon.protocol;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.sys.Calls;
import astryon.sys.Startup;
import java.util.concurrent.atomic.AtomicInteger;

/** Memory shared with a server that makes calls unnecessary. One thread at a time uses it, and it is unmapped when nobody does any more. */
abstract class Shortcut {
    private static final int MOST_MAPPED = 3;
    private static final int FREE = 0;
    private static final int IN_USE = 1;
    /** It has ended, and who uses it has not noticed. */
    private static final int ENDING = 2;
    private static final int ENDED = 3;

    private final long[] mapped = new long[MOST_MAPPED];
    private int mappings;
    private final AtomicInteger state = new AtomicInteger(FREE);
    private volatile int waiting;

    /** {@link FileCache#MISS} if a call is needed. */
    abstract int read(byte[] to, int offset, int count);

    abstract int write(byte[] from, int offset, int count);

    /** Whether it is for writing, too. */
    abstract boolean writes();

    /** Closes what is kept beside memory. */
    void close() {
    }

    /** A memory object from an offset to its end, for as long as this lasts; its handle is closed. Throws {@link Failure}. */
    final Address map(Handle memory, long offset, int protection) {
        long size = Calls.memorySize(memory) - offset;
        Address start = Calls.memoryMap(Startup.block().process(), memory, new Address(0), offset, new Size(size), protection);
        Calls.handleClose(memory);
        if (start.value() < 0) {
            end();
            throw new Failure(Failure.NO_MEMORY);
        }
        mapped[mappings++] = start.value();
        return start;
    }

    static int writable() {
        return Protection.READ | Protection.WRITE;
    }

    /** Waits until nobody else is there; whether it has not ended by then. */
    private synchronized boolean enterLate() {
        waiting++;
        try {
            while (!state.compareAndSet(FREE, IN_USE)) {
                if (state.get() != IN_USE) {
                    return false;
                }
                wait();
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
        }
    }

    private void leave() {
        if (!state.compareAndSet(IN_USE, FREE)) {
            leaveEnded();
        }
        if (waiting > 0) {
            notifyWaiting();
        }
    }

    private void leaveEnded() {
        state.set(ENDED);
        unmap();
    }

    private synchronized void notifyWaiting() {
        notifyAll();
    }

    final int guardedRead(byte[] to, int offset, int count) {
        if (!state.compareAndSet(FREE, IN_USE) && !enterLate()) {
            return FileCache.MISS;
        }
        try {
            return read(to, offset, count);
        } finally {
            leave();
        }
    }

    final int guardedWrite(byte[] from, int offset, int count) {
        if (!state.compareAndSet(FREE, IN_USE) && !enterLate()) {
            return FileCache.MISS;
        }
        try {
            return write(from, offset, count);
        } finally {
            leave();
        }
    }

    /** From now on all is missed. */
    final void end() {
        if (state.compareAndSet(FREE, ENDED)) {
            unmap();
        } else {
            state.compareAndSet(IN_USE, ENDING);
        }
        notifyWaiting();
    }

    private void unmap() {
        for (; mappings > 0; mappings--) {
            Calls.memoryUnmap(Startup.block().process(), new Address(mapped[mappings - 1]));
        }
        close();
    }
}
