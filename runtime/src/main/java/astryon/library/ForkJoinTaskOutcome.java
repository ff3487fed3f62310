package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

/** A name for the JDK's class, which nobody else may name. */
@Substitute(value = "java.util.concurrent.ForkJoinTask$Aux", why = "a task keeps its exception there")
class ForkJoinTaskOutcome {
    @Original
    Throwable ex;

    @Original
    ForkJoinTaskOutcome() {
    }
}
