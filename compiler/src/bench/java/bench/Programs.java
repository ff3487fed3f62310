package bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The programs, timed; {@code Programs.c} is the same for theirs. */
public final class Programs {
    private static final Map<String, Program> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("sieve", new Sieve());
        PROGRAMS.put("crc32", new Crc32());
        PROGRAMS.put("quicksort", new Quicksort());
        PROGRAMS.put("matmul", new Matmul());
        PROGRAMS.put("hashprobe", new HashProbe());
        PROGRAMS.put("sha256", new Sha256());
        PROGRAMS.put("fannkuch", new Fannkuch());
        PROGRAMS.put("nbody", new NBody());
        PROGRAMS.put("spectralnorm", new SpectralNorm());
        PROGRAMS.put("mandelbrot", new Mandelbrot());
        PROGRAMS.put("binarytrees", new BinaryTrees());
        PROGRAMS.put("events", new Events());
        PROGRAMS.put("constraints", new Constraints());
        PROGRAMS.put("json", new Json());
        PROGRAMS.put("boxedmap", new BoxedMap());
        PROGRAMS.put("texts", new Texts());
        PROGRAMS.put("regex", new Regex());
        PROGRAMS.put("lz77", new Lz77());
        PROGRAMS.put("bigmultiply", new BigMultiply());
        PROGRAMS.put("comparators", new Comparators());
        PROGRAMS.put("streams", new Streams());
        PROGRAMS.put("interpreter", new Interpreter());
        PROGRAMS.put("raytracer", new RayTracer());
        PROGRAMS.put("floatmatmul", new FloatMatmul());
        PROGRAMS.put("utf8", new Utf8());
        PROGRAMS.put("graphsearch", new GraphSearch());
        PROGRAMS.put("sudoku", new Sudoku());
    }

    private Programs() {
    }

    /**
     * Prints a line for each program asked for: its name, the best time of a run in nanoseconds, its checksum.
     *
     * @param arguments three for each program: name, size, for how many milliseconds it runs again and again, but once at least
     */
    public static void main(String[] arguments) {
        for (int i = 0; i < arguments.length; i += 3) {
            Program program = PROGRAMS.get(arguments[i]);
            int size = Integer.parseInt(arguments[i + 1]);
            long end = System.nanoTime() + Long.parseLong(arguments[i + 2]) * 1_000_000;
            long best = Long.MAX_VALUE;
            int checksum;
            long now;
            do {
                long start = System.nanoTime();
                checksum = program.run(size);
                now = System.nanoTime();
                best = Math.min(best, now - start);
            } while (now < end);
            System.out.println(arguments[i] + " " + best + " " + checksum);
        }
    }
}
