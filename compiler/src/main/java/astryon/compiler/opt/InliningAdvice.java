package astryon.compiler.opt;

import astryon.compiler.opt.Inliner.Advice;
import astryon.compiler.world.JavaMethod;

/** What the annotations of the dialect say about inlining one method into another. */
public final class InliningAdvice {

    private InliningAdvice() {
    }

    /**
     * @param callSites how many calls of {@code callee} the program has
     */
    public static Advice of(JavaMethod callee, JavaMethod caller, int callSites) {
        if (callee.traits().noInline() || callee.traits().exported().isPresent() || callee.traits().assembled().isPresent()) {
            return Advice.NEVER;
        }
        if (callee.traits().inline()) {
            return Advice.ALWAYS;
        }
        // Code in which no safepoint may be is kept apart from code in which one may: optimisation mixes what it is given. The other way round
        // nothing is mixed: what an uninterruptible method calls has no safepoint either.
        if (callee.traits().uninterruptible().isPresent() && caller.traits().uninterruptible().isEmpty()) {
            return Advice.NEVER;
        }
        return callSites == 1 ? Advice.ONLY_CALL : Advice.IF_SMALL;
    }
}
