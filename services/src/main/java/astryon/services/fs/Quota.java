package astryon.services.fs;

import astryon.abi.UserSpace;
import astryon.protocol.Failure;

/** What a folder and all that is below it holds, and may hold: pages that files fill, and names. One is inside another, up to that of the whole file system. */
final class Quota {
    private Quota outer;
    private long mostBytes;
    private long mostNames;
    private long bytes;
    private long names;

    /** Of a folder in what {@code outer} is of; null for the whole file system. */
    Quota(Quota outer, long mostBytes, long mostNames) {
        this.outer = outer;
        limit(mostBytes, mostNames);
    }

    void limit(long ofBytes, long ofNames) {
        mostBytes = ofBytes;
        mostNames = ofNames;
    }

    /** It is inside of another one from now on, which is itself where this one was. */
    void moveInto(Quota closer) {
        outer = closer;
        closer.countOwn(bytes, names);
    }

    /** How much a file of a size fills. */
    static long filled(long size) {
        return size + UserSpace.PAGE - 1 & -UserSpace.PAGE;
    }

    /** Throws {@link Failure} if there may not be so much more. */
    void require(long moreBytes, long moreNames) {
        for (Quota each = this; each != null; each = each.outer) {
            if (moreBytes > 0 && moreBytes > each.mostBytes - each.bytes || moreNames > 0 && moreNames > each.mostNames - each.names) {
                throw new Failure(Failure.QUOTA);
            }
        }
    }

    /** There is so much more, or less. */
    void count(long moreBytes, long moreNames) {
        for (Quota each = this; each != null; each = each.outer) {
            each.countOwn(moreBytes, moreNames);
        }
    }

    /** Only here: those outside have counted it. */
    void countOwn(long moreBytes, long moreNames) {
        bytes += moreBytes;
        names += moreNames;
    }

    long mostBytes() {
        return mostBytes;
    }

    long mostNames() {
        return mostNames;
    }

    long bytes() {
        return bytes;
    }

    long names() {
        return names;
    }

    /** How much more there may be, here and outside. */
    long bytesLeft() {
        long left = Math.max(mostBytes - bytes, 0);
        return outer == null ? left : Math.min(left, outer.bytesLeft());
    }

    long namesLeft() {
        long left = Math.max(mostNames - names, 0);
        return outer == null ? left : Math.min(left, outer.namesLeft());
    }
}
