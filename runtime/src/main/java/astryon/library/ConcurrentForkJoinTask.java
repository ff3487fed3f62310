package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.util.concurrent.ForkJoinTask", why = "without reflection an exception cannot be copied for another thread: it is the same one there")
abstract class ConcurrentForkJoinTask {
    @Original
    private volatile ForkJoinTaskOutcome aux;

    private Throwable getThrowableException() {
        ForkJoinTaskOutcome outcome = aux;
        return outcome == null ? null : outcome.ex;
    }
}
