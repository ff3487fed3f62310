package astryon.services.app.line;

import astryon.services.app.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What was typed before, oldest first, kept in a file: an entry a line, where its own newlines are written {@code \n} and its backslashes {@code \\}. */
public final class History {
    private static final int MOST = 1000;

    private final List<String> entries = new ArrayList<>();
    /** Whether the newest entry is the command that runs. */
    private boolean newestRuns;

    /** What a file has, as far as there is one. */
    public void load(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            for (String line : Text.decode(Files.readAllBytes(file)).split("\n")) {
                if (!line.isEmpty()) {
                    entries.add(decoded(line));
                }
            }
        }
        if (entries.size() > MOST) {
            entries.subList(0, entries.size() - MOST).clear();
            StringBuilder lines = new StringBuilder();
            entries.forEach(entry -> lines.append(encoded(entry)).append('\n'));
            Files.write(file, Text.encode(lines.toString()));
        }
    }

    /** What is blank, or begins with a blank, or is the same again is not kept. The result is whether it was. */
    public boolean add(String entry) {
        newestRuns = false;
        if (entry.isBlank() || entry.startsWith(" ") || !entries.isEmpty() && entries.get(entries.size() - 1).equals(entry)) {
            return false;
        }
        entries.add(entry);
        newestRuns = true;
        return true;
    }

    /** Without the command that runs, if it is kept. */
    public List<String> before() {
        return List.copyOf(entries.subList(0, entries.size() - (newestRuns ? 1 : 0)));
    }

    /** The command that runs is one that does another. */
    public void replaceRunning(String entry) {
        if (newestRuns) {
            entries.remove(entries.size() - 1);
        }
        add(entry);
    }

    /** The newest entry at the end of a file. */
    public void append(Path file) throws IOException {
        Files.write(file, Text.encode(encoded(entries.get(entries.size() - 1)) + "\n"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public List<String> entries() {
        return entries;
    }

    private static String encoded(String entry) {
        return entry.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String decoded(String line) {
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                c = line.charAt(++i);
                c = c == 'n' ? '\n' : c;
            }
            entry.append(c);
        }
        return entry.toString();
    }
}
