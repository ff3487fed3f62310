package astryon.services.app.time;

import astryon.services.app.Complaint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users write them. */
public final class Times {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?)? ?(Z|UTC|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern DOTS = Pattern.compile("(?:(\\d{4})\\.)?(\\d{1,2})\\.(\\d{1,2})-(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern DIGITS = Pattern.compile("(?:(?:(?:(?:(\\d{2})?(\\d{2}))?(\\d{2}))?(\\d{2}))?(\\d{2}))?(\\d{2})(?:\\.(\\d{2}))?");
    private final ZoneId zone;

    public Times(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code @SECONDS}, {@code now}, a date, a time of today, both, or digits as of {@link #digits}. */
    public ZonedDateTime parse(String text) {
        try {
            ZonedDateTime now = ZonedDateTime.now(zone);
            if (text.equals("now")) {
                return now;
            } else if (text.startsWith("@")) {
                return Instant.ofEpochSecond(Long.parseLong(text.substring(1).strip())).atZone(zone);
            }
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                int nanos = iso.group(7) == null ? 0 : Integer.parseInt((iso.group(7) + "00000000").substring(1, 10));
                ZoneId where = iso.group(8) == null ? zone : iso.group(8).startsWith("U") ? ZoneOffset.UTC : ZoneOffset.of(iso.group(8));
                return ZonedDateTime.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)),
                        LocalTime.of(number(iso, 4), number(iso, 5), number(iso, 6), nanos), where).withZoneSameInstant(zone);
            }
            Matcher dots = DOTS.matcher(text);
            if (dots.matches()) {
                return at(LocalDate.of(dots.group(1) == null ? now.getYear() : number(dots, 1), number(dots, 2), number(dots, 3)), number(dots, 4), number(dots, 5),
                        number(dots, 6));
            }
            Matcher clock = CLOCK.matcher(text);
            if (clock.matches()) {
                return at(now.toLocalDate(), number(clock, 1), number(clock, 2), number(clock, 3));
            }
        } catch (DateTimeException | NumberFormatException impossible) {
            throw noTime(text);
        }
        return digits(text);
    }

    /** {@code [[CC]YY]MMDDhhmm[.ss]}, and shorter from the left. */
    public ZonedDateTime digits(String text) {
        Matcher digits = DIGITS.matcher(text);
        if (!digits.matches()) {
            throw noTime(text);
        }
        LocalDate today = LocalDate.now(zone);
        int year = today.getYear();
        if (digits.group(2) != null) {
            int two = number(digits, 2);
            year = digits.group(1) == null ? two + (two < 69 ? 2000 : 1900) : number(digits, 1) * 100 + two;
        }
        try {
            return at(LocalDate.of(year, digits.group(3) == null ? today.getMonthValue() : number(digits, 3),
                    digits.group(4) == null ? today.getDayOfMonth() : number(digits, 4)),
                    digits.group(5) == null ? LocalTime.now(zone).getHour() : number(digits, 5), number(digits, 6), number(digits, 7));
        } catch (DateTimeException impossible) {
            throw noTime(text);
        }
    }

    private ZonedDateTime at(LocalDate date, int hour, int minute, int second) {
        return ZonedDateTime.of(date, LocalTime.of(hour, minute, second), zone);
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static Complaint noTime(String text) {
        return new Complaint(1, text + ": no time; times are as 2026-11-30 09:15:00, 09:15, @1700000000 or 202611300915.00");
    }
}
