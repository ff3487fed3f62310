package astryon.compiler.dwarf;

import astryon.compiler.world.JavaMethod;
import java.util.LinkedHashMap;
import java.util.Map;

/** The source files of an image, by number: paths as packages make them, below folders that a debugger is told. */
final class SourceFiles {
    private static final String UNKNOWN = "unknown";
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    SourceFiles() {
        // Number 0 is the unit's own name.
        numbers.put(UNKNOWN, 0);
    }

    int of(JavaMethod method) {
        String name = method.owner().name();
        String source = method.owner().sourceFile();
        if (source == null) {
            return 0;
        }
        String path = name.substring(0, name.lastIndexOf('/') + 1) + source;
        return numbers.computeIfAbsent(path, unseen -> numbers.size());
    }

    Iterable<String> paths() {
        return numbers.keySet();
    }

    int count() {
        return numbers.size();
    }
}
