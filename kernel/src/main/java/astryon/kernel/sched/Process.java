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
import astryon.magic.Address;

/**
 * What starts, holds and ends together. When it ends, at any moment and for any reason, it gives back everything at once; what remains is
 * the object itself with its status, for who still has a handle.
 */
public final class Process extends Waitable {
    public static final int KILLED = 256;
    /** Plus the exception's vector. */
    public static final int FAULTED = 512;

    /** Its cells and its first page table. */
    private static final int CELLS = 4096 + 512;

    private static final int NEW = 0;
    private static final int RUNNING = 1;
    private static final int ENDED = 2;

    private static int alive;
    /** Those that are, linked. */
    private static Process firstAlive;

    private final AddressSpace space;
    private final HandleTable handles;
    private int state;
    private int status;
    private Thread threads;
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
    private Process nextAlive;
    private Process previousAlive;

    private Process(AddressSpace space, HandleTable handles) {
        super(ObjectType.PROCESS);
        this.space = space;
        this.handles = handles;
        handles.belongTo(this);
        space.belongTo(this);
        number = ++lastNumber;
        alive++;
        nextAlive = firstAlive;
        if (firstAlive != null) {
            firstAlive.previousAlive = this;
        }
        firstAlive = this;
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

    /** Processes that have not ended. */
    public static int alive() {
        return alive;
    }

    public int number() {
        return number;
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
        if (ports != null && ports.depth == PortAccess.MOST) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
        charge(PortAccess.COST);
        try {
            ports = new PortAccess(this, first, count, ports);
        } catch (KernelError noMemory) {
            uncharge(PortAccess.COST);
            throw noMemory;
        }
        Dispatcher.portsGiven();
    }

    PortAccess ports() {
        return ports;
    }

    private void returnPorts() {
        for (int i = 0; i < Processors.count(); i++) {
            if (Cpu.get(i).ports != null && Cpu.get(i).ports.owner == this) {
                Cpu.get(i).allow(null);
            }
        }
        while (ports != null) {
            PortAccess former = ports;
            ports = former.before;
            Objects.free(former);
            uncharge(PortAccess.COST);
            Dispatcher.portsReturned();
        }
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

    /** Sees copies of what {@code original} sees; throws {@link KernelError}. Only for a new one. */
    public void copyFrom(Process original) {
        codeTable = original.codeTable;
        nullEntry = original.nullEntry;
        stackEntry = original.stackEntry;
        space.copyFrom(original.space);
    }

    /** Throws {@link KernelError} if it has ended: it has no handles and no memory any more. */
    public void requireAlive() {
        if (state == ENDED) {
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
        Scheduler.alarms().reserve();
        Thread thread = null;
        try {
            thread = Thread.create(this, priority);
            thread.chargeTo(budget());
        } catch (KernelError noMemory) {
            if (thread != null) {
                thread.abandon();
            }
            Scheduler.alarms().unreserve();
            throw noMemory;
        }
        thread.retain();
        thread.weight = Scheduler.current().weight;
        thread.initialiseUser(entry, stackPointer, argument);
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

    /** How it ended, or -1. */
    public int status() {
        return state == ENDED ? status : -1;
    }

    /** Ends one thread, and with the last the process. */
    public void exitThread(Thread thread) {
        if (thread.nextInProcess == null && thread.previousInProcess == null) {
            end(0);
        } else {
            endThread(thread);
        }
    }

    /**
     * Ends it. The object itself may be gone on return, and so may the current thread's. Whether those who called it will ever be
     * answered is known once its handles are closed; that is why threads stop first and leave their calls last.
     */
    public void end(int withStatus) {
        if (state == ENDED) {
            return;
        }
        Trace.event(TraceKind.Number.END, number);
        boolean ran = state == RUNNING;
        state = ENDED;
        status = withStatus;
        retain();
        for (Thread thread = threads; thread != null; thread = thread.nextInProcess) {
            Scheduler.stop(thread);
        }
        giveBack();
        while (threads != null) {
            endThread(threads);
        }
        tellWatches();
        if (ran) {
            release();
        }
        release();
    }

    /** Ends all processes that spend from a budget or one split off it; that of the current thread, if it is one, last. */
    public static void endAll(Budget budget) {
        Process own = Scheduler.current().process;
        boolean ownToo = false;
        Process process = firstAlive;
        while (process != null) {
            Process following = process.nextAlive;
            if (process.budget() != null && process.budget().isWithin(budget)) {
                if (process == own) {
                    ownToo = true;
                } else {
                    process.end(KILLED);
                    // Others may have gone with it.
                    following = firstAlive;
                }
            }
            process = following;
        }
        if (ownToo) {
            own.end(KILLED);
        }
    }

    private void leaveAlive() {
        alive--;
        if (previousAlive == null) {
            firstAlive = nextAlive;
        } else {
            previousAlive.nextAlive = nextAlive;
        }
        if (nextAlive != null) {
            nextAlive.previousAlive = previousAlive;
        }
    }

    /** Everything but the threads. Closing handles may take away the last reference but the caller's. */
    private void giveBack() {
        leaveAlive();
        dismissSupervisor();
        returnPorts();
        Scheduler.unload(space.root());
        space.destroy();
        Objects.free(space);
        handles.destroy();
    }

    private void endThread(Thread thread) {
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
        thread.leaveCalls();
        Scheduler.alarms().unreserve();
        thread.end();
        thread.release();
    }

    @Override
    protected long cost() {
        return CELLS;
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
