package astryon.compiler.agreement.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Formatter;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** Dates and times in format strings: {@code %t} and {@code %T} with everything they take. */
final class FormattedDates {
    private static final String CONVERSIONS = "HIklMSLNpzsQBbhAaCYyjmdeRTrDF";
    /** They have names of time zones, which JDK 17 has for all locales and later ones for some. */
    private static final String ZONED = "Zc";
    private static final long[] MOMENTS = {0, 1_234_567_890_123L, -1, -14_000_000_000_000L, -62_000_000_000_000L, 4_102_444_800_000L, 1_729_990_800_000L};

    private FormattedDates() {
    }

    public static void main(String[] arguments) {
        for (String zone : new String[] {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "GMT+2"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            for (long moment : MOMENTS) {
                all(zone, moment);
                all(zone, new Date(moment));
            }
            Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
            calendar.setTimeInMillis(1_700_000_000_123L);
            all(zone, calendar);
        }
        ZonedDateTime zoned = ZonedDateTime.of(2024, 2, 29, 13, 5, 9, 123_456_789, ZoneId.of("Europe/Berlin"));
        Object[] times = {zoned, zoned.toLocalDate(), zoned.toLocalTime(), zoned.toLocalDateTime(), zoned.toOffsetDateTime(), zoned.toInstant(), Year.of(2024),
            LocalDate.MIN, LocalDateTime.of(-5, 1, 2, 3, 4), OffsetDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.ofHoursMinutes(-3, -30)),
            LocalTime.MIDNIGHT, LocalTime.NOON, Instant.MAX};
        for (Object time : times) {
            all("-", time);
        }
        shapes(zoned);
        failures();
    }

    /** Every conversion alone, with what it says if the argument has none such. */
    private static void all(String zone, Object time) {
        for (Locale locale : new Locale[] {Locale.ROOT, Locale.US, null}) {
            StringBuilder line = new StringBuilder();
            for (char conversion : (locale == Locale.US ? CONVERSIONS + ZONED : CONVERSIONS).toCharArray()) {
                try {
                    line.append(conversion).append('=').append(String.format(locale, "%t" + conversion, time)).append(' ');
                } catch (RuntimeException e) {
                    line.append(e.getClass().getSimpleName()).append(' ').append(e.getMessage()).append(' ');
                }
            }
            Show.line(zone + " " + time.getClass().getSimpleName(), line.toString());
        }
    }

    private static void shapes(ZonedDateTime time) {
        Show.line("wide", String.format("[%20tB][%-20tB][%TB][%-12Ta]", time, time, time, time));
        Show.line("indexed", String.format("%1$tY-%1$tm-%1$td %<tH:%<tM %2$s", time, "then"));
        Show.line("null", String.format("%tY %20tT", null, null));
        try (Formatter formatter = new Formatter(Locale.ENGLISH)) {
            Show.line("formatter", formatter.format("%tA, %<te %<tB %<tY", time).format(" and %tF", time.plusYears(1)).toString());
        }
        Show.line("formatted", "%tR".formatted(time));
    }

    private static void failures() {
        for (String format : new String[] {"%tY", "%t", "%tK", "%#tY", "%-tY", "%10.2tY", "%,tY", "%TQ"}) {
            Show.attempt(format, () -> String.format(format, "no date"));
            Show.attempt(format, () -> String.format(format, 5L));
            Show.attempt(format, () -> String.format(format, 5));
        }
    }
}
