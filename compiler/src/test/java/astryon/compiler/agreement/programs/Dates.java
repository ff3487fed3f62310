package astryon.compiler.agreement.programs;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/** {@code java.time} and the time zones; calendars and dates of {@code java.util}. */
final class Dates {
    private static final String[] ZONES = {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "GMT+2", "Etc/GMT-3"};

    private Dates() {
    }

    public static void main(String[] arguments) {
        local();
        amounts();
        zones();
        calendars();
        now();
    }

    private static void local() {
        LocalDate date = LocalDate.of(2024, 2, 29);
        Show.line("date", date.plusYears(1) + " " + date.minusMonths(1) + " " + date.getDayOfWeek() + " " + date.getDayOfYear() + " " + date.isLeapYear() + " " + date.lengthOfMonth());
        Show.line("date", date.with(TemporalAdjusters.lastDayOfMonth()) + " " + date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) + " " + date.with(ChronoField.DAY_OF_WEEK, 3)
                + " " + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " " + date.get(IsoFields.QUARTER_OF_YEAR) + " " + date.get(WeekFields.ISO.weekOfMonth()));
        Show.line("parsed", LocalDate.parse("2011-12-03") + " " + LocalTime.parse("10:15:30.123") + " " + LocalDateTime.parse("2011-12-03T10:15") + " " + Instant.parse("2007-12-03T10:15:30.00Z"));
        for (String text : new String[] {"2011-13-03", "nonsense", "2011-02-30"}) {
            Show.attempt("parse", () -> LocalDate.parse(text));
        }
        Show.attempt("no day", () -> LocalDate.of(2023, 2, 29));
        LocalTime time = LocalTime.of(23, 59, 58, 1_000_000);
        Show.line("time", time.plusSeconds(5) + " " + time.truncatedTo(ChronoUnit.MINUTES) + " " + time.toSecondOfDay() + " " + LocalTime.MIDNIGHT + " " + LocalTime.NOON.minusNanos(1));
        LocalDateTime both = LocalDateTime.of(2000, Month.JANUARY, 1, 0, 0);
        Show.line("both", both + " " + both.minusSeconds(1) + " " + both.toEpochSecond(ZoneOffset.ofHours(-5)) + " " + ChronoUnit.DAYS.between(both, LocalDateTime.of(2024, 5, 6, 7, 8)));
        Show.line("parts", YearMonth.of(2023, 11).atEndOfMonth() + " " + Year.of(1900).isLeap() + " " + MonthDay.of(12, 25) + " " + Month.MAY.plus(10) + " " + DayOfWeek.SUNDAY.plus(1));
        for (long day = -800_000; day < 3_000_000; day += 333_333) {
            Show.line("day", LocalDate.ofEpochDay(day));
        }
    }

    private static void amounts() {
        Duration duration = Duration.ofSeconds(3725, 5_000_000);
        Show.line("duration", duration + " " + duration.multipliedBy(-3) + " " + duration.toMinutes() + " " + duration.toMillisPart() + " " + Duration.parse("P2DT3H4.5S") + " " + Duration.ZERO);
        Show.line("period", Period.between(LocalDate.of(2020, 1, 31), LocalDate.of(2024, 3, 1)) + " " + Period.parse("P1Y2M3W4D") + " " + Period.ofMonths(25).normalized());
        Instant instant = Instant.ofEpochSecond(1_000_000_000L, 123);
        Show.line("instant", instant + " " + instant.plus(1, ChronoUnit.DAYS) + " " + instant.truncatedTo(ChronoUnit.HOURS) + " " + Instant.EPOCH + " " + Instant.MIN + " " + instant.toEpochMilli());
        Show.line("units", TimeUnit.of(ChronoUnit.MINUTES) + " " + TimeUnit.HOURS.toChronoUnit() + " " + ChronoUnit.FOREVER.getDuration());
        Show.attempt("too much", () -> Instant.MAX.plusSeconds(1));
    }

    private static void zones() {
        Instant[] instants = {Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("1979-06-01T12:00:00Z"), Instant.parse("2024-03-31T00:59:59Z"), Instant.parse("2024-03-31T01:00:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"), Instant.parse("2060-11-07T06:00:00Z")};
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            for (Instant instant : instants) {
                Show.line(name, instant.atZone(zone));
            }
            Show.line(name, zone.getRules().isDaylightSavings(instants[2]) + " " + zone.getRules().getTransitions().size() + " " + zone.getRules().nextTransition(instants[2]));
            TimeZone old = TimeZone.getTimeZone(name);
            Show.line(name, old.getID() + " " + old.getRawOffset() + " " + old.getOffset(1_720_000_000_000L) + " " + old.useDaylightTime() + " " + old.getDSTSavings());
        }
        ZonedDateTime gap = ZonedDateTime.of(2024, 3, 31, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"));
        Show.line("gap", gap + " " + gap.plusHours(24) + " " + gap.plusDays(1) + " " + gap.withZoneSameInstant(ZoneOffset.UTC) + " " + gap.toOffsetDateTime());
        ZonedDateTime overlap = ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"));
        Show.line("overlap", overlap + " " + overlap.withLaterOffsetAtOverlap() + " " + ZonedDateTime.parse("2024-10-27T02:30+01:00[Europe/Berlin]"));
        Show.line("offset", OffsetDateTime.parse("2007-12-03T10:15:30+01:00").toInstant() + " " + ZoneOffset.of("+05:30").getTotalSeconds());
        Show.line("known", ZoneId.getAvailableZoneIds().size() > 500 && ZoneId.getAvailableZoneIds().contains("Asia/Tokyo"));
        for (String name : new String[] {"Mars/Olympus", "", "GMT+25"}) {
            try {
                ZoneId.of(name);
            } catch (DateTimeException e) {
                Show.failure("zone", e);
            }
        }
    }

    private static void calendars() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        Calendar calendar = new GregorianCalendar(2024, Calendar.NOVEMBER, 3, 0, 30, 0);
        for (int i = 0; i < 4; i++) {
            Show.line("calendar", calendar.getTime() + " " + calendar.get(Calendar.DAY_OF_WEEK) + " " + calendar.get(Calendar.WEEK_OF_YEAR) + " " + calendar.get(Calendar.DST_OFFSET));
            calendar.add(Calendar.HOUR, 1);
        }
        calendar.set(1582, Calendar.OCTOBER, 4);
        calendar.add(Calendar.DAY_OF_MONTH, 1);
        Show.line("1582", calendar.get(Calendar.DAY_OF_MONTH) + " " + calendar.getTimeInMillis());
        Show.line("actual", calendar.getActualMaximum(Calendar.DAY_OF_MONTH) + " " + new GregorianCalendar(2023, 0, 1).isLeapYear(2000));
        Date date = new Date(1_700_000_000_000L);
        Show.line("date", date + " " + date.before(new Date(0)) + " " + date.toInstant() + " " + Date.from(Instant.EPOCH).getTime());
    }

    private static void now() {
        Instant before = Instant.now();
        Show.line("now", !Instant.now().isBefore(before) && LocalDate.now(ZoneOffset.UTC).toEpochDay() == before.getEpochSecond() / 86_400 && Math.abs(System.currentTimeMillis() - before.toEpochMilli()) < 10_000);
        Clock fixed = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Show.line("fixed", LocalDateTime.now(fixed) + " " + Clock.offset(fixed, Duration.ofDays(1)).instant() + " " + Year.now(fixed));
        Show.line("here", ZoneId.systemDefault().getId().isEmpty());
    }
}
