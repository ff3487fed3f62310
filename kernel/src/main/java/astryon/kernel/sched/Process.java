package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.TraceKind;
import astryon.kernel.arch.Processors;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.log.Trace;
import astryon.kernel.mem.AddressSpace;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.Work;
import astryon.magic.Address;
import astryon.magic.Recursive;

/**
 * What starts, holds and ends together. When it ends, at any moment and for any reason, it gives back everything at once; what remains is
 * the object itself with its status, for who still has a handle.
 */
public final class Process extends Waitable {
    /** Plus a code of who did it. */
    public static final int KILLED = 256;
    /** Plus the exception's vector. */
    public static final int FAULTED = 512;
    /** Plus a code of who did it: it has not ended. */
    public static final int SUSPENDED = 1024;

    /** They are gone through when its time is asked for. */
    private static final int MOST_THREADS = 4096;
    /** Its cells and its first page table. */
    private static final int CELLS = 4096 + 512;

    private static final int NEW = 0;
    private static final int RUNNING = 1;
    /** Its threads do not run any more, and what it holds is given back part by part. */
    private static final int ENDING = 2;
    private static final int ENDED = 3;

    private final AddressSpace space;
    private final HandleTable handles;
    private int state;
    private int status;
    private Thread threads;
    private int threadCount;
    private boolean isSuspended;
    /** Of its threads that have ended. */
    private long formerNanos;
    private long codeTable;
    private Address nullEntry = new Address(0);
    private Address stackEntry = new Address(0);
    /** Ports its threads may use by instructions, or null. */
    private PortAccess ports;
    /** The endpoint that hears of faults, or null, and with which badge. */
    private KernelObject supervisor;
    private long supervisorBadge;
    /** For messages only. */
    private final int number;
    private static int lastNumber;
    /** {@link #number} of what it is a copy of, or 0. */
    private int original;
    /** Its neighbours among those who spend from its budget. */
    Process nextSpender;
    Process previousSpender;
    Process nextEnding;
    Budget limiter;
    /** Neighbours among those that it counts. */
    Process nextCounted;
    Process previousCounted;
    /** The thread of its own that ends it, or null. */
    private Thread ender;
    /** The first of its threads that do not know yet what is decided for all: that they run, or do not. */
    private Thread unsettled;
    /** It holds nothing any more but a thread. */
    private boolean isEmpty;
    /** It ran before it began to end. */
    private boolean ran;

    private Process(AddressSpace space, HandleTable handles) {
        super(ObjectType.PROCESS);
        this.space = space;
        this.handles = handles;
        handles.belongTo(this);
        space.belongTo(this);
        number = ++lastNumber;
        Processes.add();
    }

    @Override
    protected void spendFrom(Budget payer) {
        Processes.enter(this, payer);
    }

    /** An empty one; throws {@link KernelError} if there is no memory. */
    public static Process create() {
        AddressSpace space = AddressSpace.create();
        HandleTable handles = null;
        try {
            handles = HandleTable.create();
            return new Process(space, handles);
        } catch (KernelError noMemory) {
            if (handles != null) {
                handles.destroy();
            }
            space.destroy();
            Objects.free(space);
            throw noMemory;
        }
    }

    public int number() {
        return number;
    }

    public int threadCount() {
        return threadCount;
    }

    /** Of processor time until now. */
    public long nanos() {
        for (int i = 0; i < Processors.count(); i++) {
            Cpu.get(i).countFor(this);
        }
        long nanos = formerNanos;
        for (Thread thread = threads; thread != null; thread = thread.nextInProcess) {
            nanos += thread.nanos;
        }
        return nanos;
    }

    public AddressSpace space() {
        return space;
    }

    public HandleTable handles() {
        return handles;
    }

    /** What its starter said of its code table: two 32-bit addresses, text above table, or 0. */
    public long codeTable() {
        return codeTable;
    }

    /** Where faults of null checks go on, or zero. */
    public Address nullEntry() {
        return nullEntry;
    }

    /** Where stack checks that fail go on, or zero. */
    public Address stackEntry() {
        return stackEntry;
    }

    public void setFaultEntries(Address forNull, Address forStack) {
        nullEntry = forNull;
        stackEntry = forStack;
    }

    /** Its threads may use some I/O ports by instructions, too, from now on; throws {@link KernelError}. */
    public void allowPorts(int first, int count) {
        ports = PortAccess.add(this, first, count);
    }

    PortAccess ports() {
        return ports;
    }

