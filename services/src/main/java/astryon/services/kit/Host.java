package astryon.services.kit;

import astryon.abi.Handle;
import astryon.protocol.Loan;

/** What a service needs of what runs it: {@link ServiceLoop} on the system, a stage in tests. */
public interface Host {
    /** That a client has, and all who have what it made of them. */
    int MOST_CONNECTIONS = 1024;

    /** Makes a connection: the handle is the client's. Throws {@link astryon.protocol.Failure} if there is no room for one, or it is one too many of a client of {@link #connectClient}. */
    Handle connect(Session session);

    /** The same for somebody else than who asks for it: what is made of it is counted apart, unless who asks is counted so already. */
    Handle connectClient(Session session);

    /** A connection that an earlier program made at the endpoint has this session from now on. Before any call is answered. */
    void adopt(long badge, Session session);

    /** Closes a handle: of {@link #connect} that no client got, or one that a client sent. */
    void close(Handle handle);

    /** A notification with no bit set. Throws {@link astryon.protocol.Failure} if there is none. */
    Handle createNotification();

    /** Another handle to a notification, for a client that may only wait for it. Throws {@link astryon.protocol.Failure} if there is none. */
    Handle toWait(Handle notification);

    /** Sets bits of a notification that a client sent. If it is none, or the client gave no right to, nothing happens. */
    void signal(Handle notification, long bits);

    /** Takes the bits of a notification that are set, so that it is not ready any more. */
    long signalsOf(Handle notification);

    /** Has something done whenever an object becomes ready; it is to make it not ready any more. The handle needs the right to wait. */
    void whenever(Handle object, Runnable reaction);

    /** Nothing is done any more when an object becomes ready, which was given to {@link #whenever} and is still there. */
    void noMore(Handle object);

    /** The call being answered is answered later. {@code loan} is what its client lent, or null; the result's stays good until then. */
    Pending putOff(Loan loan);
}
