package astryon.compiler.opt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A golden file: the idea in one line, an empty line, functions before, a line {@code =>}, the first function after. Run the tests
 * with {@code -Dgolden.bless=true} to write what comes after anew; a machine that sets CI refuses to.
 */
record GoldenFile(Path path, String idea, List<String> before, String after) {
    private static final String ARROW = "=>";

    static GoldenFile read(Path path) {
        try {
            List<String> lines = Files.readAllLines(path);
            int arrow = lines.indexOf(ARROW);
            List<String> before = new ArrayList<>();
            for (String line : lines.subList(2, arrow < 0 ? lines.size() : arrow)) {
                if (line.startsWith("function ")) {
                    before.add("");
                }
                before.set(before.size() - 1, before.get(before.size() - 1) + line + "\n");
            }
            String after = arrow < 0 ? "" : String.join("\n", lines.subList(arrow + 1, lines.size())) + "\n";
            return new GoldenFile(path, lines.get(0), before, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isBlessing() {
        if (!Boolean.getBoolean("golden.bless")) {
            return false;
        }
        if (System.getenv("CI") != null) {
            throw new IllegalStateException("expectations are not written where CI is set: bless on your own machine and read the difference");
        }
        return true;
    }

    void bless(String result) {
        if (result.equals(after)) {
            return;
        }
        System.out.println("blessed " + path + "\n- " + after.replace("\n", "\n- ") + "\n+ " + result.replace("\n", "\n+ "));
        write(idea + "\n\n" + String.join("", before) + ARROW + "\n" + result);
    }

    void write(String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