    /** Faults of its threads are calls to that endpoint from now on. */
    public void supervise(KernelObject endpoint, long badge) {
        endpoint.retain();
        dismissSupervisor();
        supervisor = endpoint;
        supervisorBadge = badge;
    }

    public void dismissSupervisor() {
        if (supervisor != null) {
            KernelObject former = supervisor;
            supervisor = null;
            former.release();
        }
    }

    public KernelObject supervisor() {
        return supervisor;
    }

    public long supervisorBadge() {
        return supervisorBadge;
    }

    /** Sees copies of a part of what {@code model} sees; whether of all. Throws {@link KernelError}. Only for a new one. */
    public boolean copyFrom(Process model) {
        original = model.number;
        codeTable = model.codeTable;
        nullEntry = model.nullEntry;
        stackEntry = model.stackEntry;
        return space.copyFrom(model.space);
    }

    public boolean isCopyOf(Process other) {
        return original == other.number;
    }

    /** Throws {@link KernelError} if it has ended, or has begun to: it has no handles and no memory any more. */
    public void requireAlive() {
        if (state >= ENDING) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
    }

    /** Whether it has not been started yet. */
    public boolean isNew() {
        return state == NEW;
    }

    /** Starts the first thread. */
    public void start(Address entry, Address stackPointer, long argument, long codeTable, int priority) {
        if (state != NEW) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
        this.codeTable = codeTable == 0 ? this.codeTable : codeTable;
        state = RUNNING;
        try {
            addThread(entry, stackPointer, argument, priority);
        } catch (KernelError noMemory) {
            state = NEW;
            throw noMemory;
        }
        // Whoever runs in it keeps it.
        retain();
    }

    /** Starts another thread; throws {@link KernelError} if there is no memory for it. */
    public Thread addThread(Address entry, Address stackPointer, long argument, int priority) {
        if (state != RUNNING) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
        if (threadCount == MOST_THREADS) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Thread thread = null;
        try {
            thread = Thread.create(this, priority);
            thread.limitBy(budget());
            thread.chargeTo(budget());
        } catch (KernelError noMemory) {
            if (thread != null) {
                thread.abandon();
            }
            throw noMemory;
        }
        thread.retain();
        thread.weigh(Scheduler.current().weight());
        thread.initialiseUser(entry, stackPointer, argument);
        if (isSuspended) {
            Scheduler.suspend(thread, Thread.STANDSTILL);
        }
        threadCount++;
        thread.nextInProcess = threads;
        if (threads != null) {
            threads.previousInProcess = thread;
        }
        threads = thread;
        Scheduler.makeReady(thread);
        return thread;
    }

    /** It has ended. */
    @Override
    public boolean isReady() {
        return state == ENDED;
    }

    /** How it ended, or by what it is suspended, or -1. */
    public int status() {
        return state == ENDED || isSuspended ? status : -1;
    }

    /** None of its threads runs until {@link #resume}; whether that is so for all. Only for one that is alive. */
    public boolean suspend(int code) {
        if (!isSuspended) {
            isSuspended = true;
            unsettled = threads;
        }
        if (status != SUSPENDED + code) {
            status = SUSPENDED + code;
            tellWatches();
        }
        if (Scheduler.current().process == this) {
            Scheduler.suspend(Scheduler.current(), Thread.STANDSTILL);
        }
        return settleOrLeaveRest();
    }

    /** Its threads run again, but for those that are suspended themselves; whether that is so for all. */
    public boolean resume() {
        if (isSuspended) {
            isSuspended = false;
            status = 0;
            unsettled = threads;
        }
        return settleOrLeaveRest();
    }

    /** Whoever asked may be among those who do not run, or end before all is done. */
    private boolean settleOrLeaveRest() {
        if (settleSome()) {
            return true;
        }
        leaveRest();
        return false;
    }

    @Override
    protected boolean carryOn() {
        return (state == ENDING || settleSome()) && super.carryOn();
    }

    /** Some of its threads run or do not, as it is decided for all; whether that is so for all. When it ends one goes on, to end it. */
    private boolean settleSome() {
        for (int left = Work.THREADS; unsettled != null && left > 0; left--) {
            Thread thread = unsettled;
            unsettled = thread.nextInProcess;
            if (state != ENDING && !isSuspended) {
                Scheduler.resume(thread, Thread.STANDSTILL);
            } else if (thread != ender) {
                Scheduler.suspend(thread, state == ENDING ? Thread.SUSPENSION : Thread.STANDSTILL);
            }
        }
        return unsettled == null;
    }

