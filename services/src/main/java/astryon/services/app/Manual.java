package astryon.services.app;

import java.util.ArrayList;
import java.util.List;

/**
 * All there is to say of a program: its arguments are parsed by it, {@code --help} and {@code man} print it.
 *
 * @param purpose what it does, without a verb's subject and without a full stop: {@code "list what is in folders"}
 * @param operands as in a synopsis: {@code "[FILE...]"}; empty if there are none
 * @param optionsEndAtOperand whether the first operand ends the options, as where the rest is another program's command
 * @param description paragraphs
 */
public record Manual(String name, String purpose, String operands, List<Option> options, boolean optionsEndAtOperand, List<String> description) {

    public Manual {
        options = List.copyOf(options);
        description = List.copyOf(description);
    }

    /** A program without options; {@link #option} and the others add to it. */
    public static Manual of(String name, String purpose, String operands) {
        return new Manual(name, purpose, operands, List.of(), false, List.of());
    }

    /** The same with a switch; {@code longName} is without its dashes and may be empty. */
    public Manual option(char letter, String longName, String text) {
        return option(letter, longName, "", text);
    }

    /** The same with an option that takes a value, which {@code value} names: {@code "N"}. */
    public Manual option(char letter, String longName, String value, String text) {
        List<Option> more = new ArrayList<>(options);
        more.add(new Option(letter, longName, value, text));
        return new Manual(name, purpose, operands, more, optionsEndAtOperand, description);
    }

    /** The same with a paragraph. */
    public Manual paragraph(String text) {
        List<String> more = new ArrayList<>(description);
        more.add(text);
        return new Manual(name, purpose, operands, options, optionsEndAtOperand, more);
    }

    /** The same where everything from the first operand on is an operand. */
    public Manual endingOptionsAtOperand() {
        return new Manual(name, purpose, operands, options, true, description);
    }

    /** {@code letter} is 0 where an option has only a long name; {@code value} is empty for a switch. */
    public record Option(char letter, String longName, String value, String text) {
        public boolean takesValue() {
            return !value.isEmpty();
        }
    }

    /** {@code usage: ls [-la] [FILE...]}. */
    public String synopsis() {
        StringBuilder line = new StringBuilder(name);
        StringBuilder switches = new StringBuilder();
        for (Option option : options) {
            if (option.letter() != 0 && !option.takesValue()) {
                switches.append(option.letter());
            }
        }
        if (switches.length() > 0) {
            line.append(" [-").append(switches).append(']');
        }
        for (Option option : options) {
            if (option.letter() != 0 && option.takesValue()) {
                line.append(" [-").append(option.letter()).append(' ').append(option.value()).append(']');
            } else if (option.letter() == 0) {
                line.append(" [--").append(option.longName()).append(option.takesValue() ? "=" + option.value() : "").append(']');
            }
        }
        return operands.isEmpty() ? line.toString() : line.append(' ').append(operands).toString();
    }

    /** What {@code --help} prints: usage, purpose, an option a line, the paragraphs; no line is broken. */
    public String help() {
        StringBuilder text = new StringBuilder("usage: ").append(synopsis()).append("\n\n").append(capitalised(purpose)).append(".\n");
        if (!options.isEmpty()) {
            text.append('\n');
        }
        int width = 0;
        for (Option option : options) {
            width = Math.max(width, heading(option).length());
        }
        for (Option option : options) {
            String heading = heading(option);
            text.append("  ").append(heading).append(" ".repeat(width - heading.length() + 2)).append(option.text()).append('\n');
        }
        for (String paragraph : description) {
            text.append('\n').append(paragraph).append('\n');
        }
        return text.toString();
    }

    /** {@code -n, --lines=N}. */
    public static String heading(Option option) {
        String letter = option.letter() == 0 ? "    " : "-" + option.letter();
        if (option.longName().isEmpty()) {
            return letter + (option.takesValue() ? " " + option.value() : "");
        }
        return letter + (option.letter() == 0 ? "" : ", ") + "--" + option.longName() + (option.takesValue() ? "=" + option.value() : "");
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
