package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.Priority;
import astryon.abi.Rights;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Fpu;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.mem.Shortage;
import astryon.kernel.mem.Work;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;

/** A flow of control of a process. Its fields belong to the scheduler and to what it is blocked on. */
public final class Thread extends Waitable {
    // @formatter:off
    public static final int RUNNING = 0, READY = 1, SLEEPING = 2, WAITING = 3, CALLING = 4, AWAITING_REPLY = 5, RECEIVING = 6, SUSPENDED = 7, DEAD = 8;
    // @formatter:on
    public static final int PRIORITIES = 32;
    static final int IDLE_PRIORITY = -1;
    /** Its cells; the frame comes on top. */
    private static final int CELLS = 512;

    /** Null only of the idle thread. */
    public final Process process;
    public final Context context;
    /** The page tables it sees memory by; zero for the idle thread, to which all are the same. */
    final PhysicalAddress root;
    private final PhysicalAddress contextFrame;

    public int state = SLEEPING;
    /** What it is scheduled by: its own, or higher while it serves a more urgent caller. */
    public int priority;
    public final byte ownPriority;

    /** Whose call it is answering, or null. */
    public Thread caller;
    /** Whether it took a call and has not replied; the caller may have given up meanwhile. */
    public boolean owesReply;
    /** Who is answering its call, or null: a thread, or whoever holds the reply. */
    public Thread server;
    public Reply reply;
    /** The line it last took a caller from, or null, and its neighbours among those who do. */
    private ThreadQueue line;
    Thread nextServant;
    private Thread previousServant;
    /** The page that bytes of messages are read from and written to, or zero. */
    public Address messagePage = new Address(0);
    /** Badge of the endpoint handle it is calling through. */
    public long badge;
    /** Bits of the notification it waits for, and whether it wants all of them. */
    public long awaitedBits;
    public boolean awaitsAll;

    /** Which word it waits for: number of the memory, 0 if none, and place there. */
    long futexMemory;
    long futexOffset;
    /** Who cannot go on before it acts. */
    final ThreadQueue dependents;

    /** What keeps it from running at once wherever it is made ready: bits of these. */
    int restraint;
    /** It is not to run, whatever happens. */
    public static final int SUSPENSION = 1;
    /** Not on every processor: {@link #affinity} has a bit for each where it may. */
    static final int PINNED = 2;
    /** Its alarm is set. */
    static final int ALARMED = 4;
    /** Not that, but that its line is a {@link FairLine}: as its priority says, in a bit that is looked at anyway. */
    private static final int IN_FAIR_BAND = 8;
    /** None of its process's threads is to run. */
    static final int STANDSTILL = 16;
    static final int HELD = SUSPENSION | STANDSTILL;
    int affinity = -1;
    /** Handles by which it can be resumed. */
    private int managers;
    /** Whether it faulted, and its call to its supervisor has not been answered. */
    public boolean faulted;
    /** Its fault stands: it goes on nowhere, and its process ends of what {@link #faultVector} says. */
    public boolean condemned;
    public byte faultVector;
    public long faultAddress;
    /** If it faulted for want of a page: whose page, and which, it waits for; kept until it faults again if nobody answered. */
    public MemoryObject pageMemory;
    public long page;
    /** It was told that there is no such page: when it touches it again, that is an error. */
    public boolean pageRefused;
    /** What its system call, which is done part by part, has made so far, with a reference; or null. */
    public KernelObject unfinished;
    /** Up to where its system call, which is done part by part, has come; zero if it has not begun. */
    public Address reached = new Address(0);
    /** Where a copy for its system call found nothing, since the last call that asked; zero if nowhere. */
    public Address missed = new Address(0);
    public boolean missedForWriting;
    /** Where registers go before {@link Context#REDIRECT}, and which code's system calls do not go there: {@code syscall.Redirect}. */
    public Address redirectArea = new Address(0);
    public Address nativeStart = new Address(0);
    public Address nativeEnd = new Address(0);

    Thread next;
    Thread previous;
    /** In a queue by priority, of who is the last of its own: the last of the more urgent ones. */
    Thread moreUrgent;
    /** The queue it is in, or null. */
    ThreadQueue queue;
    /** Its neighbours among the threads of its process. */
    Thread nextInProcess;
    Thread previousInProcess;
    final Alarm alarm;

