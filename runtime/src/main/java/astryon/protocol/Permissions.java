package astryon.protocol;

/** What regular programs may do, for who looks after it. Nothing can be allowed here: that takes an answer to a question. */
@Protocol
public interface Permissions {
    /** How a program has a permission: until it ends; as its manifest grants it and it is in use; because somebody said always; it has not, because somebody denied it. */
    int ONCE = 1;
    int ALWAYS = 2;
    int DENIED = 3;
    int GRANTED = 4;

    /** What the audit log tells of. */
    int STARTED = 1;
    int ASKED = 2;
    int ALLOWED_ONCE = 3;
    int ALLOWED_ALWAYS = 4;
    int DENIED_NOW = 5;
    int ALLOWED_AS_BEFORE = 6;
    int DENIED_AS_BEFORE = 7;
    int REVOKED = 8;
    /** It asked for what its manifest does not name. */
    int NOT_NAMED = 9;
    int NOT_STARTED = 10;

    /** The permission at a place, from 0 on; fails with {@link Failure#NOT_THERE} behind the last. */
    @Operation(1)
    Permission permission(int place);

    /** Ends the connections that a program has to a service, and forgets what was answered: it has to ask again. Fails with {@link Failure#NOT_THERE} if there is nothing to end. */
    @Operation(2)
    void revoke(String program, String service);

    /** The event at a place of the audit log, from 0 on, the oldest first; fails with {@link Failure#NOT_THERE} behind the last. */
    @Operation(3)
    Event event(int place);

    /** @param state one of the first constants */
    record Permission(String program, String service, int state, boolean inUse) {
    }

    /**
     * @param service empty where it is about the program
     * @param what one of the constants above
     * @param nanos when it happened last, since 1970
     * @param count how often it happened
     */
    record Event(String program, String service, int what, long nanos, long count) {
    }
}
