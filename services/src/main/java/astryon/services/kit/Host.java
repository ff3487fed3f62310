package astryon.services.kit;

import astryon.abi.Handle;
import astryon.protocol.Loan;

/** What a service needs of what runs it: {@link ServiceLoop} on the system, a stage in tests. */
public interface Host {
    /** Makes a connection: the handle is the client's. Throws {@link astryon.protocol.Failure} if there is no room for one. */
    Handle connect(Session session);

    /** Closes a handle of {@link #connect} that no client got. */
    void close(Handle handle);

    /** The call being answered is answered later. {@code loan} is what its client lent, or null; the result's stays good until then. */
    Pending putOff(Loan loan);
}
