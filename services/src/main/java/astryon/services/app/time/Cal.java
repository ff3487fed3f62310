package astryon.services.app.time;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The tool {@code cal}: print a calendar. */
public final class Cal implements Program {
    private static final int WEEKS = 6;
    private static final int ACROSS = 3;

    private boolean days;
    private boolean fromMonday;

    @Override
    public Manual manual() {
        return Manual.of("cal", "print a calendar", "[[MONTH] YEAR]").option('j', "julian", "with days of the year").option('m', "monday", "weeks start on Monday").option('y', "year", "of the whole year");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 2);
        days = arguments.has('j');
        fromMonday = arguments.has('m');
        List<String> operands = arguments.operands();
        LocalDate today = LocalDate.now(Dates.zone(invocation));
        int year = operands.isEmpty() ? today.getYear() : number(operands.get(operands.size() - 1), "YEAR", 9999);
        if (operands.size() == 1 || arguments.has('y')) {
            year(invocation.output(), year);
            return 0;
        }
        int month = operands.size() == 2 ? number(operands.get(0), "MONTH", 12) : today.getMonthValue();
        String title = Dates.MONTHS.get(month - 1) + " " + year;
        invocation.output().println(centred(title, width()).stripTrailing());
        for (String line : month(YearMonth.of(year, month))) {
            invocation.output().println(line.stripTrailing());
        }
        return 0;
    }

    private int number(String text, String what, int most) {
        int value = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (value < 1 || value > most) {
            throw Complaint.usage(manual(), what + " is a number from 1 to " + most + ", not " + text);
        }
        return value;
    }

    private int cell() {
        return days ? 4 : 3;
    }

    private int width() {
        return cell() * 7 - 1;
    }

    private static String centred(String text, int width) {
        int left = (width - text.length()) / 2;
        return " ".repeat(left) + text + " ".repeat(width - text.length() - left);
    }

    /** The days of the week, and six weeks; all lines as wide. */
    private List<String> month(YearMonth month) {
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            heading.append(" ".repeat(i == 0 ? cell() - 3 : cell() - 2)).append(Dates.DAYS.get((i + (fromMonday ? 1 : 0)) % 7), 0, 2);
        }
        lines.add(heading.toString());
        int first = month.atDay(1).getDayOfWeek().getValue() % 7 - (fromMonday ? 1 : 0);
        int day = 1 - (first + 7) % 7;
        for (int week = 0; week < WEEKS; week++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < 7; i++, day++) {
                boolean inside = day >= 1 && day <= month.lengthOfMonth();
                String text = inside ? Integer.toString(days ? month.atDay(day).getDayOfYear() : day) : "";
                line.append(" ".repeat((i == 0 ? cell() - 1 : cell()) - text.length())).append(text);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private void year(Output output, int year) throws IOException {
        int across = days ? 2 : ACROSS;
        String gap = "  ";
        int whole = across * width() + (across - 1) * gap.length();
        output.println(centred(Integer.toString(year), whole).stripTrailing());
        output.write('\n');
        for (int first = 1; first <= 12; first += across) {
            List<List<String>> months = new ArrayList<>();
            StringBuilder titles = new StringBuilder();
            for (int month = first; month < first + across; month++) {
                titles.append(month == first ? "" : gap).append(centred(Dates.MONTHS.get(month - 1), width()));
                months.add(month(YearMonth.of(year, month)));
            }
            output.println(titles.toString().stripTrailing());
            for (int i = 0; i <= WEEKS; i++) {
                int row = i;
                output.println(String.join(gap, months.stream().map(lines -> lines.get(row)).toList()).stripTrailing());
            }
        }
    }
}
