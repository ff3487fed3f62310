package astryon.kernel.arch;

import java.util.HashMap;
import java.util.Map;

/** The hosted meaning, where objects have no addresses; it hides the class of the same name from tests. */
public final class Owners {
    private static final Map<Long, Object> ALL = new HashMap<>();

    private Owners() {
    }

    public static Object of(PerCpu processor) {
        return ALL.get(processor.value());
    }

    public static void set(PerCpu processor, Object owner) {
        ALL.put(processor.value(), owner);
    }
}
