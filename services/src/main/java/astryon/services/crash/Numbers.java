package astryon.services.crash;

/** Numbers of variable length, one after the other, in memory that is not to be trusted. */
final class Numbers {
    private final Pages pages;
    private long at;

    Numbers(Pages pages, long at) {
        this.pages = pages;
        this.at = at;
    }

    int nextByte() {
        return pages.byteAt(at++);
    }

    int next() {
        return (int) bits(35);
    }

    /** No more than {@code most}: a count of what there is to be room for. */
    int next(int most) {
        int number = next();
        if (number < 0 || number > most) {
            throw new Unreadable();
        }
        return number;
    }

    long nextSignedLong() {
        long number = bits(70);
        return number >>> 1 ^ -(number & 1);
    }

    private long bits(int most) {
        long number = 0;
        for (int shift = 0; shift < most; shift += 7) {
            int next = nextByte();
            number |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new Unreadable();
    }
}
