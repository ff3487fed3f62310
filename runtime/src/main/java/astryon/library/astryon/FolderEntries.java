package astryon.library.astryon;

import java.nio.charset.StandardCharsets;

/** What {@code OpenFile.entries} answers, taken apart. */
final class FolderEntries {
    private FolderEntries() {
    }

    /** Null if there are none: behind the last. */
    static String[] names(byte[] entries) {
        int count = 0;
        for (int at = 0; at < entries.length; at = next(entries, at)) {
            count++;
        }
        String[] names = count == 0 ? null : new String[count];
        int number = 0;
        for (int at = 0; at < entries.length; at = next(entries, at)) {
            names[number++] = new String(entries, at + 1, next(entries, at) - at - 2, StandardCharsets.UTF_8);
        }
        return names;
    }

    /** Where the next begins: behind a byte of kind, a name and a zero. */
    private static int next(byte[] entries, int at) {
        int end = at + 1;
        while (end < entries.length && entries[end] != 0) {
            end++;
        }
        return end + 1;
    }
}
