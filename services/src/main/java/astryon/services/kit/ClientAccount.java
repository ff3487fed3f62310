package astryon.services.kit;

import astryon.protocol.Failure;

/** What one client has of a service, with all that it made of its connection and passed on: nobody fills the service's memory for others. */
final class ClientAccount {
    private int connections;

    /** Throws {@link Failure} if another one is one too many. */
    void requireRoom() {
        if (connections >= Host.MOST_CONNECTIONS) {
            throw new Failure(Failure.TOO_MANY_OPEN, "a client has at most " + Host.MOST_CONNECTIONS + " connections to a service");
        }
    }

    void add() {
        connections++;
    }

    void remove() {
        connections--;
    }
}
