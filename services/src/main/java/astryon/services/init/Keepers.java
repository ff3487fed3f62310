package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.SystemError;

/** Keeps what programs want to outlive them. By a thread of its own, which calls nobody: whom init calls may be asking for what is kept. */
final class Keepers {
    private final Handle endpoint = new Handle(SystemError.check(Calls.endpointCreate().value()));
    private int programs;

    /** A program's connection, for as long as the system runs; before {@link #start}. */
    Handle connect() {
        return new Handle(SystemError.check(Calls.endpointConnect(endpoint, ++programs, Rights.CONNECTION).value()));
    }

    void start() {
        if (programs > 0) {
            new Thread(this::serve, "keeper").start();
        }
    }

    private void serve() {
        KeeperSession[] sessions = new KeeperSession[programs];
        for (int i = 0; i < programs; i++) {
            sessions[i] = new KeeperSession();
        }
        new ServiceLoop(endpoint).runGiven(badge -> badge > 0 && badge <= sessions.length ? sessions[(int) badge - 1] : null);
    }
}
