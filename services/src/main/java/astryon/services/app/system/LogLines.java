package astryon.services.app.system;

import astryon.magic.Address;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Loan;
import astryon.protocol.Log;
import astryon.protocol.LogClient;
import astryon.protocol.LogRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the log's records, and writes them as lines: {@code [    0.123456] vfs: warning: text}. */
final class LogLines {
    private static final List<String> LEVELS = List.of("error", "warning", "notice", "detail");
    private static final List<Integer> NUMBERS = List.of(Log.ERROR, Log.WARNING, Log.NOTICE, Log.DETAIL);
    private static final long MICROSECOND = 1000;
    private static final long SECOND = 1_000_000_000;

    private final Log log;
    private long last;

    LogLines(SystemProcesses processes) {
        log = new LogClient(new EndpointChannel(processes.connect("log")));
    }

    /** All records there are that were not read yet, in the order of their times. */
    List<LogRecord> rest() {
        List<LogRecord> all = new ArrayList<>();
        for (List<LogRecord> some = next(false); !some.isEmpty(); some = next(false)) {
            all.addAll(some);
        }
        all.sort(Comparator.comparingLong(LogRecord::nanos));
        return all;
    }

    /** Some that were not read yet; {@code waiting} until there are, though there may be none even then. */
    List<LogRecord> next(boolean waiting) {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        List<LogRecord> records = LogRecord.parse(room, log.records(new Loan(room, Exchange.LOAN_BYTES), last, waiting));
        if (!records.isEmpty()) {
            last = records.get(records.size() - 1).number();
        }
        return records;
    }

    static String line(LogRecord record) {
        int level = NUMBERS.indexOf(record.level());
        return "[" + time(record.nanos()) + "] " + record.service() + ": " + (record.level() < Log.NOTICE && level >= 0 ? LEVELS.get(level) + ": " : "") + record.text();
    }

    /** Seconds since the kernel started, with microseconds, as wide as they are for a day. */
    static String time(long nanos) {
        return String.format(Locale.ROOT, "%5d.%06d", nanos / SECOND, nanos % SECOND / MICROSECOND);
    }

    /** By its name or the start of one. */
    static Optional<Integer> level(String name) {
        for (int i = 0; i < LEVELS.size(); i++) {
            if (!name.isEmpty() && LEVELS.get(i).startsWith(name)) {
                return Optional.of(NUMBERS.get(i));
            }
        }
        return Optional.empty();
    }
}