    /** What it was given in the fair band; and, in 1/{@link #FINE}, what of that it has, as what limits it lets its like have no more together. */
    private short ownWeight;
    int weight;
    static final int FINE = 64;
    /** Its account there: what it has been served, by when what it asks for is due, both in the virtual time of where it was last; null if it never was. */
    long served;
    long due;
    /** Of processor time that were counted on its account, or for it while it had none. */
    long nanos;
    /** What limits its process's budget in number, or null. */
    Budget limiter;
    FairLine home;
    /** While it stands in a fair line: the same of the account that it works on, as it was when it came, and its links there. */
    long attained;
    long deadline;
    int weightInLine;
    Thread above;
    Thread left;
    Thread right;
    int rank;
    long leastAttained;

    private Thread(Process process, int priority, PhysicalAddress contextFrame, Alarm alarm, ThreadQueue dependents) {
        super(ObjectType.THREAD);
        this.process = process;
        this.root = process == null ? new PhysicalAddress(0) : process.space().root();
        this.ownPriority = (byte) priority;
        schedule(priority);
        this.contextFrame = contextFrame;
        this.context = new Context(PhysicalMap.at(contextFrame).value());
        this.alarm = alarm;
        alarm.thread = this;
        this.dependents = dependents;
        dependents.owner = this;
        weigh(Priority.USUAL_WEIGHT);
    }

    /** Throws {@link KernelError} if there is no memory; the context is still to be filled. */
    static Thread create(Process process, int priority) {
        PhysicalAddress frame = Frames.allocate();
        if (Frames.isNone(frame)) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Alarm alarm = null;
        ThreadQueue dependents = null;
        try {
            alarm = new Alarm();
            dependents = new ThreadQueue();
            return new Thread(process, priority, frame, alarm, dependents);
        } catch (KernelError noMemory) {
            Objects.free(dependents);
            Objects.free(alarm);
            Frames.free(frame);
            throw noMemory;
        }
    }

    void initialiseUser(Address entry, Address stackPointer, long argument) {
        context.initialiseUser(entry, stackPointer, argument);
        Fpu.initialiseState(context);
    }

    /** It is scheduled by that priority from now on; it does not stand in line. */
    void schedule(int by) {
        priority = by;
        restraint = by == Priority.FAIR ? restraint | IN_FAIR_BAND : restraint & ~IN_FAIR_BAND;
    }

    /** What it weighs in the fair band where nothing limits it. */
    public int weight() {
        return ownWeight;
    }

    void weigh(int units) {
        ownWeight = (short) units;
        weight = units * FINE;
    }

    /** It wants to run, and is limited: it has its part of what all have together that do. */
    @NoInline
    void want() {
        limiter.want(ownWeight);
        weight = limiter.part(ownWeight * FINE);
    }

    /** It does not stand in line any more. */
    @NoInline
    void wantNot() {
        limiter.want(-ownWeight);
    }

    boolean isFair() {
        return priority == Priority.FAIR;
    }

    /** Whether it can run here at once if it does not wait. */
    @Inline
    public boolean isFree() {
        return (restraint & ~IN_FAIR_BAND) == 0;
    }

    public boolean isSuspended() {
        return state == SUSPENDED;
    }

    /** What its system call will yield. A thread that faulted made none: it tries again. */
    public void setResult(long result) {
        if (faulted) {
            faulted = false;
            return;
        }
        context.setRegister(Context.RAX, result);
    }

    /** It will not make that call again, or needs what it made no longer. */
    public void dropUnfinished() {
        if (unfinished != null) {
            KernelObject former = unfinished;
            unfinished = null;
            former.release();
        }
    }

    /** Its process ends: no instruction of its own is executed any more. */
    void goNowhere() {
        context.setRegister(Context.RIP, 0);
    }

    /** Its supervisor has said so. */
    public void condemn() {
        condemned = true;
        goNowhere();
    }

    /** It faults for want of a page. The object stays there to be supplied with it. */
    public void waitForPage(MemoryObject memory, long number) {
        waitForNoPage();
        memory.retain();
        pageMemory = memory;
        page = number;
    }

