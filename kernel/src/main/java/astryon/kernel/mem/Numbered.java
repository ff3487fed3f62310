package astryon.kernel.mem;

/** Something in a {@link NumberTree}. */
public abstract class Numbered {
    /** What is below it in the tree: what agrees with it so far and has a 0, or a 1, next. */
    Numbered zero;
    Numbered one;

    /** It does not change. */
    protected abstract long number();
}
