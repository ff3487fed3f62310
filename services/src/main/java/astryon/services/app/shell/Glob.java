package astryon.services.app.shell;

import astryon.services.app.pattern.FilePattern;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of files that a pattern matches (XCU 2.6.6): in order, none if it matches none. A leading dot is matched only by a dot. */
final class Glob {
    private final Path folder;
    private final List<String> found = new ArrayList<>();

    private Glob(Path folder) {
        this.folder = folder;
    }

    /** @param folder where names begin that do not begin with a slash */
    static List<String> names(String pattern, Path folder) {
        Glob glob = new Glob(folder);
        glob.walk("", pattern);
        Collections.sort(glob.found);
        return glob.found;
    }

    /** {@code name} is what has been matched so far, with its last slash. */
    private void walk(String name, String pattern) {
        int begin = 0;
        while (begin < pattern.length() && pattern.charAt(begin) == '/') {
            begin++;
        }
        String place = name + pattern.substring(0, begin);
        int slash = pattern.indexOf('/', begin);
        String component = pattern.substring(begin, slash < 0 ? pattern.length() : slash);
        String rest = slash < 0 ? "" : pattern.substring(slash);
        if (component.isEmpty()) {
            add(place);
        } else if (!FilePattern.isMagic(component)) {
            next(place + FilePattern.unquote(component), rest);
        } else {
            for (String entry : entries(place, component)) {
                next(place + entry, rest);
            }
        }
    }

    private void next(String name, String rest) {
        if (rest.isEmpty()) {
            add(name);
        } else if (Files.isDirectory(path(name))) {
            walk(name, rest);
        }
    }

    private void add(String name) {
        if (Files.exists(path(name), LinkOption.NOFOLLOW_LINKS)) {
            found.add(name);
        }
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private List<String> entries(String place, String component) {
        FilePattern pattern = new FilePattern(component);
        boolean dotted = component.startsWith(".") || component.startsWith("\\.");
        List<String> names = new ArrayList<>();
        if (dotted) {
            names.addAll(List.of(".", ".."));
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(place))) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What cannot be read has no names to match.
        }
        names.removeIf(each -> each.startsWith(".") && !dotted || !pattern.matches(each));
        return names;
    }
}