    /** It does not, or no longer. */
    public void waitForNoPage() {
        if (pageMemory != null) {
            MemoryObject memory = pageMemory;
            pageMemory = null;
            memory.release();
        }
    }

    /** It serves those who stand in this line from now on. */
    @Inline
    public void serve(ThreadQueue callers) {
        if (line != callers) {
            changeLine(callers);
        }
    }

    private void changeLine(ThreadQueue callers) {
        if (line != null) {
            leaveLine();
        }
        line = callers;
        nextServant = callers.servants;
        if (nextServant != null) {
            nextServant.previousServant = this;
        }
        callers.servants = this;
    }

    void leaveLine() {
        if (previousServant == null) {
            line.servants = nextServant;
        } else {
            previousServant.nextServant = nextServant;
        }
        if (nextServant != null) {
            nextServant.previousServant = previousServant;
        }
        previousServant = null;
        nextServant = null;
        line = null;
    }


    /** How urgent it is, with those who wait for it. */
    int inheritedPriority() {
        int most = ownPriority;
        if (dependents.first() != null && dependents.first().priority > most) {
            most = dependents.first().priority;
        }
        if (caller != null && caller.priority > most) {
            most = caller.priority;
        }
        if (line != null && line.first() != null && line.first().priority > most) {
            most = line.first().priority;
        }
        return most;
    }

    /** Who has to run before this thread can, or null. */
    Thread obstacle() {
        return server != null ? server : queue == null ? null : queue.owner != null ? queue.owner : queue.servants;
    }

    /** Nobody waits for the reply any more; the server learns nothing. */
    void abandonCall() {
        if (server != null) {
            Thread late = server;
            late.caller = null;
            server = null;
            Scheduler.settlePriority(late);
        } else if (reply != null) {
            reply.caller = null;
            reply = null;
        }
    }

    /** It has ended; call and reply end with it. */
    void leaveCalls() {
        abandonCall();
        waitForNoPage();
        if (caller != null) {
            caller.server = null;
            if (caller.state != DEAD) {
                Scheduler.wake(caller, line == null || line.isClosed() ? -ErrorCode.Number.PEER_DIED : -ErrorCode.Number.PEER_RESTARTED);
            }
            caller = null;
        }
        if (line != null) {
            leaveLine();
        }
    }

    @Override
    public void handleOpened(int rights) {
        retain();
        if ((rights & Rights.Bit.MANAGE) != 0) {
            managers++;
        }
    }

    /** A suspension that nobody can end any more is over. */
    @Override
    public void handleClosed(int rights) {
        if ((rights & Rights.Bit.MANAGE) != 0 && --managers == 0 && (restraint & SUSPENSION) != 0 && state != DEAD && !process.isEnding()) {
            Scheduler.resume(this, SUSPENSION);
        }
        release();
    }

    /** It has ended. */
    @Override
    public boolean isReady() {
        return state == DEAD;
    }

    /** It counts as one of those that spend from its process's budget until it ends; throws {@link KernelError} if it is one too many. */
    void limitBy(Budget payer) {
        Budget most = payer == null ? null : payer.limiter();
        if (most != null) {
            most.addThread();
            limiter = most;
        }
    }

    /** It never ran, and nobody knows it. */
    void abandon() {
        if (limiter != null) {
            limiter.removeThread();
        }
        Frames.free(contextFrame);
        Objects.free(dependents);
        Objects.free(alarm);
        Objects.free(this);
    }

    /** It runs no more: nobody looks at its registers again. */
    void end() {
        dropUnfinished();
        Shortage.cancel(context);
        Frames.free(contextFrame);
        uncharge(FrameAllocator.FRAME);
        if (limiter != null) {
            limiter.removeThread();
        }
        tellWatches();
    }

    @Override
    protected long cost() {
        return FrameAllocator.FRAME + CELLS;
    }

    @Override
    protected boolean endsAtOnce() {
        return dependents.first() == null && super.endsAtOnce();
    }

    /** Who still waits for it waits for nobody. */
    @Override
    protected boolean empty() {
        for (int left = Work.WAKINGS; dependents.first() != null && left > 0; left--) {
            dependents.leave(dependents.first());
        }
        return dependents.first() == null && super.empty();
    }

    @Override
    protected void destroy() {
        super.destroy();
        Objects.free(dependents);
        Objects.free(alarm);
    }
}
