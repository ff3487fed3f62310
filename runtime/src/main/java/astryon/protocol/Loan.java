package astryon.protocol;

import astryon.magic.Address;

/**
 * Memory of a client that the server may read, or write, until it answers: nothing is copied but what the server wants. On the client's side a place in its memory; on the
 * server's side its {@link Lender} knows the way there.
 */
public final class Loan {
    private final Address start;
    private final long size;
    private final Lender lender;

    /** How a server gets at a loan. */
    public interface Lender {
        /** Copies out of the loan: 0, or negative if there is no such memory. */
        long read(long offset, Address to, long bytes);

        /** Copies into it. */
        long write(long offset, Address from, long bytes);
    }

    Loan(Address start, long size, Lender lender) {
        this.start = start;
        this.size = size;
        this.lender = lender;
    }

    /** A client's: {@code size} bytes that stay where they are until the call returns, so no object of a heap that is collected. */
    public Loan(Address start, long size) {
        this(start, size, null);
    }

    Address start() {
        return start;
    }

    public long size() {
        return size;
    }

    /** Server: the same loan by another way. */
    public Loan through(Lender other) {
        return new Loan(start, size, other);
    }

    /** Server: copies bytes from {@code offset} on to memory of its own. Throws {@link Failure} if the client lent what it has not. */
    public void read(long offset, Address to, long bytes) {
        check(lender.read(offset, to, bytes));
    }

    /** Server: copies bytes of its own to {@code offset}. */
    public void write(long offset, Address from, long bytes) {
        check(lender.write(offset, from, bytes));
    }

    private static void check(long result) {
        if (result < 0) {
            throw new Failure(Failure.BAD_ADDRESS);
        }
    }
}
