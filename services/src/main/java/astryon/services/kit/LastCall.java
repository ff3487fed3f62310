package astryon.services.kit;

import astryon.protocol.Ending;
import astryon.protocol.EndingClient;
import astryon.protocol.EndingDispatcher;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.sys.Platform;

/** What init calls at the end of the system, by a handle with a badge that nobody else has: the service does what it has left to do, and ends. */
public final class LastCall implements Ending, Session {
    public static final long BADGE = ServiceLoop.FIRST_CLIENT - 1;

    private final Runnable last;

    LastCall(Runnable last) {
        this.last = last;
    }

    /** Calls a service. It may not answer, or have ended before it does. */
    public static void make(EndpointChannel channel) {
        try {
            new EndingClient(channel).end();
        } catch (Failure noAnswer) {
            // Whether it has ended shows.
        }
    }

    @Override
    public void dispatch(Exchange exchange) {
        EndingDispatcher.dispatch(this, exchange);
    }

    @Override
    public void end() {
        last.run();
        Platform.exit(0);
    }
}
