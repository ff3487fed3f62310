package astryon.protocol;

/** What carries a client's calls to a server. */
public abstract class Channel {
    /** An exchange of the calling thread's in which to put the request; it is in use until its reply has been taken. */
    protected abstract Exchange exchange();

    /** Sends the request and waits until the reply is in its place. Throws {@link Failure} if there is none. */
    protected abstract void send(Exchange exchange);

    public final Exchange begin(int operation) {
        Exchange exchange = exchange();
        exchange.begin(operation);
        return exchange;
    }

    /** Throws the {@link Failure} that the reply tells of, if it does. */
    public final void call(Exchange exchange) {
        exchange.seal();
        send(exchange);
        exchange.arrived();
        exchange.throwFailure();
    }
}
