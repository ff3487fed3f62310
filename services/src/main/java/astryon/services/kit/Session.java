package astryon.services.kit;

import astryon.protocol.Exchange;

/** What a service has for one connection. */
public interface Session {
    /** Answers a call, by a protocol's dispatcher. May throw {@link astryon.protocol.Failure}. */
    void dispatch(Exchange exchange);

    /** The last handle of the connection is closed: there will be no more calls. */
    default void ended() {
    }
}
