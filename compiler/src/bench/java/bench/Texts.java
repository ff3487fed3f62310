package bench;

import java.util.ArrayList;
import java.util.List;

/** Builds lines of fields, splits the text into lines and the lines into fields again, and makes new words of them. */
final class Texts implements Program {
    private static final String[] WORDS = {"alpha", "beta", "gamma", "delta", "epsilon", "a longer word", " padded ", ""};

    @Override
    public int run(int lines) {
        String text = build(lines);
        int sum = text.length();
        for (String line : split(text, '\n')) {
            String joined = "";
            for (String field : split(line, ';')) {
                String word = field.strip();
                if (word.startsWith("row")) {
                    sum += Integer.parseInt(word.substring(3));
                } else if (word.contains("lo")) {
                    joined = word + "-" + joined;
                } else {
                    joined = joined + word.length();
                }
            }
            sum = sum * 31 + hash(joined);
        }
        return sum;
    }

    private static String build(int lines) {
        Numbers numbers = new Numbers(5);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            text.append("row").append(line);
            for (int field = numbers.below(8); field >= 0; field--) {
                text.append(';').append(WORDS[numbers.below(WORDS.length)]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static int hash(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash;
    }
}
