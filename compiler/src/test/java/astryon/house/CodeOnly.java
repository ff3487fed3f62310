package astryon.house;

/** Blanks out comments and the contents of string, character and text block literals; every other character keeps its place. */
final class CodeOnly {
    private final String text;
    private final StringBuilder code;
    private int at;

    private CodeOnly(String text) {
        this.text = text;
        this.code = new StringBuilder(text);
    }

    static String of(String text) {
        CodeOnly scan = new CodeOnly(text);
        while (scan.at < text.length()) {
            scan.step();
        }
        return scan.code.toString();
    }

    private void step() {
        if (text.startsWith("//", at)) {
            blankTo(end("\n", at));
        } else if (text.startsWith("/*", at)) {
            int close = end("*/", at + 2);
            blankTo(Math.min(text.length(), close + 2));
        } else if (text.startsWith("\"\"\"", at)) {
            literal("\"\"\"");
        } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
            literal(text.substring(at, at + 1));
        } else {
            at++;
        }
    }

    /** Keeps the quotes. */
    private void literal(String quote) {
        at += quote.length();
        int close = at;
        while (close < text.length() && !text.startsWith(quote, close)) {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        blankTo(Math.min(text.length(), close));
        at = Math.min(text.length(), at + quote.length());
    }

    private int end(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found;
    }

    private void blankTo(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) != '\n') {
                code.setCharAt(at, ' ');
            }
        }
    }
}
