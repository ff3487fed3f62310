package astryon.library;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** The files of the class path that are not classes: in programs that look for one. */
final class Resources {
    private static final String[] PATHS = BuildTimeFiles.resources();
    private static final byte[][] CONTENTS = contents();

    private Resources() {
    }

    /** At build time. */
    private static byte[][] contents() {
        byte[][] contents = new byte[PATHS.length][];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = BuildTimeFiles.resource(PATHS[i]);
        }
        return contents;
    }

    /** Null if there is none. */
    static InputStream open(String path) {
        int index = Arrays.binarySearch(PATHS, path);
        return index < 0 ? null : new ByteArrayInputStream(CONTENTS[index]);
    }
}
