package astryon.services.kit;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.Loan;

/** A call that is answered later. */
public interface Pending {
    /** What the client lent, or null. */
    Loan loan();

    /** Answers with a word. A client that has given up is no error. */
    void answer(long word);

    /** Answers with a handle, which moves to the client, and words: whether that took it. Otherwise it is closed. */
    boolean answer(Handle handle, long... words);

    /** Answers with a failure. */
    void fail(Failure why);
}