    /** Ends one thread, and with the last the process. */
    public void exitThread(Thread thread) {
        if (thread.nextInProcess == null && thread.previousInProcess == null) {
            end(0);
        } else {
            endThread(thread);
        }
    }

    /** Whether it has begun to end, and has not ended. */
    public boolean isEnding() {
        return state == ENDING;
    }

    /**
     * Ends it, or does a part of what that takes, if that is long: then it has to be asked for again, by anybody. Whether it has ended. The object itself may be gone on return, and so may
     * the current thread's.
     *
     * <p>First none of its threads runs any more. Then what it holds is given back; at last its threads end. Whether those who called one will ever be answered is known once its handles
     * are closed; that is why threads leave their calls last. If the current thread is its own, it goes on nowhere: that faults, and a fault in a process that is ending does the next part. A process
     * that began to end earlier is dealt with first, so that none waits for somebody who has ended himself.
     */
    public boolean end(int withStatus) {
        if (state < ENDING) {
            beginToEnd(withStatus);
        }
        if (state == ENDED) {
            return true;
        }
        if (Scheduler.current().process == this) {
            Scheduler.current().goNowhere();
        }
        Process oldest = Processes.firstEnding();
        boolean own = oldest == this;
        if (!oldest.giveBackSome()) {
            return false;
        }
        oldest.finish();
        return own;
    }

    private void beginToEnd(int withStatus) {
        Trace.event(TraceKind.Number.END, number);
        ran = state == RUNNING;
        state = ENDING;
        isSuspended = false;
        status = withStatus;
        retain();
        Processes.addEnding(this);
        dismissSupervisor();
        unsettled = threads;
        ender = Scheduler.current().process == this ? Scheduler.current() : null;
    }

    @Override
    protected boolean empty() {
        return (state != NEW || giveBackSome()) && super.empty();
    }

    /** Gives back a part of what it holds; whether nothing is left but a thread. Only if it is ending or never began. */
    @Recursive(most = 2, reason = "only a process that ran has handles to one that never did, or a thread that makes one")
    private boolean giveBackSome() {
        if (!settleSome()) {
            return false;
        }
        if (ender != null) {
            Scheduler.expel(ender);
        }
        Scheduler.unload(space.root());
        if (!space.empty() || !handles.empty()) {
            return false;
        }
        int left = Work.THREADS;
        while (threads != null && threads.nextInProcess != null) {
            Thread thread = threads == Scheduler.current() ? threads.nextInProcess : threads;
            if (left-- == 0 || thread.unfinished != null && !thread.unfinished.mayGo()) {
                return false;
            }
            endThread(thread);
        }
        isEmpty = threads == null || threads.unfinished == null || threads.unfinished.mayGo();
        return isEmpty;
    }

    private void finish() {
        Processes.removeFirstEnding();
        state = ENDED;
        if (threads != null) {
            Scheduler.stop(threads);
        }
        giveBack();
        if (threads != null) {
            endThread(threads);
        }
        tellWatches();
        if (ran) {
            release();
        }
        release();
    }

    /** Everything but the threads. Closing handles may take away the last reference but the caller's. */
    private void giveBack() {
        Processes.remove(this);
        dismissSupervisor();
        PortAccess.giveBack(this);
        ports = null;
        Scheduler.unload(space.root());
        space.destroy();
        Objects.free(space);
        handles.destroy();
    }

    private void endThread(Thread thread) {
        threadCount--;
        if (unsettled == thread) {
            unsettled = thread.nextInProcess;
        }
        if (thread.previousInProcess == null) {
            threads = thread.nextInProcess;
        } else {
            thread.previousInProcess.nextInProcess = thread.nextInProcess;
        }
        if (thread.nextInProcess != null) {
            thread.nextInProcess.previousInProcess = thread.previousInProcess;
        }
        if (thread.state != Thread.DEAD) {
            Scheduler.stop(thread);
        }
        formerNanos += thread.nanos;
        thread.leaveCalls();
        thread.end();
        thread.release();
    }

    @Override
    protected long cost() {
        return CELLS;
    }

    @Override
    protected boolean endsAtOnce() {
        return (state != NEW || isEmpty) && super.endsAtOnce();
    }

    /** The last handle to a process that never ran is gone; one that runs is kept by itself. */
    @Override
    protected void destroy() {
        super.destroy();
        if (state == NEW) {
            state = ENDED;
            giveBack();
        }
    }
}
