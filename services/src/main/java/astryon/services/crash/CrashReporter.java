package astryon.services.crash;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.abi.UserSpace;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.CrashReports;
import astryon.protocol.CrashReportsDispatcher;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.services.kit.RecordRing;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.Session;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.Crashes}, and where faults are told, 1 the boot archive to be read, 2 memory for reports, zero at first and the same after a restart: a page, and the rest. Its
 * arguments are the names of the system's programs, in the order of their page; faults of the n-th (from 0) come with badge 2 n + 2, those of what it started with 2 n + 3.
 */
public final class CrashReporter {
    private static final int PAGE = 4096;
    private static final int FIRST = 2;
    private static final int MOST_NAME = 64;
    private static final Handle CALLER = new Handle(0);
    private static final long TELL = 1;
    private static final long DO_NOT_WAIT = 1;

    private final String[] programs;
    private final Reports reports;
    private final DebugTables debugTables;
    private final Restraint restraint = new Restraint();
    private final Address room;
    private final Address registers;
    private final Address traces = SharedMemory.create(Reports.MOST_TEXT).start();
    /** What is to be said in the log: not before the fault is dealt with, for it may be the log's own. */
    private final List<String> unsaid = new ArrayList<>();
    private final Handle telling = new Handle(SystemError.check(Calls.notificationCreate().value()));

    private CrashReporter(String[] programs, Reports reports, DebugTables debugTables, Address room) {
        this.debugTables = debugTables;
        this.programs = programs;
        this.reports = reports;
        this.room = room;
        this.registers = room.plus((long) Pages.KEPT * PAGE);
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory memory = SharedMemory.map(block.handle(2), Protection.READ | Protection.WRITE);
        int capacity = Integer.highestOneBit((int) memory.size() - PAGE);
        Reports reports = new Reports(new RecordRing(memory.start(), memory.start().plus(PAGE), capacity), SharedMemory.create(Reports.MOST_TEXT).start());
        BootArchive archive = new BootArchive(SharedMemory.map(block.handle(1), Protection.READ).start().value());
        DebugTables debugTables = new DebugTables(archive, SharedMemory.create((long) Pages.KEPT * PAGE).start());
        CrashReporter reporter = new CrashReporter(arguments, reports, debugTables, SharedMemory.create((Pages.KEPT + 1L) * PAGE).start());
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        loop.whenever(reporter.telling, reporter::tell);
        loop.onFault(reporter::fault);
        loop.runGiven(badge -> badge == 0 ? reporter.reports : reporter.new Teller(badge));
    }

    /** Whoever has a handle with a badge of a program tells of its end itself. */
    private final class Teller implements CrashReports, Session {
        private final long badge;

        private Teller(long badge) {
            this.badge = badge;
        }

        @Override
        public void dispatch(Exchange exchange) {
            CrashReportsDispatcher.dispatch(this, exchange);
        }

        @Override
        public void uncaught(String program, Loan trace) {
            long now = SystemClock.nanos();
            if (restraint.admits(badge, now)) {
                int bytes = (int) Math.min(trace.size(), Reports.MOST_TEXT);
                trace.read(0, traces, bytes);
                String name = badge % 2 == 0 ? known(badge) : started(program.length() > MOST_NAME ? program.substring(0, MOST_NAME) : program, badge);
                keep(Report.ofTrace(name, Utf8.decode(traces, bytes)), now);
            }
        }
    }

    private void keep(Report report, long now) {
        unsaid.add(report.line() + ": crash " + reports.add(report, now));
        Calls.notificationSignal(telling, TELL);
    }

    private String known(long badge) {
        int program = (int) (badge - FIRST) / 2;
        return program >= 0 && program < programs.length ? programs[program] : "?";
    }

    private String started(String name, long badge) {
        return name + " (started by " + known(badge) + ")";
    }

    private void tell() {
        Calls.notificationWait(telling, TELL, DO_NOT_WAIT);
        List<String> lines = List.copyOf(unsaid);
        unsaid.clear();
        lines.forEach(System.err::println);
    }

    /** A fault, which stands once what is to be known of it is. */
    private void fault(long badge, Message message) {
        boolean hasThread = MessageTag.handles(message.tag()) > 0;
        Handle thread = new Handle(message.word(0));
        boolean read = hasThread && Calls.threadRead(thread, registers) == 0;
        if (hasThread) {
            Calls.handleClose(thread);
        }
        long now = SystemClock.nanos();
        if (restraint.admits(badge, now)) {
            Fault fault = new Fault((int) message.word(1), message.word(2), message.word(3), message.word(4), message.word(5), message.word(6), message.word(7), read ? words() : new long[0]);
            Pages pages = new Pages((address, to, bytes) -> Calls.leaseRead(CALLER, address, to, new Size(bytes)) == 0, room);
            Report report = Report.of(name(badge, pages), fault, pages, debugTables);
            keep(report, now);
        }
    }

    private long[] words() {
        long[] words = new long[Registers.BYTES / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = registers.plus((long) i * Long.BYTES).loadLong();
        }
        return words;
    }

    /** What init says; of what others started, what it says of itself, too. */
    private String name(long badge, Pages pages) {
        if (badge % 2 == 0) {
            return known(badge);
        }
        try {
            StartBlock block = new StartBlock(UserSpace.STACK_END - PAGE);
            long name = pages.longAt(block.argumentsAt().value());
            int length = 0;
            while (length < MOST_NAME && pages.byteAt(name + length) != 0) {
                length++;
            }
            return started(pages.textAt(name, length, MOST_NAME), badge);
        } catch (Unreadable gone) {
            return started("a program", badge);
        }
    }
}
