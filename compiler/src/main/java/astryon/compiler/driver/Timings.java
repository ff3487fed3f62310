package astryon.compiler.driver;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the time went: nanoseconds by stage, in the order stages first ran; those of parallel workers add up. */
public final class Timings {
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private long bytecode;

    synchronized void add(String stage, long spent) {
        nanos.merge(stage, spent, Long::sum);
    }

    synchronized void addBytecode(long bytes) {
        bytecode += bytes;
    }

    /** A table: stage, milliseconds, share; then bytes of bytecode a second of the whole time. */
    public synchronized String render() {
        long sum = Math.max(1, nanos.values().stream().mapToLong(Long::longValue).sum());
        double seconds = (System.nanoTime() - start) / 1e9;
        StringBuilder text = new StringBuilder();
        nanos.forEach((stage, spent) -> text.append(String.format("%-28s %8.1f ms %5.1f %%%n", stage, spent / 1e6, 100.0 * spent / sum)));
        text.append(String.format("%-28s %8.1f ms%n", "elapsed", seconds * 1000));
        text.append(String.format("%d bytes of bytecode, %.0f KB/s%n", bytecode, bytecode / 1024.0 / seconds));
        return text.toString();
    }

    /** Kilobytes of bytecode compiled a second, wall time. */
    public synchronized double kilobytesPerSecond() {
        return bytecode / 1024.0 / ((System.nanoTime() - start) / 1e9);
    }
}
