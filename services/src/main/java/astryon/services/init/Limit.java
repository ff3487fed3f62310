package astryon.services.init;

import astryon.abi.BudgetLimit;
import java.util.Locale;

/** What a regular program and all that it makes may have of what is counted: a property of its manifest each, which {@code iso.system.PageCheck} knows, too. */
enum Limit {
    // @formatter:off
    THREADS  (BudgetLimit.THREADS,   64,   "threads"),
    PROCESSES(BudgetLimit.PROCESSES, 16,   "processes"),
    HANDLES  (BudgetLimit.HANDLES,   1024, "handles in each process"),
    WEIGHT   (BudgetLimit.WEIGHT,    64,   "of weight for all its threads that want the processor, where an ordinary thread weighs 64");
    // @formatter:on

    private final int which;
    private final int usual;
    private final String what;

    Limit(int which, int usual, String what) {
        this.which = which;
        this.usual = usual;
        this.what = what;
    }

    /** One of {@link BudgetLimit}. */
    int which() {
        return which;
    }

    /** Without a word in the manifest. */
    int usual() {
        return usual;
    }

    String property() {
        return name().toLowerCase(Locale.ROOT);
    }

    String described(int most) {
        return most + " " + what;
    }
}
