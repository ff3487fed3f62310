package astryon.services.app.sed;

import astryon.services.app.pattern.Regex;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A command of a script, and where its range stands. Commands in braces stand behind the brace, flat. */
final class SedCommand {
    final char name;
    final Optional<SedAddress> start;
    final Optional<SedAddress> end;
    final boolean negated;
    /** Text to print, label, name of a file. */
    String text = "";
    Optional<SedSubstitution> substitution = Optional.empty();
    Map<Integer, Integer> characters = Map.of();
    /** Where {@code b}, {@code t}, {@code T} go on, and a brace whose lines these are not. */
    int target;
    int status;
    private boolean inRange;
    private long lastOfRange;

    SedCommand(char name, Optional<SedAddress> start, Optional<SedAddress> end, boolean negated) {
        this.name = name;
        this.start = start;
        this.end = end;
        this.negated = negated;
    }

    /** What is asked about the current line. */
    interface Line {
        long number();

        boolean isLast() throws IOException;

        boolean matches(Optional<Regex> regex);
    }

    boolean applies(Line line) throws IOException {
        return (start.isEmpty() || (end.isEmpty() ? matches(start.get(), line) : inRange(line))) != negated;
    }

    private static boolean matches(SedAddress address, Line line) throws IOException {
        return switch (address.kind()) {
            case LINE -> line.number() == address.first();
            case LAST -> line.isLast();
            case PATTERN -> line.matches(address.regex());
            case STEP -> address.step() <= 0 ? line.number() == address.first()
                    : line.number() >= address.first() && (line.number() - address.first()) % address.step() == 0;
            default -> false;
        };
    }

    private boolean inRange(Line line) throws IOException {
        SedAddress from = start.orElseThrow();
        SedAddress to = end.orElseThrow();
        boolean byNumber = to.kind() == SedAddress.Kind.LINE || to.kind() == SedAddress.Kind.MORE || to.kind() == SedAddress.Kind.MULTIPLE;
        if (inRange && byNumber && line.number() > lastOfRange) {
            // Its end was passed by a command that reads lines.
            inRange = false;
        }
        if (inRange) {
            inRange = byNumber ? line.number() < lastOfRange : !matches(to, line);
            return true;
        }
        boolean zero = from.kind() == SedAddress.Kind.LINE && from.first() == 0;
        if (zero ? line.number() != 1 : !matches(from, line)) {
            return false;
        }
        switch (to.kind()) {
            case LINE -> lastOfRange = to.first();
            case MORE -> lastOfRange = line.number() + to.first();
            case MULTIPLE -> lastOfRange = to.first() <= 0 ? line.number() : (line.number() + to.first() - 1) / to.first() * to.first();
            default -> { }
        }
        // A pattern ends the range on a later line at the earliest, but for one that starts before the first line.
        inRange = byNumber ? line.number() < lastOfRange : to.kind() == SedAddress.Kind.LAST ? !line.isLast() : !zero || !matches(to, line);
        return true;
    }

    /** Whether the range goes on behind this line. */
    boolean rangeGoesOn() {
        return end.isPresent() && inRange && !negated;
    }
}
