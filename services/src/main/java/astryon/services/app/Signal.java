package astryon.services.app;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What one process may send another, with the numbers of POSIX (XCU {@code kill}) and, where that has none, of Linux. */
public enum Signal {
    HUP(1), INT(2), QUIT(3), ABRT(6), KILL(9), USR1(10), USR2(12), PIPE(13), ALRM(14), TERM(15), CHLD(17), CONT(18), STOP(19), TSTP(20), TTIN(21), TTOU(22);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The exit status of who was ended by it. */
    public int status() {
        return 128 + number;
    }

    /** Whether it stops a process that does nothing about it. */
    public boolean stops() {
        return this == STOP || this == TSTP || this == TTIN || this == TTOU;
    }

    /** The one of a number. */
    public static Optional<Signal> of(int number) {
        for (Signal signal : values()) {
            if (signal.number == number) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }

    /** A set of signals as bits, bit n for number n. */
    public static long bits(Set<Signal> signals) {
        long bits = 0;
        for (Signal signal : signals) {
            bits |= 1L << signal.number;
        }
        return bits;
    }

    /** Of {@code "TERM"}, {@code "SIGTERM"} or {@code "15"}, in letters of either case. */
    public static Optional<Signal> of(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        for (Signal signal : values()) {
            if (name.equals(signal.name()) || name.equals("SIG" + signal.name()) || name.equals(Integer.toString(signal.number))) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}
