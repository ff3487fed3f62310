package astryon.services.app.time;

import astryon.services.app.Invocation;
import astryon.services.app.Numbers;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;

/** Times as POSIX's locale writes them: the conversions of {@code strftime}. */
public final class Dates {
    static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December");
    static final List<String> DAYS = List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private Dates() {
    }

    /** What the variable {@code TZ} says, or the system's; UTC for a zone that nobody knows, as by POSIX. */
    public static ZoneId zone(Invocation invocation) {
        String name = invocation.environment().get("TZ");
        try {
            return name == null ? ZoneId.systemDefault() : ZoneId.of(name.equals("UTC0") || name.isEmpty() ? "UTC" : name);
        } catch (DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }

    public static ZonedDateTime at(FileTime time, ZoneId zone) {
        return time.toInstant().atZone(zone);
    }

    /** {@code pattern} with each {@code %} conversion of {@code date} replaced. */
    public static String format(String pattern, ZonedDateTime time) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                text.append(c);
                continue;
            }
            char flag = pattern.charAt(++i);
            boolean flagged = (flag == '-' || flag == '_' || flag == '0' || flag == 'E' || flag == 'O') && i + 1 < pattern.length();
            char letter = flagged ? pattern.charAt(++i) : flag;
            String value = convert(letter, time);
            if (flagged && (flag == '-' || flag == '_')) {
                int zeros = 0;
                while (zeros < value.length() - 1 && (value.charAt(zeros) == '0' || value.charAt(zeros) == ' ')) {
                    zeros++;
                }
                value = (flag == '_' ? " ".repeat(zeros) : "") + value.substring(zeros);
            }
            text.append(value);
        }
        return text.toString();
    }

    private static String convert(char letter, ZonedDateTime time) {
        int weekday = time.getDayOfWeek().getValue() % 7;
        int hour12 = (time.getHour() + 11) % 12 + 1;
        return switch (letter) {
            case 'a' -> DAYS.get(weekday).substring(0, 3);
            case 'A' -> DAYS.get(weekday);
            case 'b', 'h' -> MONTHS.get(time.getMonthValue() - 1).substring(0, 3);
            case 'B' -> MONTHS.get(time.getMonthValue() - 1);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", time);
            case 'C' -> Numbers.zeros(time.getYear() / 100, 2);
            case 'd' -> Numbers.zeros(time.getDayOfMonth(), 2);
            case 'D', 'x' -> format("%m/%d/%y", time);
            case 'e' -> Numbers.spaces(time.getDayOfMonth(), 2);
            case 'F' -> format("%Y-%m-%d", time);
            case 'g' -> Numbers.zeros(time.get(IsoFields.WEEK_BASED_YEAR) % 100, 2);
            case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'H' -> Numbers.zeros(time.getHour(), 2);
            case 'I' -> Numbers.zeros(hour12, 2);
            case 'j' -> Numbers.zeros(time.getDayOfYear(), 3);
            case 'k' -> Numbers.spaces(time.getHour(), 2);
            case 'l' -> Numbers.spaces(hour12, 2);
            case 'm' -> Numbers.zeros(time.getMonthValue(), 2);
            case 'M' -> Numbers.zeros(time.getMinute(), 2);
            case 'n' -> "\n";
            case 'N' -> Numbers.zeros(time.getNano(), 9);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'P' -> time.getHour() < 12 ? "am" : "pm";
            case 'r' -> format("%I:%M:%S %p", time);
            case 'R' -> format("%H:%M", time);
            case 's' -> Long.toString(time.toEpochSecond());
            case 'S' -> Numbers.zeros(time.getSecond(), 2);
            case 't' -> "\t";
            case 'T', 'X' -> format("%H:%M:%S", time);
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'U' -> Numbers.zeros((time.getDayOfYear() + 6 - weekday) / 7, 2);
            case 'V' -> Numbers.zeros(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 'w' -> Integer.toString(weekday);
            case 'W' -> Numbers.zeros((time.getDayOfYear() + 6 - (weekday + 6) % 7) / 7, 2);
            case 'y' -> Numbers.zeros(time.getYear() % 100, 2);
            case 'Y' -> Integer.toString(time.get(ChronoField.YEAR));
            case 'z' -> offset(time, "");
            case 'Z' -> zoneName(time);
            case '%' -> "%";
            default -> "%" + letter;
        };
    }

    /** {@code +0130}, with {@code between} between hours and minutes. */
    static String offset(ZonedDateTime time, String between) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        return (minutes < 0 ? "-" : "+") + Numbers.zeros(Math.abs(minutes) / 60, 2) + between + Numbers.zeros(Math.abs(minutes) % 60, 2);
    }

    private static String zoneName(ZonedDateTime time) {
        String name = time.getZone().getId();
        // The short names of other zones are texts of a locale.
        return name.equals("UTC") || name.equals("GMT") ? name : time.getOffset().getTotalSeconds() == 0 ? "UTC" : offset(time, "");
    }
}
