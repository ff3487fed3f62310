package astryon.services.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arguments taken apart as a manual says: POSIX's utility syntax guidelines (XBD 12.2) with GNU's long options and options behind operands. */
public final class Arguments {
    private final List<Given> given = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private final Manual manual;
    private final List<String> words;
    private int next;

    private Arguments(Manual manual, List<String> words) {
        this.manual = manual;
        this.words = words;
    }

    /** An option as it was given, in order; {@code value} is empty for a switch. */
    public record Given(Manual.Option option, String value) {
        public boolean is(char letter) {
            return option.letter() == letter;
        }

        public boolean is(String longName) {
            return option.longName().equals(longName);
        }
    }

    /** Throws {@link Complaint} where they are not as the manual says. */
    public static Arguments parse(Manual manual, List<String> words) {
        Arguments result = new Arguments(manual, words);
        if (manual.syntax() != Manual.Syntax.WORDS) {
            result.parse();
        }
        result.operands.addAll(words.subList(result.next, words.size()));
        return result;
    }

    private void parse() {
        if (manual.syntax() == Manual.Syntax.LETTERS_FIRST && !words.isEmpty() && !words.get(0).startsWith("-")) {
            parseBareLetters(words.get(next++));
        }
        while (next < words.size()) {
            String word = words.get(next);
            if (word.equals("--")) {
                next++;
                return;
            } else if (word.startsWith("--")) {
                next++;
                parseLong(word);
            } else if (word.startsWith("-") && word.length() > 1 && !isNumber(word, Manual.Syntax.NUMBERS)) {
                next++;
                parseLetters(word);
            } else if (manual.syntax() == Manual.Syntax.OPTIONS_FIRST || manual.syntax() == Manual.Syntax.NUMBERS) {
                return;
            } else {
                next++;
                operands.add(word);
            }
        }
    }

    private boolean isNumber(String word, Manual.Syntax syntax) {
        return manual.syntax() == syntax && (Character.isDigit(word.charAt(1)) || word.charAt(1) == '.');
    }

    private void parseLong(String word) {
        int equals = word.indexOf('=');
        String name = word.substring(2, equals < 0 ? word.length() : equals);
        Manual.Option option = manual.options().stream().filter(o -> o.longName().equals(name) && !name.isEmpty()).findFirst()
                .orElseThrow(() -> Complaint.usage(manual, "unknown option --" + name));
        if (option.value().isEmpty() && equals >= 0) {
            throw Complaint.usage(manual, "option --" + name + " takes no value");
        } else if (option.takesValue() && equals < 0) {
            given.add(new Given(option, following("--" + name)));
        } else {
            given.add(new Given(option, equals < 0 ? "" : word.substring(equals + 1)));
        }
    }

    private String following(String option) {
        if (next == words.size()) {
            throw Complaint.usage(manual, "option " + option + " needs a value");
        }
        return words.get(next++);
    }

    private Manual.Option option(char letter) {
        return manual.options().stream().filter(o -> o.letter() == letter).findFirst()
                .orElseThrow(() -> Complaint.usage(manual, "unknown option -" + letter));
    }

    private void parseLetters(String word) {
        if (isNumber(word, Manual.Syntax.COUNT)) {
            given.add(new Given(manual.options().stream().filter(Manual.Option::takesValue).findFirst().orElseThrow(), word.substring(1)));
            return;
        }
        for (int i = 1; i < word.length(); i++) {
            Manual.Option option = option(word.charAt(i));
            String rest = word.substring(i + 1);
            if (option.mayTakeValue() || option.takesValue() && !rest.isEmpty()) {
                given.add(new Given(option, rest));
                return;
            }
            given.add(new Given(option, option.takesValue() ? following("-" + option.letter()) : ""));
        }
    }

    private void parseBareLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            Manual.Option option = option(word.charAt(i));
            given.add(new Given(option, option.takesValue() ? following("-" + option.letter()) : ""));
        }
    }

    /** In the order in which they were given. */
    public List<Given> given() {
        return given;
    }

    public List<String> operands() {
        return operands;
    }

    public boolean has(char letter) {
        return given.stream().anyMatch(g -> g.is(letter));
    }

    /** Of an option without a letter. */
    public boolean has(String longName) {
        return given.stream().anyMatch(g -> g.is(longName));
    }

    /** The last one given of these letters; 0 if none was. */
    public char last(String letters) {
        char last = 0;
        for (Given each : given) {
            last = each.option().letter() != 0 && letters.indexOf(each.option().letter()) >= 0 ? each.option().letter() : last;
        }
        return last;
    }

    /** Of the last option with this letter. */
    public Optional<String> value(char letter) {
        return given.stream().filter(g -> g.is(letter)).map(Given::value).reduce((first, second) -> second);
    }

    /** Of the last option with this long name. */
    public Optional<String> value(String longName) {
        return given.stream().filter(g -> g.is(longName)).map(Given::value).reduce((first, second) -> second);
    }

    /** That of the last option with this letter as a whole number, 0 or more; {@code otherwise} if there is none. */
    public long count(char letter, long otherwise) {
        Optional<String> text = value(letter);
        return text.isEmpty() ? otherwise : Numbers.count(manual, "-" + letter, text.get());
    }

    /** Complains unless there are as many operands; what they are is in the synopsis. */
    public void wantOperands(int least, int most) {
        if (operands.size() < least) {
            throw Complaint.usage(manual, operands.isEmpty() ? "operands are missing: " + manual.operands() : "too few operands: " + manual.operands());
        } else if (operands.size() > most) {
            throw Complaint.usage(manual, manual.operands().isEmpty() ? "takes no operands, but there is " + operands.get(most)
                    : operands.get(most) + " is too much: " + manual.operands());
        }
    }
}
