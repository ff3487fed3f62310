package astryon.kernel.sched;

import astryon.abi.Priority;
import astryon.kernel.time.Clock;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;

/**
 * The fair band of one processor: its threads of priority {@link Priority#FAIR}, which have the time that more urgent ones leave in proportion to their weights. Earliest
 * eligible virtual deadline first (Stoica and Abdel-Wahab 1995): what a thread is served counts in virtual time, nanoseconds divided by its weight. It asks for some time
 * and, from what it has been served so far, that has a virtual deadline. Of those who have been served no more than the average of all, the one with the earliest deadline
 * runs: nobody falls behind by more than one request.
 *
 * <p>Who sleeps falls behind the others, by one request at most: so much it is ahead of all that never sleep when it wakes, and it cannot save up more.
 *
 * <p>Where a budget limits what its threads weigh together ({@link astryon.kernel.mem.Budget#limit}), each that comes into line weighs its part of that from then on, by how many stand in lines: so all together have no more, but for what
 * those have that came when there were fewer, until it is their turn.
 *
 * <p>Time is counted on an account, {@link Cpu#account}: a thread that works on a call does so on that of who waits for it, and so does whoever is handed the processor by a call.
 * Threads that the system's priorities run have none.
 */
final class FairLine {
    /** What a thread asks for at a time. */
    private static final long REQUEST_NANOS = 5_000_000;
    /** Binary places of virtual times. They are compared by their difference: they may wrap. */
    private static final int FRACTION = 16;
    /** By how many requests who joins may be ahead of the average; more is forgotten. */
    private static final int MOST_AHEAD = 4;
    /** More is not counted at a time. */
    private static final long MOST_NANOS = 1L << 40;
    /** How far a chain of calls is looked along for who pays. */
    private static final int LONGEST_CHAIN = 8;

    private final Cpu cpu;
    private final DeadlineTree waiting = new DeadlineTree();
    /** Sum of the weights of those in line. */
    private long weights;
    /** A virtual time, and by how much they have been served more than that, each times its weight. */
    private long origin;
    private long surplus;
    /** From when on time has not been counted, the account's or, without one, of who runs. */
    private long since;

