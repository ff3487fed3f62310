package astryon.services.app.tool;

import astryon.services.app.Complaint;
import astryon.services.app.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The words that xargs reads, one after the other. */
final class XargsWords {
    private final InputStream input;
    private final boolean zeroEnds;
    private final boolean wholeLines;
    private final String last;
    private final byte[] block = new byte[1 << 13];
    private int count;
    private int at;
    private long line = 1;
    private long lineOfWord;

    XargsWords(InputStream input, boolean zeroEnds, boolean wholeLines, String last) {
        this.input = input;
        this.zeroEnds = zeroEnds;
        this.wholeLines = wholeLines;
        this.last = last;
    }

    /** Where the word that was given last stood, from 1. */
    long line() {
        return lineOfWord;
    }

    private int read() throws IOException {
        if (at == count) {
            count = input.read(block);
            at = 0;
            if (count <= 0) {
                count = 0;
                return -1;
            }
        }
        int c = block[at++] & 0xff;
        line += c == '\n' ? 1 : 0;
        return c;
    }

    /** Null at the end. */
    String next() throws IOException {
        String word = zeroEnds ? untilZero() : quoted();
        return word == null || !last.isEmpty() && word.equals(last) ? null : word;
    }

    private String untilZero() throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        int c = read();
        if (c < 0) {
            return null;
        }
        for (; c > 0; c = read()) {
            word.write(c);
        }
        return Text.decode(word.toByteArray());
    }

    private boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private String quoted() throws IOException {
        int c = read();
        while (c == '\n' || isBlank(c)) {
            c = read();
        }
        if (c < 0) {
            return null;
        }
        lineOfWord = line;
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        while (c >= 0 && c != '\n' && (wholeLines || !isBlank(c))) {
            if (c == '\'' || c == '"') {
                int quote = c;
                for (c = read(); c != quote; c = read()) {
                    if (c < 0 || c == '\n') {
                        throw new Complaint(1, "a " + (char) quote + " is never closed; -0 takes words as they are");
                    }
                    word.write(c);
                }
            } else if (c == '\\') {
                c = read();
                if (c >= 0) {
                    word.write(c);
                }
            } else {
                word.write(c);
            }
            c = read();
        }
        return Text.decode(word.toByteArray());
    }
}
