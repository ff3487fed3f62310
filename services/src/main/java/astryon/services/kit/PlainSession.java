package astryon.services.kit;

import astryon.abi.Handle;
import astryon.protocol.CachedFile;
import astryon.protocol.Exchange;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;
import astryon.protocol.Loan;
import astryon.protocol.LockedRange;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileDispatcher;
import astryon.protocol.PipeMemory;
import astryon.sys.FileCalls;

/** Something open that has neither a position nor entries nor memory: what little such things do beside reading and writing. */
public abstract class PlainSession implements OpenFile, Session {
    @Override
    public final void dispatch(Exchange exchange) {
        OpenFileDispatcher.dispatch(this, exchange);
    }

    /** What there is to know of something that is neither a file nor a folder, with these permissions. */
    protected static Facts facts(int mode) {
        return new Facts(FileCalls.OTHER, mode, 0, 0, 0, 0, 0, 1, 0, 0, 0);
    }

    @Override
    public long readAt(long position, Loan into) {
        return -Failure.NO_SEEK;
    }

    @Override
    public long writeAt(long position, Loan from) {
        return -Failure.NO_SEEK;
    }

    @Override
    public long seek(long offset, int from) {
        return -Failure.NO_SEEK;
    }

    @Override
    public int setSize(long size) {
        return -Failure.BAD_ARGUMENT;
    }

    @Override
    public int sync() {
        return 0;
    }

    @Override
    public byte[] entries() {
        throw new Failure(Failure.NOT_A_FOLDER);
    }

    @Override
    public FileMemory memory() {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public Handle terminal() {
        throw new Failure(Failure.NO_TERMINAL);
    }

    @Override
    public CachedFile cache() {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public Handle watch() {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public byte[] changes() {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public int lock(long owner, long start, long size, int kind, boolean waits) {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public LockedRange lockedBy(long owner, long start, long size, int kind) {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public PipeMemory ring() {
        throw new Failure(Failure.NOT_SUPPORTED);
    }
}
