package astryon.compiler.world;

import java.util.Optional;

/**
 * The dialect's annotations on a method, read once.
 *
 * @param intrinsic       name of the {@code @Intrinsic} row, if it is one
 * @param uninterruptible the reason given, if annotated
 * @param noAllocation    the reason given, if annotated
 * @param unchecked       the reason given, if annotated
 * @param assembled       {@code class#method} of the host code that assembles it, if annotated
 * @param exported        linker symbol it is exported as, if annotated
 * @param inline          always inline
 * @param noInline        never inline; so is what may be on the stack several times, or nobody could count
 * @param stackLimit      bytes of the stack that it and its callees may need, 0 if not annotated
 * @param recursion       how often it may be on the stack at once, 0 if not annotated
 */
public record Traits(Optional<String> intrinsic, Optional<String> uninterruptible, Optional<String> noAllocation, Optional<String> unchecked,
        Optional<String> assembled, Optional<String> exported, boolean inline, boolean noInline, int stackLimit, int recursion) {

    public static final Traits NONE = new Traits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), false, false, 0, 0);
}
