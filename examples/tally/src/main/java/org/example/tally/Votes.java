package org.example.tally;

import astryon.magic.Address;
import astryon.protocol.Failure;

/**
 * Votes in memory that outlives the program: a row of fixed size a name. A row's name is there before its count is, and a row without a count is none: whenever the program is
 * ended, the memory makes sense.
 */
final class Votes {
    private static final int LENGTH = 8;
    private static final int NAME = 12;
    private static final int ROW = 80;

    private final Address rows;
    private final int most;

    /** {@code rows} are zero at first, and later what an earlier program left. */
    Votes(Address rows, long bytes) {
        this.rows = rows;
        this.most = (int) (bytes / ROW);
    }

    long of(String name) {
        Address row = row(name);
        return row.isZero() ? 0 : row.loadLong();
    }

    long add(String name) {
        Address row = row(name);
        if (row.isZero()) {
            throw new Failure(Failure.NO_SPACE, "there are " + most + " names already");
        }
        if (row.loadLong() == 0) {
            for (int i = 0; i < name.length(); i++) {
                row.plus(NAME + 2L * i).storeShort((short) name.charAt(i));
            }
            row.plus(LENGTH).storeInt(name.length());
        }
        long votes = row.loadLong() + 1;
        row.storeOrderedLong(votes);
        return votes;
    }

    /** The name's row, else the first without votes, else zero. */
    private Address row(String name) {
        for (int i = 0; i < most; i++) {
            Address row = rows.plus((long) ROW * i);
            if (row.loadLong() == 0 || isNamed(row, name)) {
                return row;
            }
        }
        return new Address(0);
    }

    private static boolean isNamed(Address row, String name) {
        if (row.plus(LENGTH).loadInt() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((char) row.plus(NAME + 2L * i).loadShort() != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