    FairLine(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Weights of those who are here, in line or running. */
    long load() {
        Thread running = cpu.account != null ? cpu.account : cpu.current;
        return running.isFair() ? weights + running.weight : weights;
    }

    /** A thread becomes ready, here from now on. */
    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    void enter(Thread thread) {
        boolean rivals = cpu.current.isFair();
        if (rivals) {
            bringUpToDate();
        }
        thread.state = Thread.READY;
        Thread payer = payer(thread);
        place(payer);
        insert(thread, payer);
        if (rivals ? isAhead(thread) : cpu.current.priority < Priority.FAIR) {
            cpu.chooseAnew();
        } else if (rivals && cpu.sliceEnd < cpu.timerSetTo) {
            cpu.timerIsStale = true;
            Scheduler.unsettle();
        }
    }

    /** The thread that ran here, whose account is closed, stands in line again; behind another one at least if it {@code yields}. */
    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    void putBack(Thread thread, boolean yields) {
        Thread payer = payer(thread);
        if (payer.home != this) {
            place(payer);
        }
        if (yields && !waiting.isEmpty() && payer.served - average() <= 0) {
            payer.served = average() + 1;
        }
        if (yields) {
            payer.due = payer.served + request(payer);
        }
        renew(payer);
        insert(thread, payer);
    }

    /** A thread that stands in this line leaves it. */
    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    void leave(Thread thread) {
        if (waiting.only() == thread && cpu.account == null && thread.limiter == null) {
            // What the rest of this method comes to then.
            waiting.clear();
            origin = thread.attained;
            weights = 0;
            surplus = 0;
            cpu.readyMask &= ~(1 << Priority.FAIR);
            return;
        }
        if (thread.limiter != null) {
            thread.wantNot();
        }
        moveOrigin();
        waiting.remove(thread);
        weights -= thread.weightInLine;
        surplus -= thread.weightInLine * (thread.attained - origin);
        if (waiting.isEmpty()) {
            cpu.readyMask &= ~(1 << Priority.FAIR);
        }
    }

    /** Who runs next, if nobody more urgent does; null if nobody stands here. Where all have been served more than who runs it is who is due first. */
    @NoInline
    Thread first() {
        Thread only = waiting.only();
        if (only != null) {
            return only;
        }
        Thread eligible = waiting.firstWithin(average());
        return eligible != null ? eligible : waiting.first();
    }

    /** From now on time counts on the account that {@code running} works on; until when it may. */
    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    long open(Thread running) {
        Thread payer = payer(running);
        if (payer.home != this) {
            place(payer);
        }
        renew(payer);
        cpu.account = payer;
        since = Clock.nanos();
        return end();
    }

    /** Counts what the account is served until now. */
    void count() {
        Thread payer = cpu.account;
        long nanos = Clock.nanos() - since;
        since += nanos;
        payer.served += ((nanos < MOST_NANOS ? nanos : MOST_NANOS) << FRACTION) / payer.weight;
        payer.nanos += nanos;
    }

    /** A thread that has no account runs from now on. */
    @Inline
    void start(long now) {
        since = now;
    }

    /** It ran until now. */
    @Inline
    void countWithoutAccount(Thread thread, long now) {
        thread.nanos += now - since;
        since = now;
    }

    /** No time is counted any more. Whether the account had all it asked for. */
    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    boolean close() {
        count();
        moveOrigin();
        boolean spent = cpu.account.due - cpu.account.served <= 0;
        cpu.account = null;
        return spent;
    }

    /** The current thread works for somebody else from now on. */
    void changeAccount() {
        close();
        if (cpu.current.isFair()) {
            cpu.sliceEnd = open(cpu.current);
            cpu.timerIsStale = true;
            Scheduler.unsettle();
        }
    }

    /** Whether somebody here is due before the current thread, which got the processor by a call. */
    boolean isOutrun() {
        bringUpToDate();
        Thread first = waiting.firstWithin(average());
        return first != null && isAhead(first);
    }

    /** The thread ends: its account is none any more. */
    void forget(Thread thread) {
        if (cpu.account == thread) {
            close();
        }
    }

    /** The thread, which does not stand in line, has another weight. */
    void setWeight(Thread thread, int weight) {
        if (cpu.account == thread) {
            count();
        }
        thread.weigh(weight);
    }

    private void bringUpToDate() {
        if (cpu.account == null) {
            cpu.sliceEnd = open(cpu.current);
        } else {
            count();
            renew(cpu.account);
            cpu.sliceEnd = end();
        }
    }

    private boolean isAhead(Thread thread) {
        return thread.deadline - cpu.account.due < 0 && thread.attained - average() <= 0;
    }

    /** When the account will have what it asks for, if it has the processor until then. */
    private long end() {
        return since + ((cpu.account.due - cpu.account.served) * cpu.account.weight >> FRACTION) + 1;
    }

    private void insert(Thread thread, Thread payer) {
        if (thread.home != this) {
            place(thread);
        }
        if (thread.limiter != null) {
            thread.want();
        }
        moveOrigin();
        thread.attained = payer.served;
        thread.deadline = payer.due;
        thread.weightInLine = payer.weight;
        weights += payer.weight;
        surplus += payer.weight * (payer.served - origin);
        waiting.add(thread);
        cpu.readyMask |= 1 << Priority.FAIR;
    }

    /** An account comes here, from sleep, from another processor or new: it keeps its distance from the average, within limits, and asks for time anew. */
    @NoInline
    private void place(Thread payer) {
        if (payer.home != null && payer.home != this) {
            // Whoever still runs on it there goes on without: an account is in use on one processor at most.
            payer.home.forget(payer);
        }
        long average = average();
        long request = request(payer);
        long ahead = payer.home == null ? 0 : payer.served - (payer.home == this ? average : payer.home.average());
        // Many that are limited together, and wake together, are ahead of others by what one would be.
        long least = payer.limiter == null ? -request : 0;
        ahead = ahead < least ? least : ahead > MOST_AHEAD * request ? MOST_AHEAD * request : ahead;
        payer.home = this;
        payer.served = average + ahead;
        payer.due = payer.served + request;
    }

    /** It asks again if it had what it asked for. */
    private static void renew(Thread payer) {
        if (payer.due - payer.served <= 0) {
            payer.due = payer.served + request(payer);
        }
    }

    private static long request(Thread payer) {
        return (REQUEST_NANOS << FRACTION) / payer.weight;
    }

    /** What those who are here have been served on average, each by its weight. */
    private long average() {
        Thread running = cpu.account;
        if (running == null) {
            return weights == 0 ? origin : origin + surplus / weights;
        }
        return origin + (surplus + running.weight * (running.served - origin)) / (weights + running.weight);
    }

    /** To the average: what is counted from there stays small. */
    @NoInline
    private void moveOrigin() {
        long average = average();
        surplus -= weights * (average - origin);
        origin = average;
    }

    /** On whose account a thread works: of who waits for the end of the chain of calls that it works on, if that is one of the fair band. */
    private static Thread payer(Thread thread) {
        Thread payer = thread;
        for (int i = 0; i < LONGEST_CHAIN && payer.caller != null; i++) {
            payer = payer.caller;
        }
        return payer.ownPriority == Priority.FAIR ? payer : thread;
    }
}
