package astryon.iso.image.guest;

import astryon.protocol.Failure;
import java.util.function.Supplier;

/** Asks a service that may be killed meanwhile. */
final class Again {
    private Again() {
    }

    /** Until it answers. */
    static <T> T ask(Supplier<T> question) {
        while (true) {
            try {
                return question.get();
            } catch (Failure killed) {
                if (killed.number() != Failure.AGAIN) {
                    throw killed;
                }
            }
        }
    }
}
