package org.example.tally;

import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.services.kit.Session;

/** All clients share one session: whose vote it is makes no difference. */
final class TallyService implements Tally, Session {
    private static final int LONGEST_NAME = 32;

    private final Votes votes;

    TallyService(Votes votes) {
        this.votes = votes;
    }

    @Override
    public void dispatch(Exchange exchange) {
        TallyDispatcher.dispatch(this, exchange);
    }

    @Override
    public long vote(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Failure(Failure.BAD_ARGUMENT, "a name has 1 to " + LONGEST_NAME + " characters");
        }
        return votes.add(name);
    }

    @Override
    public long votes(String name) {
        return votes.of(name);
    }
}
