package astryon.services.kit;

import astryon.protocol.Failure;
import astryon.protocol.Loan;
import java.util.ArrayList;
import java.util.List;

/** Calls that were put off, in the order in which they came: no more than a number that no honest clients reach, as each costs the service a handle. */
public final class PutOffCalls {
    private static final int MOST = 64;

    private final Host host;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Session client, Pending call) {
    }

    public PutOffCalls(Host host) {
        this.host = host;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether {@link #add} would throw. */
    public boolean isFull() {
        return entries.size() == MOST;
    }

    /** Puts the call that is being answered off. Throws {@link Failure} if too many wait. */
    public void add(Session client, Loan loan) {
        if (entries.size() == MOST) {
            throw new Failure(Failure.BUSY);
        }
        entries.add(new Entry(client, host.putOff(loan)));
    }

    /** How many of them are a client's. */
    public int of(Session client) {
        int count = 0;
        for (Entry entry : entries) {
            count += entry.client() == client ? 1 : 0;
        }
        return count;
    }

    /** What the first of them lends; there must be one. */
    public Loan loan() {
        return entries.get(0).call().loan();
    }

    /** Who made the first of them; there must be one. */
    public Session client() {
        return entries.get(0).client();
    }

    /** Answers the first. */
    public void answer(long word) {
        entries.remove(0).call().answer(word);
    }

    /** Answers all. */
    public void answerAll(long word) {
        while (!isEmpty()) {
            answer(word);
        }
    }

    /** The calls of a client wait with others from now on. */
    public void moveTo(PutOffCalls others, Session client) {
        for (int i = 0; i < entries.size();) {
            if (entries.get(i).client() != client) {
                i++;
            } else if (others.isFull()) {
                entries.remove(i).call().fail(new Failure(Failure.BUSY));
            } else {
                others.entries.add(entries.remove(i));
            }
        }
    }

    /** A client is gone: its calls wait no longer. */
    public void forget(Session client) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).client() == client) {
                entries.remove(i).call().answer(-Failure.GONE);
            }
        }
    }
}
