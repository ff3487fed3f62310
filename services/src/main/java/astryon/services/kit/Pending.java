package astryon.services.kit;

import astryon.protocol.Loan;

/** A call that is answered later. */
public interface Pending {
    /** What the client lent, or null. */
    Loan loan();

    /** Answers with a word. A client that has given up is no error. */
    void answer(long word);
}
