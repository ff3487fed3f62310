package astryon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What pages tell people to type or to open is there. */
final class DocumentsTest {
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w/])scripts/([a-z][\\w-]*(?:\\.\\w+)?)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");
    private static final Pattern CODE_PATH = Pattern.compile("`((?:compiler|runtime|kernel|services|iso|docs|scripts)/[\\w./-]+)`");

    private static List<String> mentioned(String page, Pattern pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** What has an ending is for another program to read. */
    private static boolean isThere(String name) {
        Path script = Repository.path("scripts/" + name);
        return name.contains(".") ? Files.exists(script) : Files.isExecutable(script);
    }

    @Test
    void every_command_of_a_document_is_in_scripts() {
        List<String> absent = new ArrayList<>();
        for (String page : Repository.documents()) {
            mentioned(Repository.read(page), COMMAND).stream().filter(name -> !isThere(name))
                    .forEach(name -> absent.add(page + ": scripts/" + name));
        }
        assertThat(absent).isEmpty();
        assertThat(mentioned("Type `scripts/run --headless` or scripts/astryonc; not iso/scripts/x, but scripts/x.py.", COMMAND)).containsExactly("run", "astryonc", "x.py");
    }

    @Test
    void every_file_a_document_points_at_exists() {
        List<String> absent = new ArrayList<>();
        for (String page : Repository.documents()) {
            String text = Repository.read(page);
            Path folder = Repository.path(page).getParent();
            mentioned(text, LINK).stream().filter(link -> !Files.exists(folder.resolve(link))).forEach(link -> absent.add(page + ": " + link));
            mentioned(text, CODE_PATH).stream().filter(path -> !path.contains("...") && !Files.exists(Repository.path(path)))
                    .forEach(path -> absent.add(page + ": " + path));
        }
        assertThat(absent).isEmpty();
        assertThat(mentioned("See [this](docs/dialect.md#words), [that](https://x.org) and `kernel/src`.", LINK)).containsExactly("docs/dialect.md");
    }
}
