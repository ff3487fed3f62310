package astryon.services.app.time;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.LongConsumer;

/** The tool {@code date}: print the time, or set it. */
public final class Date implements Program {
    private static final long NANOS = 1_000_000_000;
    private static final int LAST_YEAR = 2261;

    private final LongConsumer setter;

    /** @param setter sets the clock to so many nanoseconds since 1970 */
    public Date(LongConsumer setter) {
        this.setter = setter;
    }

    @Override
    public Manual manual() {
        return Manual.of("date", "print the time, or set it", "[+FORMAT]").option('s', "set", "TIME", "set the clock to TIME").option('u', "utc", "as it is in Greenwich").option('d', "date", "TIME", "TIME, not now").option('r', "reference", "FILE", "when FILE was last changed")
                .option('R', "rfc-2822", "as in letters: Mon, 30 Nov 2026 09:15:00 +0000").option('I', "iso-8601", "[UNIT]", "as 2026-11-30; up to hours, minutes, seconds or ns")
                .paragraph("TIME is as 2026-11-30 09:15:00, 09:15, @1700000000 or 202611300915.00. In FORMAT, %Y %m %d are year, month and day, %H %M %S hour, minute and second, "
                        + "%a %A the day of the week, %b %B the month by name, %j the day of the year, %s seconds since 1970, %z %Z the time zone, %F %T %D %R %c dates and times.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 1);
        String format = arguments.operands().isEmpty() ? "" : arguments.operands().get(0);
        if (!format.isEmpty() && !format.startsWith("+")) {
            throw Complaint.usage(manual(), format + " is no format, which starts with +; a time to print is behind -d, and one to set behind -s");
        }
        ZoneId zone = arguments.has('u') ? ZoneId.of("UTC") : Dates.zone(invocation);
        ZonedDateTime time = ZonedDateTime.now(zone);
        if (arguments.has('d')) {
            time = new Times(zone).parse(arguments.value('d').orElseThrow());
        } else if (arguments.has('r')) {
            time = Dates.at(Files.getLastModifiedTime(invocation.path(arguments.value('r').orElseThrow())), zone);
        }
        if (arguments.has('s')) {
            time = new Times(zone).parse(arguments.value('s').orElseThrow());
            if (time.toEpochSecond() < 1 || time.getYear() > LAST_YEAR) {
                throw Complaint.usage(manual(), "a clock shows years from 1970 to " + LAST_YEAR + ", not " + time.getYear());
            }
            setter.accept(time.toEpochSecond() * NANOS + time.getNano());
        }
        invocation.output().println(text(arguments, format, time));
        return 0;
    }

    private String text(Arguments arguments, String format, ZonedDateTime time) {
        if (!format.isEmpty()) {
            return Dates.format(format.substring(1), time);
        } else if (arguments.has('R')) {
            return Dates.format("%a, %d %b %Y %H:%M:%S %z", time);
        } else if (arguments.has('I')) {
            String unit = arguments.value('I').orElseThrow();
            String offset = Dates.offset(time, ":");
            return switch (unit) {
                case "", "date" -> Dates.format("%F", time);
                case "hours" -> Dates.format("%FT%H", time) + offset;
                case "minutes" -> Dates.format("%FT%H:%M", time) + offset;
                case "seconds" -> Dates.format("%FT%T", time) + offset;
                case "ns" -> Dates.format("%FT%T,%N", time) + offset;
                default -> throw Complaint.usage(manual(), "-I wants date, hours, minutes, seconds or ns, not " + unit);
            };
        }
        return Dates.format("%a %b %e %H:%M:%S %Z %Y", time);
    }
}
