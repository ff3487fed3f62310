package astryon.services.pipe;

import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.PipeMemory;
import astryon.services.kit.PlainSession;
import astryon.sys.FileCalls;

/** The one end of a pipe or the other. */
final class PipeEnd extends PlainSession {
    private static final int MODE = 0600;
    private static final int DEVICE = 3;

    private final Pipe pipe;
    private final boolean reads;

    PipeEnd(Pipe pipe, boolean reads) {
        this.pipe = pipe;
        this.reads = reads;
    }

    @Override
    public void ended() {
        pipe.ended(reads);
    }

    @Override
    public long read(Loan into) {
        return reads ? pipe.read(into) : -Failure.NOT_OPEN;
    }

    @Override
    public long write(Loan from) {
        return reads ? -Failure.NOT_OPEN : pipe.write(from);
    }

    @Override
    public int available() {
        return reads ? pipe.count() : 0;
    }

    @Override
    public PipeMemory ring() {
        return pipe.share(reads);
    }

    @Override
    public Facts facts() {
        return new Facts(FileCalls.OTHER, MODE, 0, 0, DEVICE, 0, 0, 1, 0, 0, 0);
    }
}
