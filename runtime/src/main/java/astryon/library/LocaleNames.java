package astryon.library;

/** English names of languages, scripts, countries, variants and extensions of locales, by the keys that the JDK's own table has them under. */
final class LocaleNames {
    /** A line for each name, {@code key=name}, with a line end in front: a search finds a key, and nothing is as small. */
    private static final String NAMES = lines();

    private LocaleNames() {
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (Object[] entry : ResourcesLocaleNames.entries()) {
            lines.append('\n').append((String) entry[0]).append('=').append((String) entry[1]);
        }
        return lines.append('\n').toString();
    }

    /** Null if there is none. */
    static String of(String key) {
        String line = "\n".concat(key).concat("=");
        int at = NAMES.indexOf(line);
        return at < 0 ? null : NAMES.substring(at + line.length(), NAMES.indexOf('\n', at + line.length()));
    }
}
