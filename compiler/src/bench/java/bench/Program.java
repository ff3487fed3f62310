package bench;

/** A program of the benchmark. Its pendant of the same name in {@code src/bench/c} does the same work on the same input. */
interface Program {
    /**
     * @param size how much work it is; what the number means is the program's
     * @return a checksum of the results
     */
    int run(int size);
}
