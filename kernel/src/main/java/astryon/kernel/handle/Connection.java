package astryon.kernel.handle;

/**
 * All the handles that one badged handle of an endpoint became: copies, what was given away, what was derived. When the last of them is closed, the
 * endpoint hears of it, once. Until it has taken note, the connection is a link in its list, so that the end of a connection never needs memory.
 */
public final class Connection extends Grant {
    /** Of the endpoint's budget. */
    public static final int COST = 64;

    private final Server server;
    private final long badge;
    /** The one that ended next. */
    public Connection next;

    /** Who is told. */
    public interface Server {
        /** No handle is left; the connection is the server's to free. Never allocates. */
        void ended(Connection connection);
    }

    private Connection(Grant parent, int parentEpoch, Server server, long badge) {
        super(parent, parentEpoch);
        this.server = server;
        this.badge = badge;
    }

    static Connection below(Grant parent, int parentEpoch, Server server, long badge) {
        requireRoom(parent);
        Connection connection = new Connection(parent, parentEpoch, server, badge);
        connection.holdParent();
        return connection;
    }

    public long badge() {
        return badge;
    }

    @Override
    boolean isSource() {
        return false;
    }

    @Override
    void unused() {
        server.ended(this);
    }
}
