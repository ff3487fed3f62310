package astryon.services.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arguments taken apart as a manual says: POSIX's utility syntax guidelines (XBD 12.2) with GNU's long options and options behind operands. */
public final class Arguments {
    private final List<Given> given = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    private Arguments() {
    }

    /** An option as it was given, in order; {@code value} is empty for a switch. */
    public record Given(Manual.Option option, String value) {
    }

    /** Throws {@link Complaint} where they are not as the manual says. */
    public static Arguments parse(Manual manual, List<String> words) {
        Arguments result = new Arguments();
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i++);
            if (word.equals("--")) {
                break;
            } else if (word.startsWith("--")) {
                i = result.parseLong(manual, words, i, word);
            } else if (word.startsWith("-") && word.length() > 1) {
                i = result.parseLetters(manual, words, i, word);
            } else {
                result.operands.add(word);
                if (manual.optionsEndAtOperand()) {
                    break;
                }
            }
        }
        result.operands.addAll(words.subList(i, words.size()));
        return result;
    }

    private int parseLong(Manual manual, List<String> words, int next, String word) {
        int equals = word.indexOf('=');
        String name = word.substring(2, equals < 0 ? word.length() : equals);
        for (Manual.Option option : manual.options()) {
            if (option.longName().equals(name)) {
                if (!option.takesValue()) {
                    if (equals >= 0) {
                        throw Complaint.usage(manual, "option --" + name + " takes no value");
                    }
                    given.add(new Given(option, ""));
                    return next;
                }
                if (equals < 0 && next == words.size()) {
                    throw Complaint.usage(manual, "option --" + name + " needs a value");
                }
                given.add(new Given(option, equals < 0 ? words.get(next) : word.substring(equals + 1)));
                return equals < 0 ? next + 1 : next;
            }
        }
        throw Complaint.usage(manual, "unknown option --" + name);
    }

    private int parseLetters(Manual manual, List<String> words, int next, String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            Manual.Option option = manual.options().stream().filter(o -> o.letter() == letter).findFirst()
                    .orElseThrow(() -> Complaint.usage(manual, "unknown option -" + letter));
            if (option.takesValue()) {
                if (i + 1 < word.length()) {
                    given.add(new Given(option, word.substring(i + 1)));
                    return next;
                }
                if (next == words.size()) {
                    throw Complaint.usage(manual, "option -" + letter + " needs a value");
                }
                given.add(new Given(option, words.get(next)));
                return next + 1;
            }
            given.add(new Given(option, ""));
        }
        return next;
    }

    /** In the order in which they were given. */
    public List<Given> given() {
        return given;
    }

    public List<String> operands() {
        return operands;
    }

    public boolean has(char letter) {
        return given.stream().anyMatch(g -> g.option().letter() == letter);
    }

    /** Of an option without a letter. */
    public boolean has(String longName) {
        return given.stream().anyMatch(g -> g.option().longName().equals(longName));
    }

    /** Of the last option with this letter. */
    public Optional<String> value(char letter) {
        return given.stream().filter(g -> g.option().letter() == letter).map(Given::value).reduce((first, second) -> second);
    }

    /** Of the last option with this long name. */
    public Optional<String> value(String longName) {
        return given.stream().filter(g -> g.option().longName().equals(longName)).map(Given::value).reduce((first, second) -> second);
    }
}
