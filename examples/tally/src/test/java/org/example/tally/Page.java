package org.example.tally;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/first-service.md}, block by block. */
final class Page {
    static final Path ROOT = Path.of("../..");
    private static final String FENCE = "```";

    /**
     * What stands between fences.
     *
     * @param kind what it is written in
     * @param source the file that it is of; empty if of none
     * @param line of the page
     */
    record Block(String kind, String source, int line, String text) {
    }

    private Page() {
    }

    static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                String[] words = lines.get(i).substring(FENCE.length()).split(" ", 2);
                int first = i + 1;
                i = first + lines.subList(first, lines.size()).indexOf(FENCE);
                blocks.add(new Block(words[0], words.length > 1 ? words[1] : "", first, String.join("\n", lines.subList(first, i)) + "\n"));
            }
        }
        return blocks;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(ROOT.resolve("docs/first-service.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
