package astryon.services.app.sed;

import astryon.services.app.pattern.Regex;
import java.util.Optional;

/**
 * Which lines a command is for.
 *
 * @param first a line's number, or that of the first of those that are {@code step} apart, or how many lines more
 * @param regex empty for the one used last
 */
record SedAddress(Kind kind, long first, long step, Optional<Regex> regex) {
    enum Kind {
        LINE, LAST, PATTERN, STEP,
        /** As an end: so many lines more. */
        MORE,
        /** As an end: up to a multiple. */
        MULTIPLE
    }

    static SedAddress of(Kind kind, long first, long step) {
        return new SedAddress(kind, first, step, Optional.empty());
    }
}
