package astryon.services.app.shell;

import java.util.EnumSet;
import java.util.Set;

/** The options that are on. */
final class Options {
    private final Set<Option> on;

    Options() {
        on = EnumSet.noneOf(Option.class);
    }

    private Options(Set<Option> on) {
        this.on = on;
    }

    Options copy() {
        return new Options(EnumSet.copyOf(on));
    }

    boolean has(Option option) {
        return on.contains(option);
    }

    void set(Option option, boolean value) {
        if (value) {
            on.add(option);
        } else {
            on.remove(option);
        }
    }

    /** As in {@code $-}. */
    String letters() {
        StringBuilder letters = new StringBuilder();
        for (Option option : on) {
            if (option.letter() != ' ') {
                letters.append(option.letter());
            }
        }
        return letters.toString();
    }
}
