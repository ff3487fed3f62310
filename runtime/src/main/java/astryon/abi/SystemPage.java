package astryon.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * A page that describes a system: which programs run in it, and what each is given. A line that starts at its beginning is {@code program NAME}; the lines below it that are
 * indented are its properties, a word and what belongs to it. {@code #} starts a comment. What the properties mean {@code docs/services.md} says; that a page makes sense is checked when the
 * system is built.
 */
public final class SystemPage {
    private SystemPage() {
    }

    /** A program. */
    public record Program(String name, int line, List<Property> properties) {
        /** The words of all properties of this name, one behind the other. */
        public List<String> all(String property) {
            List<String> words = new ArrayList<>();
            for (Property each : properties) {
                if (each.name.equals(property)) {
                    words.addAll(each.words);
                }
            }
            return words;
        }

        /** The first word of a property. */
        public String one(String property, String otherwise) {
            List<String> words = all(property);
            return words.isEmpty() ? otherwise : words.get(0);
        }

        public boolean has(String property) {
            for (Property each : properties) {
                if (each.name.equals(property)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A line of a program. */
    public record Property(String name, List<String> words, int line) {
    }

    /** The programs in their order. Lines that are none are programs without a name: {@link Program#name} is what stands there. */
    public static List<Program> parse(String text) {
        List<Program> programs = new ArrayList<>();
        int line = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line++;
            List<String> words = words(text, start, end);
            if (!words.isEmpty()) {
                boolean indented = text.charAt(start) == ' ';
                if (indented && !programs.isEmpty()) {
                    programs.get(programs.size() - 1).properties().add(new Property(words.get(0), words.subList(1, words.size()), line));
                } else {
                    boolean isProgram = !indented && words.get(0).equals("program") && words.size() == 2;
                    programs.add(new Program(isProgram ? words.get(1) : "", line, new ArrayList<>()));
                }
            }
            start = end + 1;
        }
        return programs;
    }

    private static List<String> words(String text, int start, int end) {
        List<String> words = new ArrayList<>();
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '#') {
                break;
            }
            if (c == ' ' || c == '\r') {
                at++;
                continue;
            }
            int from = at;
            while (at < end && text.charAt(at) != ' ' && text.charAt(at) != '\r') {
                at++;
            }
            words.add(text.substring(from, at));
        }
        return words;
    }
}
