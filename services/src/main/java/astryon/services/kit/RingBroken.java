package astryon.services.kit;

/** The peer of a ring wrote what no honest peer writes. The ring is of no use any more; the process is unharmed. */
public final class RingBroken extends RuntimeException {
    public RingBroken(String what) {
        super(what);
    }
}
