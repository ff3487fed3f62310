package astryon.services.app.system;

import astryon.protocol.LogRecord;
import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Program;
import astryon.sys.SystemClock;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** {@code log}. */
final class LogTool implements Program {
    private static final long SECOND = 1_000_000_000;

    private final SystemProcesses processes;

    LogTool(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("log", "print what the system's services had to say", "[TEXT]").with(Manual.Syntax.COUNT).option('n', "lines", "N", "the last N records only")
                .option('s', "service", "NAME", "of this service only; the kernel and init are kernel and init")
                .option('l', "level", "LEVEL", "of this level and graver only: error, warning, notice or detail").option('t', "since", "N", "of the last N seconds only")
                .option('f', "follow", "go on as records come")
                .paragraph("A record is a line: seconds since the start, who says it, and what. With TEXT only those are printed whose text has it in it.")
                .paragraph("A service that says too much loses records of its own, never those of others; a record tells how many.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 1);
        Predicate<LogRecord> wanted = wanted(arguments);
        LogLines lines = new LogLines(processes);
        List<LogRecord> records = lines.rest().stream().filter(wanted).toList();
        long most = arguments.count('n', records.size());
        print(invocation, records.subList((int) Math.max(0, records.size() - most), records.size()));
        while (arguments.has('f')) {
            invocation.output().flush();
            print(invocation, lines.next(true).stream().filter(wanted).toList());
        }
        return 0;
    }

    private static void print(Invocation invocation, List<LogRecord> records) throws IOException {
        for (LogRecord record : records) {
            invocation.output().println(LogLines.line(record));
        }
    }

    private Predicate<LogRecord> wanted(Arguments arguments) {
        Predicate<LogRecord> wanted = record -> true;
        if (arguments.has('s')) {
            String service = arguments.value('s').orElseThrow();
            wanted = wanted.and(record -> record.service().equals(service));
        }
        if (arguments.has('l')) {
            String name = arguments.value('l').orElseThrow();
            int level = LogLines.level(name).orElseThrow(() -> Complaint.usage(manual(), "a level is error, warning, notice or detail, not " + name));
            wanted = wanted.and(record -> record.level() <= level);
        }
        if (arguments.has('t')) {
            long since = SystemClock.nanos() - Numbers.count(manual(), "-t", arguments.value('t').orElseThrow()) * SECOND;
            wanted = wanted.and(record -> record.nanos() >= since);
        }
        if (!arguments.operands().isEmpty()) {
            String text = arguments.operands().get(0);
            wanted = wanted.and(record -> record.text().contains(text));
        }
        return wanted;
    }
}
