package astryon.iso.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A page with what it includes in the place of {@code include NAME}, and from where each of its lines is. */
public final class PageText {
    private static final String INCLUDE = "include";
    private static final String END = ".system";

    private final List<String> lines = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private PageText() {
    }

    /**
     * Reads a page. Pages that it includes lie beside it, or are a base's.
     *
     * @param base pages of the system that this one is built on: file name to contents
     */
    public static PageText read(Path file, Map<String, byte[]> base) throws IOException {
        PageText page = new PageText();
        page.add(file, Files.readString(file), base, List.of(file.getFileName().toString()));
        return page;
    }

    /** Lines as they are: manifests include nothing. */
    public static PageText plain(Path file, String text) {
        PageText page = new PageText();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            page.lines.add(line);
            page.places.add(file + ":" + ++number);
        }
        return page;
    }

    /** {@code way} are the pages that include each other until this one. */
    private void add(Path file, String text, Map<String, byte[]> base, List<String> way) throws IOException {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            String place = file + ":" + number;
            if (line.startsWith(INCLUDE) && words[0].equals(INCLUDE)) {
                include(file.resolveSibling(words[words.length - 1] + END), words.length == 2, place, base, way);
            } else {
                lines.add(line);
                places.add(place);
            }
        }
    }

    private void include(Path page, boolean isOne, String place, Map<String, byte[]> base, List<String> way) throws IOException {
        String name = page.getFileName().toString();
        List<String> further = new ArrayList<>(way);
        further.add(name);
        if (!isOne) {
            findings.add(place + ": expected 'include PAGE'");
        } else if (way.contains(name)) {
            findings.add(place + ": these include each other: " + String.join(" -> ", further));
        } else if (Files.exists(page)) {
            add(page, Files.readString(page), base, further);
        } else if (base.containsKey(name)) {
            add(Path.of(name), new String(base.get(name), StandardCharsets.UTF_8), base, further);
        } else {
            findings.add(place + ": there is no page " + page + " to include");
        }
    }

    /** All of it. */
    public String text() {
        return String.join("\n", lines);
    }

    /** What is wrong with what it includes. */
    List<String> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** File and line of a line, counted from 1. */
    String place(int line) {
        return places.get(line - 1);
    }
}
