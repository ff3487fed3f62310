package astryon.compiler.agreement.programs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ChoiceFormat;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/** Texts of dates and numbers: {@code java.time.format} and {@code java.text}, in English and in the root locale. */
final class Formats {
    private static final Locale[] LOCALES = {Locale.ROOT, Locale.ENGLISH, Locale.US};

    private Formats() {
    }

    public static void main(String[] arguments) throws ParseException {
        for (Locale locale : LOCALES) {
            dates(locale);
            numbers(locale);
            oldDates(locale);
        }
        parsed();
        messages();
        locales();
    }

    private static void dates(Locale locale) {
        LocalDateTime time = LocalDateTime.of(2024, 3, 5, 14, 7, 9, 123_456_789);
        ZonedDateTime zoned = time.atZone(ZoneId.of("Europe/Berlin"));
        for (String pattern : new String[] {"yyyy-MM-dd HH:mm:ss", "EEEE, d MMMM yyyy", "EEE MMM dd hh:mm a", "D 'of' u", "LLLL ccc", "n N A", "SSS SSSSSS", "QQQ", "MMMMM EEEEE", "'''q'' 'yy"}) {
            Show.line(pattern, DateTimeFormatter.ofPattern(pattern, locale).format(time));
        }
        for (String pattern : new String[] {"X xx Z ZZZZ ZZZZZ O", "VV", "yyyy-MM-dd'T'HH:mmXX'['VV']'"}) {
            Show.line(pattern, DateTimeFormatter.ofPattern(pattern, locale).format(zoned));
        }
        Show.line("short zone", DateTimeFormatter.ofPattern("z", Locale.ENGLISH).format(zoned.withZoneSameInstant(ZoneId.of("America/New_York"))));
        for (FormatStyle style : new FormatStyle[] {FormatStyle.SHORT, FormatStyle.MEDIUM}) {
            Show.line("localized", DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(time));
        }
        for (TextStyle style : TextStyle.values()) {
            Show.line("names", Month.MARCH.getDisplayName(style, locale) + " " + DayOfWeek.TUESDAY.getDisplayName(style, locale));
        }
        for (DateTimeFormatter formatter : new DateTimeFormatter[] {DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_WEEK_DATE, DateTimeFormatter.ISO_ORDINAL_DATE,
            DateTimeFormatter.BASIC_ISO_DATE, DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_INSTANT}) {
            Show.line("iso", formatter.withLocale(locale).format(zoned));
        }
    }

    private static void numbers(Locale locale) {
        NumberFormat[] formats = {NumberFormat.getInstance(locale), NumberFormat.getIntegerInstance(locale), NumberFormat.getPercentInstance(locale),
            new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(locale)), new DecimalFormat("#,##0.00;(#,##0.00)", DecimalFormatSymbols.getInstance(locale)),
            new DecimalFormat("00.0#%", DecimalFormatSymbols.getInstance(locale))};
        for (NumberFormat format : formats) {
            Show.line("number", format.format(1234567.891) + " " + format.format(-0.5) + " " + format.format(2.5) + " " + format.format(Long.MAX_VALUE) + " " + format.format(Double.NaN)
                    + " " + format.format(new BigDecimal("12345678901234567890.125")) + " " + ((DecimalFormat) format).toPattern());
        }
        NumberFormat rounding = NumberFormat.getInstance(locale);
        rounding.setRoundingMode(RoundingMode.DOWN);
        rounding.setMaximumFractionDigits(1);
        rounding.setGroupingUsed(false);
        Show.line("rounded", rounding.format(9999.99) + " " + rounding.format(-9999.99));
        Show.line("formatted", String.format(locale, "%,d %,.2f %08.3f", 1234567, 9876543.215, -3.14159));
    }

    private static void oldDates(Locale locale) {
        for (String pattern : new String[] {"yyyy-MM-dd'T'HH:mm:ss.SSSZ", "EEE, d MMM yyyy HH:mm:ss z", "EEEE MMMM yy h a", "D F w W k K u XX"}) {
            SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
            format.setTimeZone(TimeZone.getTimeZone("UTC"));
            Show.line(pattern, format.format(new Date(1_700_000_000_123L)));
        }
        DateFormat medium = DateFormat.getDateInstance(DateFormat.MEDIUM, locale);
        medium.setTimeZone(TimeZone.getTimeZone("UTC"));
        Show.line("medium", medium.format(new Date(0)));
    }

    private static void parsed() throws ParseException {
        Show.line("parsed", LocalDate.parse("5 March 2024", DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)) + " "
                + LocalTime.parse("02:07 PM", DateTimeFormatter.ofPattern("hh:mm a", Locale.ENGLISH)) + " "
                + ZonedDateTime.parse("Tue, 3 Jun 2008 11:05:30 GMT", DateTimeFormatter.RFC_1123_DATE_TIME));
        DateTimeFormatter built = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("yyyy[-MM]").parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1).toFormatter(Locale.ROOT);
        Show.line("built", LocalDate.parse("2024", built) + " " + LocalDate.parse("2024-07", built));
        try {
            LocalDate.parse("05/13/2024", DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        } catch (DateTimeParseException e) {
            Show.failure("parse", e);
        }
        SimpleDateFormat old = new SimpleDateFormat("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);
        Show.line("old", old.parse("2001-09-09 01:46 GMT").getTime() + " " + old.parse("2001-07-04 12:08 -0700").getTime());
        try {
            old.parse("yesterday");
        } catch (ParseException e) {
            Show.failure("parse", e);
        }
        NumberFormat format = NumberFormat.getInstance(Locale.ENGLISH);
        ParsePosition position = new ParsePosition(0);
        Show.line("number", format.parse("1,234.5") + " " + format.parse("-7", position) + position.getIndex() + " " + new DecimalFormat("0.#E0").parse("1.2E3"));
    }

    private static void messages() {
        Show.line("message", MessageFormat.format("{0} has {1,number,integer} of {2}, it''s {3,number,#.##}", "disk", 1234567, null, 2.345));
        Show.line("choice", new MessageFormat("There {0,choice,0#are no files|1#is one file|1<are {0} files}.", Locale.ENGLISH).format(new Object[] {1400}) + " "
                + new ChoiceFormat("0#none|1#one|2#many").format(5));
        Show.attempt("bad", () -> MessageFormat.format("{x}", 1));
    }

    private static void locales() {
        Show.line("locale", Locale.US + " " + Locale.forLanguageTag("de-CH") + " " + Locale.ROOT.toLanguageTag() + " " + new Locale("tr").getLanguage() + " " + Locale.US.equals(new Locale("en", "US")));
        for (Locale locale : new Locale[] {Locale.GERMANY, Locale.forLanguageTag("zh-Hant-TW"), Locale.forLanguageTag("en-US-POSIX"), Locale.forLanguageTag("es-419"),
            Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"), Locale.ROOT, Locale.forLanguageTag("qq-QQ"), new Locale("", "", "POSIX_X"), new Locale("", "DE")}) {
            Show.line("names", locale.getDisplayName() + "|" + locale.getDisplayLanguage() + "|" + locale.getDisplayScript() + "|" + locale.getDisplayVariant() + "|"
                    + locale.getDisplayCountry());
        }
        Show.line("case", "TITLE".toLowerCase(Locale.ROOT) + "straße".toUpperCase(Locale.ENGLISH));
    }
}
