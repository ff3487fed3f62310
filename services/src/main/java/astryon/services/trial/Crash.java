package astryon.services.trial;

import astryon.magic.Address;
import astryon.magic.NoInline;

/** Touches memory that is not there, some calls deep. */
final class Crash {
    private static final long NOWHERE = 0x1234_5678_9000L;

    private Crash() {
    }

    @NoInline
    static long descend(String name, int left) {
        long sum = left * 1000L;
        if (left == 0) {
            return touch(sum);
        }
        return descend("inner", left - 1) + sum + name.length();
    }

    /** Inlined into the above. */
    private static long touch(long offset) {
        int[] lengths = {(int) offset, 7};
        boolean isThere = offset > 1;
        Address place = new Address(NOWHERE + offset);
        long found = place.loadLong();
        return isThere ? found : report(place, lengths);
    }

    @NoInline
    private static long report(Address place, int[] lengths) {
        System.out.println(place + ": " + lengths.length);
        return lengths[0];
    }
}
