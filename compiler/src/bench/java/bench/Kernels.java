package bench;

/**
 * The array kernels, timed. Prints a line for each: name, best time of a run in nanoseconds, checksum. The C program
 * {@code kernels.c} does the same work on the same inputs; {@code scripts/bench code} compares.
 */
public final class Kernels {
    private Kernels() {
    }

    /** @param arguments how often each kernel runs */
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[0]);
        for (int kernel = 0; kernel < 7; kernel++) {
            long best = Long.MAX_VALUE;
            int checksum = 0;
            for (int run = 0; run < runs; run++) {
                long start = System.nanoTime();
                checksum = run(kernel);
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.println(name(kernel).concat(" ").concat(Long.toString(best)).concat(" ").concat(Integer.toString(checksum)));
        }
    }

    private static String name(int kernel) {
        switch (kernel) {
            case 0: return "sieve";
            case 1: return "crc32";
            case 2: return "quicksort";
            case 3: return "matmul";
            case 4: return "hashprobe";
            case 5: return "sha256";
            default: return "fannkuch";
        }
    }

    private static int run(int kernel) {
        switch (kernel) {
            case 0: return Sieve.run(2_000_000);
            case 1: return Crc32.run(2_000_000);
            case 2: return Quicksort.run(300_000);
            case 3: return Matmul.run(160);
            case 4: return HashProbe.run(1_000_000);
            case 5: return Sha256.run(1_000_000);
            default: return Fannkuch.run(8);
        }
    }
}
