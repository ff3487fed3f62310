package astryon.compiler.driver;

/**
 * How far to optimise: the methods that are compiled before {@code method} whole, it by the first {@code passes} of the passes that may be
 * left out, and those after it by none. With one more at a time a program goes from no optimisation to all of it, in steps small enough to
 * blame ({@link Bisection}).
 *
 * @param method symbol of a method
 * @param passes a count, from 0
 */
public record Limit(String method, int passes) {
}
