package astryon.services.app.sed;

import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Output;
import astryon.services.app.Text;
import astryon.services.app.pattern.Regex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through lines with a script. A script's commands keep their ranges from run to run: each run has its own. */
final class SedRun implements SedCommand.Line {
    private static final int WIDTH = 69;

    private final Invocation invocation;
    private final List<SedCommand> commands;
    private final SedFiles files;
    private final SedInput input;
    private final Output output;
    private final boolean quiet;
    private final List<SedCommand> appended = new ArrayList<>();
    private Optional<Regex> lastRegex = Optional.empty();
    private String pattern;
    private String hold = "";
    private long number;
    private boolean changed;
    private boolean ended;
    private boolean quit;
    private boolean lineOpen;
    private int status;

    SedRun(Invocation invocation, List<SedCommand> commands, SedFiles files, SedInput input, Output output, boolean quiet) {
        this.invocation = invocation;
        this.commands = commands;
        this.files = files;
        this.input = input;
        this.output = output;
        this.quiet = quiet;
    }

    /** What q or Q said; 0 without. */
    int status() {
        return status;
    }

    /** Whether q or Q ended it: then nothing is read any more. */
    boolean quit() {
        return quit;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public boolean isLast() throws IOException {
        return input.isLast();
    }

    @Override
    public boolean matches(Optional<Regex> regex) {
        return used(regex).matches(pattern);
    }

    private Regex used(Optional<Regex> regex) {
        lastRegex = regex.isPresent() ? regex : lastRegex;
        return lastRegex.orElseThrow(() -> new Complaint(1, "an empty pattern is the one used last, but none was"));
    }

    void run() throws IOException {
        boolean again = false;
        while (!ended && (again || read())) {
            again = false;
            switch (cycle()) {
                case END -> finishCycle();
                case DELETED -> printAppended();
                case AGAIN -> {
                    printAppended();
                    again = true;
                }
            }
        }
    }

    private enum Outcome { END, DELETED, AGAIN }

    private boolean read() throws IOException {
        String line = input.next();
        if (line == null) {
            return false;
        }
        pattern = line;
        number++;
        changed = false;
        return true;
    }

    private void finishCycle() throws IOException {
        if (!quiet) {
            print(pattern);
        }
        printAppended();
    }

    /** A last line without its end stays so, unless something comes behind it. */
    private void print(String line) throws IOException {
        closeLine();
        output.print(line);
        if (input.terminated() || !input.isLast()) {
            output.write('\n');
        } else {
            lineOpen = true;
        }
    }

    private void closeLine() throws IOException {
        if (lineOpen) {
            output.write('\n');
            lineOpen = false;
        }
    }

    private void printText(String text) throws IOException {
        closeLine();
        output.print(text);
    }

    private void printAppended() throws IOException {
        for (SedCommand command : appended) {
            if (command.name == 'a') {
                printText(command.text);
            } else {
                try (InputStream file = Files.newInputStream(invocation.path(command.text))) {
                    closeLine();
                    file.transferTo(output);
                } catch (IOException unreadable) {
                    // By POSIX it is as an empty file.
                }
            }
        }
        appended.clear();
    }

    private Outcome cycle() throws IOException {
        int at = 0;
        while (at < commands.size()) {
            SedCommand command = commands.get(at++);
            if (!command.applies(this)) {
                at = command.name == '{' ? command.target : at;
                continue;
            }
            switch (command.name) {
                case 'a', 'r' -> appended.add(command);
                case 'b' -> at = command.target;
                case 'c' -> {
                    if (!command.rangeGoesOn()) {
                        printText(command.text);
                    }
                    return Outcome.DELETED;
                }
                case 'd' -> {
                    return Outcome.DELETED;
                }
                case 'D' -> {
                    int end = pattern.indexOf('\n');
                    if (end < 0) {
                        return Outcome.DELETED;
                    }
                    pattern = pattern.substring(end + 1);
                    return Outcome.AGAIN;
                }
                case 'g' -> pattern = hold;
                case 'G' -> pattern = pattern + "\n" + hold;
                case 'h' -> hold = pattern;
                case 'H' -> hold = hold + "\n" + pattern;
                case 'i' -> printText(command.text);
                case 'l' -> list();
                case 'n' -> {
                    if (input.isLast()) {
                        ended = true;
                        return Outcome.END;
                    }
                    finishCycle();
                    boolean before = changed;
                    read();
                    changed = before;
                }
                case 'N' -> {
                    if (input.isLast()) {
                        ended = true;
                        return Outcome.END;
                    }
                    printAppended();
                    pattern = pattern + "\n" + input.next();
                    number++;
                }
                case 'p' -> print(pattern);
                case 'P' -> {
                    int end = pattern.indexOf('\n');
                    if (end < 0) {
                        print(pattern);
                    } else {
                        printText(pattern.substring(0, end) + "\n");
                    }
                }
                case 'q', 'Q' -> {
                    ended = true;
                    quit = true;
                    status = command.status;
                    return command.name == 'q' ? Outcome.END : Outcome.DELETED;
                }
                case 's' -> substitute(command.substitution.orElseThrow());
                case 't' -> {
                    at = changed ? command.target : at;
                    changed = false;
                }
                case 'T' -> {
                    at = changed ? at : command.target;
                    changed = false;
                }
                case 'w' -> files.write(command.text, pattern);
                case 'x' -> {
                    String other = hold;
                    hold = pattern;
                    pattern = other;
                }
                case 'y' -> translate(command.characters);
                case 'z' -> pattern = "";
                case '=' -> printText(number + "\n");
                default -> { }
            }
        }
        return Outcome.END;
    }

    private void substitute(SedSubstitution substitution) throws IOException {
        Optional<String> result = substitution.apply(used(substitution.regex()), pattern);
        if (result.isEmpty()) {
            return;
        }
        pattern = result.get();
        changed = true;
        if (substitution.prints()) {
            print(pattern);
        }
        if (!substitution.file().isEmpty()) {
            files.write(substitution.file(), pattern);
        }
    }

    private void translate(Map<Integer, Integer> characters) {
        StringBuilder result = new StringBuilder();
        pattern.codePoints().forEach(point -> result.appendCodePoint(characters.getOrDefault(point, point)));
        pattern = result.toString();
    }

    /** Prints the pattern space so that every byte can be told, in lines that fit a terminal. */
    private void list() throws IOException {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (byte each : Text.encode(pattern)) {
            int escape = "\007\b\f\n\r\t\013\\".indexOf(each);
            String shown = escape >= 0 ? "\\" + "abfnrtv\\".charAt(escape) : each >= 32 && each < 127 ? String.valueOf((char) each)
                    : "\\" + (char) ('0' + (each >> 6 & 3)) + (char) ('0' + (each >> 3 & 7)) + (char) ('0' + (each & 7));
            if (column + shown.length() > WIDTH) {
                text.append("\\\n");
                column = 0;
            }
            text.append(shown);
            column += shown.length();
        }
        printText(text.append("$\n").toString());
    }
}
