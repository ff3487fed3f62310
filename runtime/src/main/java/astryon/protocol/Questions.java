package astryon.protocol;

/** What the permission manager wants to know of people; for terminals, which ask them so that no program can answer. There is one question at a time. */
@Protocol
public interface Questions {
    /** The program may use the service until it ends; from now on; or neither now nor later. */
    int ONCE = 1;
    int ALWAYS = 2;
    int DENY = 3;

    /** Waits until there is another question than {@code known}, or none (0): its number. */
    @Operation(1)
    long next(long known);

    /** Fails with {@link Failure#NOT_THERE} if somebody else has answered it, or who asked is gone. */
    @Operation(2)
    Question question(long number);

    /** One of the constants above; nothing happens if the question is no longer there. */
    @Operation(3)
    void answer(long number, int answer);

    /** A program wants to use a service; {@code effect} says what it could do then. */
    record Question(String program, String service, String effect) {
    }
}
