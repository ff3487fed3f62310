package astryon.house;

import java.nio.file.Path;

/**
 * A Java source file.
 *
 * @param path from the repository's root, with slashes: {@code kernel/src/main/java/astryon/kernel/mem/Frames.java}
 */
record Source(String path, String text) {

    /** What a rule is tried on. */
    static Source sample(String path, String... lines) {
        return new Source(path, String.join("\n", lines) + "\n");
    }

    /** {@code compiler}, {@code iso/plugin}. */
    String module() {
        return path.substring(0, path.indexOf("/src/"));
    }

    /** Whether it belongs to the product: not a test, not a benchmark's program. */
    boolean isMain() {
        return path.contains("/src/main/java/");
    }

    boolean isTest() {
        return path.contains("/src/test/java/");
    }

    String packageName() {
        String name = path.substring(path.indexOf("/java/") + "/java/".length());
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
    }

    /** {@code Frames}, {@code package-info}. */
    String name() {
        String file = Path.of(path).getFileName().toString();
        return file.substring(0, file.length() - ".java".length());
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** Line number of a character of the text, from 1. */
    int line(int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    /** The text with comments and the insides of literals blanked out: what is left is code, at the same positions. */
    String code() {
        return CodeOnly.of(text);
    }
}
