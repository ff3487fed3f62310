package astryon.services.kit;

import astryon.protocol.Exchange;

/** What a service has for one connection. */
public interface Session {
    /** Answers a call, by a protocol's dispatcher. May throw {@link astryon.protocol.Failure}. */
    void dispatch(Exchange exchange);

    /** A connection is there for it. The badge is no other's, now or ever: by it the next program that serves the endpoint can take the connection over ({@link Host#adopt}). */
    default void connected(long badge) {
    }

    /** The last handle of the connection is closed: there will be no more calls. */
    default void ended() {
    }
}
