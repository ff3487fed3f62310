package astryon.services.init;

import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.ProcessList;
import astryon.protocol.ProcessListDispatcher;
import astryon.services.kit.Session;

/** @param session whose processes are seen, or {@link #ALL} */
record ProcessListSession(Members members, int session) implements ProcessList, Session {
    static final int ALL = 0;
    private static final int LAST_SIGNAL = 31;
    /** Nobody's processes are that deep. */
    private static final int DEEPEST = 1000;

    @Override
    public void dispatch(Exchange exchange) {
        ProcessListDispatcher.dispatch(this, exchange);
    }

    private boolean sees(Member member) {
        return (session == ALL || member.session == session) && member.isAlive();
    }

    @Override
    public Entry next(int number) {
        for (Member member : members.all()) {
            if (member.number > number && sees(member)) {
                return member.entry();
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    private Member find(int number, int signal) {
        if (signal < 0 || signal > LAST_SIGNAL) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        for (Member member : members.all()) {
            if (member.number == number && sees(member)) {
                return member;
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    @Override
    public void signal(int number, int signal) {
        find(number, signal).signal(signal);
    }

    @Override
    public void signalWithChildren(int number, int signal) {
        find(number, signal);
        for (Member member : members.all()) {
            if (sees(member) && comesFrom(member, number)) {
                member.signal(signal);
            }
        }
    }

    private boolean comesFrom(Member member, int ancestor) {
        Member next = member;
        for (int i = 0; i < DEEPEST && next != null; i++) {
            if (next.number == ancestor) {
                return true;
            }
            next = parent(next);
        }
        return false;
    }

    /** Null if it has ended. */
    private Member parent(Member child) {
        for (Member member : members.all()) {
            if (member.number == child.parent) {
                return member;
            }
        }
        return null;
    }
}
