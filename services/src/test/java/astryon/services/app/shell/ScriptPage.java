package astryon.services.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of scripts, each below a line that begins with {@code ###} and says what it shows. Below it may stand what it prints, in lines that begin with {@code #>}. */
record ScriptPage(Path path, List<Entry> entries) {

    /** @param line of its title, from 1 */
    record Entry(String title, String script, List<String> expected, int line) {
    }

    static ScriptPage read(Path path) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size();) {
            if (!lines.get(i).startsWith("### ")) {
                throw new IOException(path + ":" + (i + 1) + ": a title is expected");
            }
            int title = i++;
            StringBuilder script = new StringBuilder();
            List<String> expected = new ArrayList<>();
            while (i < lines.size() && !lines.get(i).startsWith("### ")) {
                String line = lines.get(i++);
                if (line.startsWith("#>")) {
                    expected.add(line);
                } else {
                    script.append(line).append('\n');
                }
            }
            entries.add(new Entry(lines.get(title).substring(4), script.toString().stripTrailing() + "\n", expected, title + 1));
        }
        return new ScriptPage(path, entries);
    }

    /** The page where {@code printed} stands below the entries. */
    String with(List<List<String>> printed) {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            page.append(i > 0 ? "\n" : "").append("### ").append(entries.get(i).title()).append('\n').append(entries.get(i).script());
            printed.get(i).forEach(line -> page.append(line).append('\n'));
        }
        return page.toString();
    }
}
