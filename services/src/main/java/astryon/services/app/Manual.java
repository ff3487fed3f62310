package astryon.services.app;

import java.util.ArrayList;
import java.util.List;

/**
 * All there is to say of a program: its arguments are parsed by it, {@code --help} and {@code man} print it.
 *
 * @param purpose what it does, without a verb's subject and without a full stop: {@code "list what is in folders"}
 * @param operands as in a synopsis: {@code "[FILE...]"}; empty if there are none
 * @param description paragraphs
 * @param failureStatus the exit status when a file or stream fails
 */
public record Manual(String name, String purpose, String operands, List<Option> options, Syntax syntax, List<String> description, int failureStatus) {

    public Manual {
        options = List.copyOf(options);
        description = List.copyOf(description);
    }

    /** How options stand among operands. */
    public enum Syntax {
        /** Before, between and behind operands. */
        OPTIONS_ANYWHERE,
        /** The first operand ends the options, as where the rest is another program's command. */
        OPTIONS_FIRST,
        /** As before, and numbers below zero are operands. */
        NUMBERS,
        /** Anywhere, and a number behind a dash is the value of the first option that takes one: {@code -5} is {@code -n 5}. */
        COUNT,
        /** The first word is letters of options even without a dash; the values of all its letters follow in order. */
        LETTERS_FIRST,
        /** There are no options: all words are operands. */
        WORDS
    }

    /** A program without options; {@link #option} and the others add to it. */
    public static Manual of(String name, String purpose, String operands) {
        return new Manual(name, purpose, operands, List.of(), Syntax.OPTIONS_ANYWHERE, List.of(), 1);
    }

    /** The same with a switch; {@code longName} is without its dashes and may be empty. */
    public Manual option(char letter, String longName, String text) {
        return option(letter, longName, "", text);
    }

    /** The same with an option that takes a value, which {@code value} names: {@code "N"}; in brackets if it may be left out: {@code "[WHEN]"}. */
    public Manual option(char letter, String longName, String value, String text) {
        List<Option> more = new ArrayList<>(options);
        more.add(new Option(letter, longName, value, text));
        return new Manual(name, purpose, operands, more, syntax, description, failureStatus);
    }

    /** The same with a paragraph. */
    public Manual paragraph(String text) {
        List<String> more = new ArrayList<>(description);
        more.add(text);
        return new Manual(name, purpose, operands, options, syntax, more, failureStatus);
    }

    public Manual with(Syntax other) {
        return new Manual(name, purpose, operands, options, other, description, failureStatus);
    }

    /** The same where failures have another exit status than 1, which says something else. */
    public Manual failingWith(int status) {
        return new Manual(name, purpose, operands, options, syntax, description, status);
    }

    /** {@code letter} is 0 where an option has only a long name; {@code value} is empty for a switch. */
    public record Option(char letter, String longName, String value, String text) {
        /** Whether it has to have one. */
        public boolean takesValue() {
            return !value.isEmpty() && !mayTakeValue();
        }

        /** Whether it may have one, behind an equals sign or right behind its letter. */
        public boolean mayTakeValue() {
            return value.startsWith("[");
        }

        /** {@code -n, --lines=N}. */
        public String heading() {
            String dashed = letter == 0 ? "    " : "-" + letter;
            if (longName.isEmpty()) {
                return dashed + (takesValue() ? " " : "") + value;
            }
            String equals = value.isEmpty() ? "" : mayTakeValue() ? "[=" + value.substring(1) : "=" + value;
            return dashed + (letter == 0 ? "" : ", ") + "--" + longName + equals;
        }
    }

    /** {@code ls [-la] [FILE...]}. */
    public String synopsis() {
        StringBuilder line = new StringBuilder(name);
        StringBuilder switches = new StringBuilder();
        for (Option option : options) {
            if (option.letter() != 0 && option.value().isEmpty()) {
                switches.append(option.letter());
            }
        }
        if (switches.length() > 0) {
            line.append(" [-").append(switches).append(']');
        }
        for (Option option : options) {
            if (option.letter() == 0) {
                line.append(" [").append(option.heading().strip()).append(']');
            } else if (!option.value().isEmpty()) {
                line.append(" [-").append(option.letter()).append(option.takesValue() ? " " : "").append(option.value()).append(']');
            }
        }
        return operands.isEmpty() ? line.toString() : line.append(' ').append(operands).toString();
    }

    /** What {@code --help} prints: usage, purpose, an option a line, the paragraphs; no line is broken. */
    public String help() {
        StringBuilder text = new StringBuilder("usage: ").append(synopsis()).append("\n\n").append(capitalised(purpose)).append(".\n");
        if (!options.isEmpty()) {
            text.append('\n').append(optionLines());
        }
        for (String paragraph : description) {
            text.append('\n').append(paragraph).append('\n');
        }
        return text.toString();
    }

    /** An option a line, the texts below each other. */
    public String optionLines() {
        int width = 0;
        for (Option option : options) {
            width = Math.max(width, option.heading().length());
        }
        StringBuilder text = new StringBuilder();
        for (Option option : options) {
            String heading = option.heading();
            text.append("  ").append(heading).append(" ".repeat(width - heading.length() + 2)).append(option.text()).append('\n');
        }
        return text.toString();
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
