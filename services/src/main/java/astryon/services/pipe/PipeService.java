package astryon.services.pipe;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Pipes;
import astryon.protocol.PipesDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.Session;

/** Makes pipes. */
final class PipeService implements Pipes, Session {
    private final Host host;
    private final PipeMemories memories;

    PipeService(Host host, PipeMemories memories) {
        this.host = host;
        this.memories = memories;
    }

    @Override
    public void dispatch(Exchange exchange) {
        PipesDispatcher.dispatch(this, exchange);
    }

    @Override
    public Ends create() {
        Pipe pipe = new Pipe(host, memories);
        Handle reader = connect(pipe, true);
        try {
            return new Ends(reader, connect(pipe, false));
        } catch (Failure noRoom) {
            host.close(reader);
            throw noRoom;
        }
    }

    /** An end that nobody gets is at its end. */
    private Handle connect(Pipe pipe, boolean reads) {
        try {
            return host.connect(new PipeEnd(pipe, reads));
        } catch (Failure noRoom) {
            pipe.ended(reads);
            if (reads) {
                pipe.ended(false);
            }
            throw noRoom;
        }
    }
}
