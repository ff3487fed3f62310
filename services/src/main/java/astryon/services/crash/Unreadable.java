package astryon.services.crash;

/** There is no memory there, or more was read than any honest process has to be. */
final class Unreadable extends RuntimeException {
    Unreadable() {
        super(null, null, false, false);
    }
}
