package astryon.protocol;

import astryon.abi.Handle;

/** What init leaves to the permission manager, which alone has this: whether regular programs are started, and get what their manifests do not grant. */
@Protocol(version = 2)
public interface Admission {
    /** No request; a program is to be started; a program asks for a service; a request that was taken is to be forgotten, as its program has ended. */
    int NONE = 0;
    int START = 1;
    int CONNECT = 2;
    int WITHDRAWN = 3;
    /** A program asked for what its manifest does not name, and was refused. */
    int REFUSED = 4;

    /** A program's folder may hold so many names for each MiB. */
    int NAMES_PER_MEBIBYTE = 256;

    /** From now on the notification's first bit is set when there is something for {@link #next}; requests that nobody has answered come again. */
    @Operation(1)
    void watch(Handle notification);

    /** What there is to do, each once. */
    @Operation(2)
    Request next();

    /** Lets the program of a {@link #START} run, with this tree of files. */
    @Operation(3)
    void admit(long number, Handle files);

    /** Gives the program of a {@link #CONNECT} its connection, and every other one that it asks for until it ends. */
    @Operation(4)
    void allow(long number);

    /** The program is told why not. A request that is no longer there is no error, here and above. */
    @Operation(5)
    void refuse(long number, String why);

    /** Ends all connections to a service that regular programs of this name have: how many programs had one. */
    @Operation(6)
    int revoke(String program, String service);

    /** Of what regular programs that run are connected to, the one at a place, from 0 on; fails with {@link Failure#NOT_THERE} behind the last. */
    @Operation(7)
    Use use(int place);

    /** How many MiB a program's own folder may hold, as its manifest says. Fails with {@link Failure#NOT_THERE} if there is no such program. */
    @Operation(value = 8, since = 2)
    int storage(String program);

    /** @param kind one of the constants above */
    record Request(long number, int kind, String program, String service) {
    }

    /** @param isAsked whether somebody allowed it, other than the manifest */
    record Use(String program, String service, boolean isAsked) {
    }
}
