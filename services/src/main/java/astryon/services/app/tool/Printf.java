package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.List;

/** The format is used again as long as there are operands; what is missing at the end is empty, or 0. */
final class Printf implements Program {
    private static final Manual MANUAL = Manual.of("printf", "print words in a format", "FORMAT [WORD...]").with(Manual.Syntax.OPTIONS_FIRST)
                .paragraph("In FORMAT, \\n, \\t, \\\\, \\NNN and the like are characters, and % begins what a word is printed as: %s text, %b text with such "
                        + "characters, %c its first character, %d %i %u a number, %o %x %X one to the base 8 or 16, %e %f %g with a fraction, %% a percent sign.")
                .paragraph("Between the percent sign and the letter may stand - (flush left), 0 (fill with zeroes), + or a space (a sign for all numbers), # (mark "
                        + "the base), a width, and a precision behind a dot; * takes them from the next word.");

    private static final String CONVERSIONS = "diouxXcsbeEfFgGaA";

    private Invocation invocation;
    private List<String> operands;
    private int next;
    private int status;

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public int run(Invocation run, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        invocation = run;
        String format = Escapes.ofFormat(protectedPercents(arguments.operands().get(0)));
        operands = arguments.operands().subList(1, arguments.operands().size());
        int before;
        do {
            before = next;
            if (!once(format)) {
                return status;
            }
        } while (next < operands.size() && next > before);
        return status;
    }

    /** An escape may make a percent sign, which then is one: it is doubled here. */
    private static String protectedPercents(String format) {
        return format.replace("\\45", "%%").replace("\\045", "%%").replace("\\x25", "%%");
    }

    /** False if {@code \c} has ended the output. */
    private boolean once(String format) throws IOException {
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%') {
                int start = i - 1;
                while (i < format.length() && format.charAt(i) != '%') {
                    i++;
                }
                invocation.output().print(format.substring(start, i));
                continue;
            } else if (i < format.length() && format.charAt(i) == '%') {
                invocation.output().print("%");
                i++;
                continue;
            }
            int end = i;
            while (end < format.length() && "-+ #0123456789.*hlLqjzt".indexOf(format.charAt(end)) >= 0) {
                end++;
            }
            if (end == format.length() || CONVERSIONS.indexOf(format.charAt(end)) < 0) {
                complain("%" + format.substring(i, Math.min(end + 1, format.length())) + " in the format is no conversion");
                return false;
            }
            if (!convert(Conversion.of(format.substring(i, end), format.charAt(end), this::number))) {
                return false;
            }
            i = end + 1;
        }
        return true;
    }

    private boolean convert(Conversion conversion) throws IOException {
        char letter = conversion.letter();
        if (letter == 'b') {
            Escapes text = Escapes.ofOperand(operand());
            invocation.output().print(conversion.text(text.text()));
            return !text.ends();
        }
        invocation.output().print(switch (letter) {
            case 's' -> conversion.text(operand());
            case 'c' -> conversion.character(operand());
            case 'd', 'i', 'o', 'u', 'x', 'X' -> conversion.integer(number());
            default -> conversion.fraction(fraction());
        });
        return true;
    }

    private String operand() {
        return next < operands.size() ? operands.get(next++) : "";
    }

    private void complain(String what) {
        Launcher.complain(invocation, what);
        status = 1;
    }

    /** Behind a quote, the number of a character; else as in C. What is no number is 0, or what it begins with, and is said. */
    private long number() {
        boolean given = next < operands.size();
        String word = operand();
        if (!given) {
            return 0;
        } else if (isCharacter(word)) {
            return word.codePointAt(1);
        }
        String digits = word.strip();
        boolean negative = digits.startsWith("-");
        digits = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
        int radix = digits.startsWith("0x") || digits.startsWith("0X") ? 16 : digits.startsWith("0") && digits.length() > 1 ? 8 : 10;
        digits = radix == 16 ? digits.substring(2) : digits;
        try {
            long value = Long.parseUnsignedLong(digits, radix);
            return negative ? -value : value;
        } catch (NumberFormatException none) {
            complain(word.isEmpty() ? "an empty word is no number" : word + " is no number");
            return 0;
        }
    }

    private double fraction() {
        boolean given = next < operands.size();
        String word = operand();
        if (!given) {
            return 0;
        } else if (isCharacter(word)) {
            return word.codePointAt(1);
        }
        try {
            return Double.parseDouble(word.strip());
        } catch (NumberFormatException none) {
            complain(word + " is no number");
            return 0;
        }
    }

    private static boolean isCharacter(String word) {
        return word.length() > 1 && (word.charAt(0) == '"' || word.charAt(0) == '\'');
    }
}
