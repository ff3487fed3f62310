package astryon.services.app.tool;

import astryon.services.app.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of runs of tools. Lines that start with {@code #} are remarks; the others are
 *
 * <pre>
 *     file NAME            with the lines below it that start with a bar, without that
 *     text NAME TEXT       a file of just this, quoted as below
 *     folder NAME
 *     link NAME TARGET     a symbolic link
 *     mode OCTAL NAME      permissions
 *     time INSTANT NAME    of the last change; else it is {@link Tree#USUAL_TIME}
 *     clear                no files any more
 *     env NAME=VALUE
 *     run TOOL WORDS...    in a folder with the files above; {@code < NAME} or {@code <<< TEXT} at its end is the standard input
 *     any TOOL WORDS...    the same, but the order of the lines that it prints does not matter
 *     blanks TOOL WORDS... the same, but blanks at the end of lines do not matter
 * </pre>
 *
 * Words are quoted as for a shell, with {@code '...'}, {@code "..."} and {@code $'...'}.
 * Below a run may stand what it prints, each line behind a {@code >}, the files that are new ({@code +}) or gone ({@code -}), and {@code status N}.
 */
record CaseFile(Path path, List<Run> runs) {

    /**
     * One run.
     *
     * @param line where it stands, from 0
     * @param how the word that the line starts with
     * @param expected lines below it
     */
    record Run(int line, String how, Tree tree, Map<String, String> environment, String command, List<String> words, byte[] input, String inputFile, List<String> expected) {
    }

    static CaseFile read(Path path) throws IOException {
        List<String> lines = lines(path);
        List<Run> runs = new ArrayList<>();
        Tree tree = new Tree(List.of());
        Map<String, String> environment = new HashMap<>(Map.of("TZ", "UTC0", "LC_ALL", "C.UTF-8"));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#") || line.startsWith("|") || isPrinted(line)) {
                continue;
            }
            List<String> words = Words.split(line);
            switch (words.get(0)) {
                case "file" -> {
                    StringBuilder text = new StringBuilder();
                    for (int k = i + 1; k < lines.size() && lines.get(k).startsWith("|"); k++) {
                        text.append(lines.get(k), 1, lines.get(k).length()).append('\n');
                    }
                    tree = tree.with(new Tree.Entry("text", words.get(1), text.toString()));
                }
                case "folder" -> tree = tree.with(new Tree.Entry("folder", words.get(1), ""));
                case "text", "link" -> tree = tree.with(new Tree.Entry(words.get(0), words.get(1), words.get(2)));
                case "mode", "time" -> tree = tree.with(new Tree.Entry(words.get(0), words.get(2), words.get(1)));
                case "clear" -> tree = new Tree(List.of());
                case "env" -> environment.put(words.get(1).substring(0, words.get(1).indexOf('=')), words.get(1).substring(words.get(1).indexOf('=') + 1));
                case "run", "any", "blanks" -> {
                    List<String> expected = new ArrayList<>();
                    for (int k = i + 1; k < lines.size() && isPrinted(lines.get(k)); k++) {
                        expected.add(lines.get(k));
                    }
                    runs.add(run(i, words.get(0), tree, environment, line.substring(words.get(0).length() + 1), words.subList(1, words.size()), expected));
                }
                default -> throw new IllegalArgumentException(path + ":" + (i + 1) + ": what is " + words.get(0) + "?");
            }
        }
        return new CaseFile(path, runs);
    }

    private static List<String> lines(Path path) throws IOException {
        return Text.decode(Files.readAllBytes(path)).lines().toList();
    }

    private static boolean isPrinted(String line) {
        return line.startsWith(">") || line.startsWith("+ ") || line.startsWith("- ") || line.startsWith("status ");
    }

    private static Run run(int line, String how, Tree tree, Map<String, String> environment, String command, List<String> words, List<String> expected) {
        int size = words.size();
        byte[] input = {};
        String inputFile = null;
        List<String> rest = words;
        if (size > 2 && (words.get(size - 2).equals("<") || words.get(size - 2).equals("<<<"))) {
            rest = words.subList(0, size - 2);
            if (words.get(size - 2).equals("<")) {
                inputFile = words.get(size - 1);
            } else {
                input = Tree.bytes(words.get(size - 1));
            }
        }
        return new Run(line, how, tree, Map.copyOf(environment), command, List.copyOf(rest), input, inputFile, expected);
    }

    /** The page with what the runs print now below them; {@code printed} has as many entries as there are runs. */
    String with(List<List<String>> printed) throws IOException {
        StringBuilder page = new StringBuilder();
        List<String> lines = lines(path);
        int run = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (isPrinted(line)) {
                continue;
            }
            page.append(line).append('\n');
            if (run < runs.size() && runs.get(run).line() == i) {
                printed.get(run++).forEach(each -> page.append(each).append('\n'));
            }
        }
        return page.toString();
    }
}
