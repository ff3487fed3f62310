package astryon.library;

/** {@code String.split} at a character that is written down: no pattern is compiled, and none need be in the program. */
final class LiteralSplit {
    private LiteralSplit() {
    }

    /** As {@link String#split(String, int)} with a pattern that matches {@code at} and nothing else. */
    static String[] of(String text, char at, int limit) {
        int parts = 1;
        for (int i = text.indexOf(at); i >= 0 && (limit <= 0 || parts < limit); i = text.indexOf(at, i + 1)) {
            parts++;
        }
        String[] all = new String[parts];
        int start = 0;
        int filled = 0;
        for (int i = 0; i < parts; i++) {
            int end = i == parts - 1 ? text.length() : text.indexOf(at, start);
            all[i] = text.substring(start, end);
            if (start < end) {
                filled = i + 1;
            }
            start = end + 1;
        }
        if (limit != 0 || parts == 1 || filled == parts) {
            return all;
        }
        String[] kept = new String[filled];
        System.arraycopy(all, 0, kept, 0, filled);
        return kept;
    }
}
