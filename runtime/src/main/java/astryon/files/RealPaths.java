package astryon.files;

import astryon.sys.FileCalls;
import astryon.sys.FileError;
import astryon.sys.Platform;
import java.io.IOException;
import java.util.ArrayDeque;

/** Paths without symbolic links, dots and doubled dots. */
public final class RealPaths {
    private static final int MOST_LINKS = 40;

    private RealPaths() {
    }

    /**
     * Follows {@code path} part by part. What is not there is kept as it is, if {@code lenient}; otherwise it is an exception.
     */
    public static String of(String path, boolean lenient) throws IOException {
        ArrayDeque<String> left = new ArrayDeque<>();
        push(left, path.startsWith("/") ? path : Platform.currentFolder().concat("/").concat(path));
        String real = "";
        int links = 0;
        long[] facts = new long[FileCalls.FACTS];
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.equals("..")) {
                real = real.substring(0, Math.max(real.lastIndexOf('/'), 0));
                continue;
            }
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            String next = real.concat("/").concat(part);
            int result = FileCalls.facts(next, false, facts);
            if (result < 0 && !lenient) {
                throw new IOException(FileError.text(result));
            }
            if (result == 0 && facts[FileCalls.KIND] == FileCalls.LINK) {
                String target = FileCalls.readLink(next);
                if (target == null || ++links > MOST_LINKS) {
                    throw new IOException(FileError.text(-FileError.LINK_LOOP));
                }
                real = target.startsWith("/") ? "" : real;
                push(left, target);
            } else {
                real = next;
            }
        }
        return real.isEmpty() ? "/" : real;
    }

    private static void push(ArrayDeque<String> left, String path) {
        int end = path.length();
        while (end >= 0) {
            int start = path.lastIndexOf('/', end - 1);
            left.push(path.substring(start + 1, end));
            end = start;
        }
    }
}
