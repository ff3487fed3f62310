package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

@Substitute(value = "java.util.concurrent.ForkJoinTask", why = "without reflection an exception cannot be copied for another thread: it is the same one there")
abstract class ConcurrentForkJoinTask {
    @Original
    private volatile ForkJoinTaskOutcome aux;

    @Original
    public abstract boolean isCompletedAbnormally();

    private Throwable getThrowableException() {
        ForkJoinTaskOutcome outcome = aux;
        return outcome == null ? null : outcome.ex;
    }

    /** The same in later JDKs, where it also says that a task was cancelled. */
    private Throwable getException(boolean wrapped) {
        if (!isCompletedAbnormally()) {
            return null;
        }
        Throwable exception = getThrowableException();
        if (exception == null) {
            return new CancellationException();
        }
        return wrapped ? new ExecutionException(exception) : exception;
    }
}
