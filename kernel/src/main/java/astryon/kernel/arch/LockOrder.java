package astryon.kernel.arch;

/**
 * What keeps processors from waiting for each other for ever, checked where {@link Checks#areMade}: who has the kernel's lock does not take it again, only who has it gives it back, and only
 * who has it asks another processor for something and waits for the answer. Exceptions are made beforehand: nothing is allocated here.
 */
public final class LockOrder {
    private static final IllegalStateException TAKEN_TWICE = new IllegalStateException("a processor takes the kernel's lock that has it");
    private static final IllegalStateException NOT_HELD = new IllegalStateException("a processor gives the kernel's lock back that does not have it");
    private static final IllegalStateException ASKED_WITHOUT = new IllegalStateException("a processor asks another one, and does not have the kernel's lock");
    private static final int NOBODY = -1;

    /** Which processor has it: who starts the others, at first. */
    private static int holder;

    private LockOrder() {
    }

    public static void beforeTake() {
        if (Checks.areMade() && holder == PerCpu.current().index()) {
            throw TAKEN_TWICE;
        }
    }

    public static void taken() {
        if (Checks.areMade()) {
            holder = PerCpu.current().index();
        }
    }

    public static void release() {
        if (Checks.areMade()) {
            if (holder != PerCpu.current().index()) {
                throw NOT_HELD;
            }
            holder = NOBODY;
        }
    }

    static void beforeAsking() {
        if (Checks.areMade() && holder != PerCpu.current().index()) {
            throw ASKED_WITHOUT;
        }
    }
}
