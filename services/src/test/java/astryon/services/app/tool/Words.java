package astryon.services.app.tool;

import java.util.ArrayList;
import java.util.List;

/** A line taken apart into words as a shell does, without expansions. */
final class Words {
    private final String line;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    static List<String> split(String line) {
        Words words = new Words(line);
        List<String> result = new ArrayList<>();
        while (true) {
            while (words.at < line.length() && line.charAt(words.at) == ' ') {
                words.at++;
            }
            if (words.at == line.length()) {
                return result;
            }
            result.add(words.word());
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < line.length() && line.charAt(at) != ' ') {
            char c = line.charAt(at++);
            if (c == '\'') {
                int end = line.indexOf('\'', at);
                word.append(line, at, end);
                at = end + 1;
            } else if (c == '"' || c == '$' && line.startsWith("'", at)) {
                if (c == '$') {
                    at++;
                }
                quoted(word, c == '$' ? '\'' : '"');
            } else {
                word.append(c == '\\' ? line.charAt(at++) : c);
            }
        }
        return word.toString();
    }

    private void quoted(StringBuilder word, char end) {
        while (line.charAt(at) != end) {
            char c = line.charAt(at++);
            if (c != '\\') {
                word.append(c);
                continue;
            }
            char escape = line.charAt(at++);
            switch (escape) {
                case 'n' -> word.append(end == '\'' ? "\n" : "\\n");
                case 't' -> word.append(end == '\'' ? "\t" : "\\t");
                case 'r' -> word.append(end == '\'' ? "\r" : "\\r");
                case '0' -> word.append('\0');
                case 'x' -> {
                    int value = Integer.parseInt(line.substring(at, at + 2), 16);
                    // A byte that is no character, as Text has it.
                    word.append((char) (value < 0x80 ? value : 0xdc00 + value));
                    at += 2;
                }
                default -> word.append(escape == end || escape == '\\' ? "" : "\\").append(escape);
            }
        }
        at++;
    }
}
