package astryon.services.app.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives equal lines equal numbers, so that they are compared once. */
final class DiffLines {
    private final boolean ignoreCase;
    private final boolean ignoreBlanks;
    private final boolean ignoreAmount;
    private final Map<String, Integer> numbers = new HashMap<>();

    DiffLines(boolean ignoreCase, boolean ignoreBlanks, boolean ignoreAmount) {
        this.ignoreCase = ignoreCase;
        this.ignoreBlanks = ignoreBlanks;
        this.ignoreAmount = ignoreAmount;
    }

    DiffText text(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, from, i + 1));
                from = i + 1;
            }
        }
        if (from < bytes.length) {
            lines.add(Arrays.copyOfRange(bytes, from, bytes.length));
        }
        int[] keys = new int[lines.size()];
        for (int i = 0; i < keys.length; i++) {
            String key = key(new String(lines.get(i), StandardCharsets.ISO_8859_1));
            keys[i] = numbers.computeIfAbsent(key, unseen -> numbers.size());
        }
        return new DiffText(lines, keys);
    }

    private String key(String line) {
        String key = line;
        if (ignoreBlanks) {
            key = key.replaceAll("[ \t\r\n]", "");
        } else if (ignoreAmount) {
            key = key.stripTrailing().replaceAll("[ \t]+", " ");
        }
        return ignoreCase ? key.toLowerCase(Locale.ROOT) : key;
    }
}
