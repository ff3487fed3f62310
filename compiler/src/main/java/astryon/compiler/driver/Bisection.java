package astryon.compiler.driver;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Finds the pass and the method that make a program misbehave, by halving: first over the methods that are optimised, then over the passes that the last of
 * them goes through. Each step compiles and tries the program with a {@link Limit}. Where several limits would do, one is found at which the program
 * turns from well to not.
 */
public final class Bisection {
    private final List<String> methods;
    private final List<String> passes;
    private final Predicate<Limit> isWell;

    /** What was found: at {@code limit} the program misbehaves, with one pass less it does not. */
    public record Culprit(Limit limit, String pass) {
        public Limit before() {
            return new Limit(limit.method(), limit.passes() - 1);
        }
    }

    /**
     * @param methods symbols in the order in which they are compiled, at least one
     * @param passes  names of the passes that may be left out, in order
     * @param isWell  whether the program does what it should when it is compiled with this limit; true for {@link #nothing} and false for all
     */
    public Bisection(List<String> methods, List<String> passes, Predicate<Limit> isWell) {
        this.methods = methods;
        this.passes = passes;
        this.isWell = isWell;
    }

    /** No method goes through a pass that can be left out. */
    public static Limit nothing(List<String> methods) {
        return new Limit(methods.get(0), 0);
    }

    public Culprit run() {
        int method = firstBad(methods.size(), count -> isWell.test(new Limit(methods.get(count - 1), passes.size()))) - 1;
        int pass = firstBad(passes.size(), count -> isWell.test(new Limit(methods.get(method), count)));
        return new Culprit(new Limit(methods.get(method), pass), passes.get(pass - 1));
    }

    /** Between 1, which the predicate has not been asked about, and {@code bad}: a count that it is false for and true for one less, 0 taken for true. */
    private static int firstBad(int bad, IntPredicate isWell) {
        int good = 0;
        int first = bad;
        while (first - good > 1) {
            int middle = good + first >>> 1;
            if (isWell.test(middle)) {
                good = middle;
            } else {
                first = middle;
            }
        }
        return first;
    }
}
