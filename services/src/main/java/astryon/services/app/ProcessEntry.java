package astryon.services.app;

import java.util.Optional;

/**
 * A process, as others see it.
 *
 * @param parent the number of who started it, who may have ended
 * @param stoppedBy empty if it is not stopped
 * @param nanos of processor time that it has used
 * @param memory bytes that it has in use
 */
public record ProcessEntry(long number, long parent, String name, Optional<Signal> stoppedBy, int threads, long nanos, long memory) {
}
