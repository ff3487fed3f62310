package astryon.services.pipe;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Pipes;
import astryon.protocol.PipesDispatcher;
import astryon.services.kit.Host;
import astryon.services.kit.Session;
import java.util.ArrayList;
import java.util.List;

/** Makes pipes; the memory of one that nobody has any more is the next one's. */
final class PipeService implements Pipes, Session {
    private final Host host;
    private final Memory memory;
    private final List<Spare> spare = new ArrayList<>();

    /** Where rings come from. */
    interface Memory {
        /** {@link Pipes#BYTES} bytes. Throws {@link Failure} if there are none. */
        Address allocate();
    }

    private record Spare(Address ring) {
    }

    PipeService(Host host, Memory memory) {
        this.host = host;
        this.memory = memory;
    }

    @Override
    public void dispatch(Exchange exchange) {
        PipesDispatcher.dispatch(this, exchange);
    }

    @Override
    public Ends create() {
        Address ring = spare.isEmpty() ? memory.allocate() : spare.remove(spare.size() - 1).ring();
        Pipe pipe = new Pipe(host, ring, () -> spare.add(new Spare(ring)));
        Handle reader = host.connect(new PipeEnd(pipe, true));
        try {
            return new Ends(reader, host.connect(new PipeEnd(pipe, false)));
        } catch (Failure noRoom) {
            host.close(reader);
            pipe.writerEnded();
            throw noRoom;
        }
    }
}
