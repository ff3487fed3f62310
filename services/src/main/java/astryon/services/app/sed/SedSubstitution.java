package astryon.services.app.sed;

import astryon.services.app.pattern.Regex;
import java.util.List;
import java.util.Optional;

/**
 * What {@code s} does.
 *
 * @param regex empty for the one used last
 * @param replacement text and, as negative numbers, groups: -1 is the whole match, -2 the first group
 * @param number from which match on; {@code all} whether those behind it, too
 * @param file to write changed lines to; empty for none
 */
record SedSubstitution(Optional<Regex> regex, List<Object> replacement, int number, boolean all, boolean prints, String file) {
    /** The changed line; empty if nothing matched. */
    Optional<String> apply(Regex used, String line) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int at = 0;
        int count = 0;
        int lastEnd = -1;
        boolean changed = false;
        while (at <= line.length() && used.find(line, at)) {
            int start = used.start();
            int end = used.end();
            boolean emptyBehindLast = start == end && start == lastEnd;
            if (!emptyBehindLast && ++count >= number) {
                result.append(line, copied, start);
                for (Object part : replacement) {
                    result.append(part instanceof Integer group ? used.group(-group - 1) : (String) part);
                }
                copied = end;
                changed = true;
                if (!all) {
                    break;
                }
            }
            lastEnd = end;
            at = end > start ? end : end + 1;
        }
        return changed ? Optional.of(result.append(line, copied, line.length()).toString()) : Optional.empty();
    }
}
