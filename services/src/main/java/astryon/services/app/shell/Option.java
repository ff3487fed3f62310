package astryon.services.app.shell;

import java.util.Optional;

/** What {@code set -o} turns on (XCU 2.15, set). A space: it has no letter. */
enum Option {
    ALLEXPORT('a'), ERREXIT('e'), NOGLOB('f'), IGNOREEOF(' '), MONITOR('m'), NOCLOBBER('C'), NOEXEC('n'), NOUNSET('u'), PIPEFAIL(' '), VERBOSE('v'), XTRACE('x');

    private final char letter;

    Option(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Option> of(char letter) {
        for (Option option : values()) {
            if (option.letter == letter && letter != ' ') {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    static Optional<Option> of(String word) {
        for (Option option : values()) {
            if (option.word().equals(word)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
