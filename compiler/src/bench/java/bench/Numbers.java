package bench;

/** Numbers that look random, the same ones in every language: a linear congruential generator without its weak low bits. */
final class Numbers {
    private int seed;

    Numbers(int seed) {
        this.seed = seed;
    }

    /** The next of 2^24 numbers. */
    int next() {
        seed = seed * 1664525 + 1013904223;
        return seed >>> 8;
    }

    /** A number from 0 to {@code limit - 1}. */
    int below(int limit) {
        return next() % limit;
    }
}
