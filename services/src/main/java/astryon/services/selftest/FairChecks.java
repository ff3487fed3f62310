package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Priority;
import astryon.magic.Address;
import astryon.sys.Calls;
import astryon.sys.SystemClock;

/** Shares of the fair band: what weights give, how soon who mostly sleeps runs, and who may weigh more. */
final class FairChecks {
    private static final Handle NONE = new Handle(0);
    private static final long ONE_PROCESSOR = 1;
    private static final long MILLISECOND = 1_000_000;
    private static final long MEASURED = 600 * MILLISECOND;
    private static final int HOGS = 4;
    private static final int NAPS = 12;
    /** So long that who naps wants less than its share. */
    private static final long NAP = 40 * MILLISECOND;
    /** Much less than others have at a time before their turn is over. */
    private static final long LATE = MILLISECOND / 10;

    private FairChecks() {
    }

    static void run() {
        weights();
        Check.that(shares() > 0, "nobody starves");
    }

    /** The same in figures: for machines whose time is counted in instructions. Others stand still at any moment, where they are emulated. */
    static void measure() {
        long shares = shares();
        Check.that(shares > 285 && shares < 315, "three times the weight, three times the time");
        latency();
    }

    private static Companion start(int what) {
        Companion companion = new Companion(what, NONE, NONE, Priority.FAIR);
        Check.equal(Calls.threadPin(companion.thread(), ONE_PROCESSOR), 0, "on the first processor");
        return companion;
    }

    private static void stop(Companion spinner) {
        spinner.block().plus(Companion.RESULT).storeOrderedInt(1);
    }

    private static void weights() {
        try (Companion companion = start(Companion.GAIN_WEIGHT)) {
            Check.equal(Calls.threadWeight(companion.thread(), 0), -ErrorCode.Number.BAD_ARGUMENT, "everybody has a share");
            Check.equal(Calls.threadWeight(companion.thread(), Priority.MOST_WEIGHT + 1), -ErrorCode.Number.BAD_ARGUMENT, "there is a greatest");
            Check.equal(Calls.threadWeight(companion.thread(), Priority.USUAL_WEIGHT), 0, "a weight");
            companion.block().plus(Companion.HANDLE).storeOrderedLong(companion.thread().value());
            companion.join();
            Check.equal(companion.result(), 1, "ordinary threads gain none by themselves");
            Check.equal(Calls.threadWeight(companion.thread(), 1), -ErrorCode.Number.WRONG_STATE, "it has ended");
        }
    }

    /** In the companion: 1 if weights only fall. */
    static long gainWeight(Address block) {
        while (block.plus(Companion.HANDLE).loadOrderedLong() == 0) {
            Calls.threadYield();
        }
        Handle self = new Handle(block.plus(Companion.HANDLE).loadLong());
        boolean right = Calls.threadWeight(self, Priority.USUAL_WEIGHT + 1) == -ErrorCode.Number.BAD_ARGUMENT && Calls.threadWeight(self, Priority.USUAL_WEIGHT / 2) == 0
                && Calls.threadWeight(self, Priority.USUAL_WEIGHT) == -ErrorCode.Number.BAD_ARGUMENT;
        return right ? 1 : 0;
    }

    /** What a thread that never sleeps did in some time, in hundredths of what another one did that has a third of its weight. */
    private static long shares() {
        try (Companion light = start(Companion.SPIN); Companion heavy = start(Companion.SPIN)) {
            Calls.threadWeight(heavy.thread(), 3 * Priority.USUAL_WEIGHT);
            long lightBefore = light.block().plus(Companion.WORD).loadOrderedInt();
            long heavyBefore = heavy.block().plus(Companion.WORD).loadOrderedInt();
            Calls.threadSleep(SystemClock.nanos() + MEASURED);
            long lightDid = light.block().plus(Companion.WORD).loadOrderedInt() - lightBefore;
            long heavyDid = heavy.block().plus(Companion.WORD).loadOrderedInt() - heavyBefore;
            stop(light);
            stop(heavy);
            Check.that(lightDid > 0, "nobody starves");
            return 100 * heavyDid / lightDid;
        }
    }

    /** Who mostly sleeps runs as soon as it wakes, among others that never do. */
    private static void latency() {
        Companion[] hogs = new Companion[HOGS];
        for (int i = 0; i < HOGS; i++) {
            hogs[i] = start(Companion.SPIN);
        }
        try (Companion napper = start(Companion.NAP)) {
            napper.join();
            Check.that(napper.result() < LATE, "who mostly sleeps runs when it wakes");
        }
        for (Companion hog : hogs) {
            stop(hog);
            hog.close();
        }
    }

    /** In the companion: how many nanoseconds too late it woke at most, but for the first time, when it had not slept yet. */
    static long nap() {
        long most = 0;
        for (int i = 0; i < NAPS; i++) {
            long wakes = SystemClock.nanos() + NAP;
            Calls.threadSleep(wakes);
            long late = SystemClock.nanos() - wakes;
            most = i > 0 && late > most ? late : most;
        }
        return most;
    }
}
