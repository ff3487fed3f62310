package astryon.services.app.shell;

/** Text written so that the shell reads it as it is. */
final class Quoting {
    private static final String PLAIN = "_-./:,+@%=^";

    private Quoting() {
    }

    static String quote(String text) {
        return "'" + text.replace("'", "'\"'\"'") + "'";
    }

    static String quoteIfNeeded(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) ? text : quote(text);
    }
}
