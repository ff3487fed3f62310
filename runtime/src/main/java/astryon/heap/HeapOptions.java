package astryon.heap;

import astryon.magic.Address;
import astryon.sys.Platform;

/**
 * What can be asked of the heap when a program is started: {@code -Xmx64m}, {@code -Xgc:stress}, {@code -Xgc:log}. Runs before there is a
 * heap, so nothing here allocates.
 */
public final class HeapOptions {
    private static final String LIMIT = "-Xmx";
    private static final String STRESS = "-Xgc:stress";
    private static final String LOG = "-Xgc:log";
    private static final long LEAST_LIMIT = 2L << 20;
    private static final long MOST_LIMIT = 3L << 30;

    private static long limit;
    private static boolean stress;
    private static boolean log;

    private HeapOptions() {
    }

    /** Takes the zero-terminated argument if it is one of these; whether it is. */
    public static boolean take(Address argument) {
        if (matches(argument, STRESS) && argument.plus(STRESS.length()).loadByte() == 0) {
            stress = true;
            return true;
        }
        if (matches(argument, LOG) && argument.plus(LOG.length()).loadByte() == 0) {
            log = true;
            return true;
        }
        if (!matches(argument, LIMIT)) {
            return false;
        }
        long bytes = size(argument.plus(LIMIT.length()));
        limit = bytes < 0 ? limit : bytes;
        return bytes >= 0;
    }

    private static boolean matches(Address argument, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (argument.plus(i).loadByte() != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Digits and one of {@code k m g} or nothing; -1 for anything else. */
    private static long size(Address text) {
        long number = 0;
        int at = 0;
        for (int digit = text.loadByte() - '0'; digit >= 0 && digit <= 9 && at < 12; digit = text.plus(at).loadByte() - '0') {
            number = number * 10 + digit;
            at++;
        }
        int unit = text.plus(at).loadByte() | 0x20;
        int shift = unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0;
        boolean ends = text.plus(shift == 0 ? at : at + 1).loadByte() == 0;
        return at > 0 && ends ? number << shift : -1;
    }

    /** Most bytes the heap may take: what was asked for, else a quarter of the machine's memory. */
    static long limit() {
        long wanted = limit > 0 ? limit : Platform.memoryBytes() / 4;
        return Math.max(LEAST_LIMIT, Math.min(wanted, MOST_LIMIT));
    }

    /** Whether every allocation is to collect, and moves everything it can: for tests. */
    static boolean stress() {
        return stress;
    }

    /** Whether each collection says what it did. */
    static boolean log() {
        return log;
    }
}
