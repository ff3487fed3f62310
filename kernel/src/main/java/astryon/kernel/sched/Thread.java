package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Fpu;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.PhysicalMap;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/** A flow of control of a process. Its fields belong to the scheduler and to what it is blocked on. */
public final class Thread {
    // @formatter:off
    public static final int RUNNING = 0, READY = 1, SLEEPING = 2, WAITING = 3, CALLING = 4, AWAITING_REPLY = 5, RECEIVING = 6, DEAD = 7;
    // @formatter:on
    public static final int PRIORITIES = 32;
    static final int IDLE_PRIORITY = -1;

    /** Null only of the idle thread. */
    public final Process process;
    public final Context context;
    private final PhysicalAddress contextFrame;

    public int state = SLEEPING;
    /** What it is scheduled by: its own, or higher while it serves a more urgent caller. */
    public int priority;
    public final int ownPriority;

    /** Whose call it is answering, or null. */
    public Thread caller;
    /** Who is answering its call, or null. */
    public Thread server;
    /** Badge of the endpoint handle it is calling through. */
    public long badge;
    /** Bits of the notification it waits for. */
    public long awaitedBits;

    Thread next;
    Thread previous;
    /** The queue it is in, or null. */
    ThreadQueue queue;
    /** Its neighbours among the threads of its process. */
    Thread nextInProcess;
    Thread previousInProcess;
    long deadline;
    /** Place in {@link Sleepers}, or -1. */
    int sleeperIndex = -1;

    private Thread(Process process, int priority, PhysicalAddress contextFrame) {
        this.process = process;
        this.ownPriority = priority;
        this.priority = priority;
        this.contextFrame = contextFrame;
        this.context = new Context(PhysicalMap.at(contextFrame).value());
    }

    /** Throws {@link KernelError} if there is no memory; the context is still to be filled. */
    static Thread create(Process process, int priority) {
        PhysicalAddress frame = Frames.allocate();
        if (Frames.isNone(frame)) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        try {
            return new Thread(process, priority, frame);
        } catch (KernelError noMemory) {
            Frames.free(frame);
            throw noMemory;
        }
    }

    void initialiseUser(Address entry, Address stackPointer, long argument) {
        context.initialiseUser(entry, stackPointer, argument);
        Fpu.initialiseState(context);
    }

    /** What its system call will yield. */
    public void setResult(long result) {
        context.setRegister(Context.RAX, result);
    }

    /** Gives its memory back. */
    void free() {
        Frames.free(contextFrame);
        Objects.free(this);
    }
}
