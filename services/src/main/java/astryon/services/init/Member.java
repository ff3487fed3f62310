package astryon.services.init;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.protocol.Broker;
import astryon.protocol.ProcessList;
import astryon.sys.Calls;

/** A process that init started, of the system's page or for somebody: where it belongs, and what it wants to know of signals. */
final class Member {
    private static final int SUSPENDED = 1024;

    final int number;
    final int parent;
    /** The number of the page's program that it comes from. */
    final int session;
    final String name;
    /** Zero until there is one. */
    Handle process = new Handle(0);
    /** Bit n for signal n. */
    private final long ignored;
    private long caught;
    private Handle listener = new Handle(0);

    Member(int number, int parent, int session, String name, long ignored) {
        this.number = number;
        this.parent = parent;
        this.session = session;
        this.name = name;
        this.ignored = ignored;
    }

    /** Takes {@code notification}: bits {@link Broker#FIRST_SIGNAL} and up tell it of signals in {@code signals}. */
    void listen(Handle notification, long signals) {
        close(listener);
        listener = notification;
        caught = signals;
    }

    void signal(int signal) {
        if (signal == ProcessList.CONTINUE) {
            Calls.processResume(process);
        }
        boolean isForSystem = signal == ProcessList.KILL || signal == ProcessList.STOP;
        if (signal == 0 || !isForSystem && (ignored >>> signal & 1) != 0) {
            return;
        }
        if (!isForSystem && (caught >>> signal & 1) != 0) {
            Calls.notificationSignal(listener, 1L << Broker.FIRST_SIGNAL + signal);
            return;
        }
        switch (signal) {
            case ProcessList.CONTINUE, ProcessList.CHILD -> { }
            case ProcessList.STOP, ProcessList.TERMINAL_STOP, ProcessList.TERMINAL_INPUT, ProcessList.TERMINAL_OUTPUT -> Calls.processSuspend(process, signal);
            default -> Calls.processKill(process, signal);
        }
    }

    /** Whether it has not ended. */
    boolean isAlive() {
        long status = process.value() == 0 ? 0 : Calls.processStatus(process);
        return status == -ErrorCode.Number.STILL_RUNNING || status >= SUSPENDED;
    }

    ProcessList.Entry entry() {
        long status = Calls.processStatus(process);
        int state = status >= SUSPENDED ? (int) status - SUSPENDED : ProcessList.RUNS;
        return new ProcessList.Entry(name, number, parent, state, (int) Calls.processThreads(process), Calls.processTime(process), Calls.processMemory(process));
    }

    void end() {
        close(process);
        close(listener);
        process = new Handle(0);
        listener = new Handle(0);
        caught = 0;
    }

    private static void close(Handle handle) {
        if (handle.value() != 0) {
            Calls.handleClose(handle);
        }
    }
}
