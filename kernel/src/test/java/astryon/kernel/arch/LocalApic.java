package astryon.kernel.arch;

import java.util.ArrayList;
import java.util.List;

/** The hosted meaning, where there is only a list of who was interrupted; it hides the class of the same name from tests. */
public final class LocalApic {
    public static final List<Integer> INTERRUPTED = new ArrayList<>();

    private LocalApic() {
    }

    public static void interrupt(int apic, int vector) {
        INTERRUPTED.add(apic);
    }

    public static void interruptAnyway(int apic) {
        INTERRUPTED.add(apic);
    }

    public static void startTimer(int ticks) {
    }

    public static void startCounting() {
    }

    public static int counted() {
        return 0;
    }

    public static int id() {
        return 0;
    }

    public static void endOfInterrupt() {
    }
}
