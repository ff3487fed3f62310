package astryon.protocol;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.sys.Calls;

/** An end of a pipe that is shared with the other end's process. */
final class PipeShortcut extends Shortcut implements PipeShare.Sleep {
    private final PipeShare share;
    private final Handle own;
    private final Handle others;

    /** Takes the handles. Throws {@link Failure}. */
    PipeShortcut(PipeMemory memory) {
        own = memory.own();
        others = memory.others();
        try {
            Address readers = map(memory.readers(), 0, memory.reads() ? writable() : Protection.READ);
            Address writers = map(memory.writers(), 0, memory.reads() ? Protection.READ : writable());
            share = new PipeShare(new PipeRing(readers, writers), this);
        } catch (Failure refused) {
            Calls.handleClose(memory.writers());
            throw refused;
        }
    }

    @Override
    int read(byte[] to, int offset, int count) {
        return share.read(to, offset, count);
    }

    @Override
    boolean writes() {
        return true;
    }

    @Override
    int write(byte[] from, int offset, int count) {
        return share.write(from, offset, count);
    }

    @Override
    public boolean await() {
        long bits = WaitingCalls.notificationWait(own, OpenFile.RING_SIGNAL | OpenFile.RING_GONE);
        return bits > 0 && (bits & OpenFile.RING_GONE) == 0;
    }

    @Override
    public void wake() {
        Calls.notificationSignal(others, OpenFile.RING_SIGNAL);
    }

    @Override
    void close() {
        Calls.handleClose(own);
        Calls.handleClose(others);
    }
}
