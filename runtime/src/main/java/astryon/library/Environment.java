package astryon.library;

import astryon.sys.Platform;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The environment's variables, from what the platform was started with. */
final class Environment {
    private Environment() {
    }

    static String of(String name) {
        for (int i = 0; ; i++) {
            String entry = Platform.environment(i);
            if (entry == null) {
                return null;
            }
            int end = nameEnd(entry);
            if (end == name.length() && entry.startsWith(name)) {
                return entry.substring(end + 1);
            }
        }
    }

    static Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; ; i++) {
            String entry = Platform.environment(i);
            if (entry == null) {
                return Collections.unmodifiableMap(all);
            }
            int end = nameEnd(entry);
            if (end > 0) {
                all.putIfAbsent(entry.substring(0, end), entry.substring(end + 1));
            }
        }
    }

    /** Where the name ends: at the first equals sign but not at the very start; negative if there is none. */
    private static int nameEnd(String entry) {
        return entry.indexOf('=', 1);
    }
}
