package astryon.services.app.text;

import astryon.services.app.Complaint;
import astryon.services.app.Manual;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of lines to sort by, and how.
 *
 * @param startField from 0; {@code startCharacter} from 0, too
 * @param endField where it ends: with this field, or if {@code endCharacter} is not 0, with that of its characters; negative for the end of the line
 * @param options letters as of {@code sort}: b, d, f, g, h, i, M, n, r, V
 */
record SortKey(int startField, int startCharacter, int endField, int endCharacter, boolean blanksAtStart, boolean blanksAtEnd, String options) {
    /** Of the whole line. */
    static SortKey line(String options) {
        return new SortKey(0, 0, -1, 0, options.indexOf('b') >= 0, false, options);
    }

    /** {@code 2.3b,4n}; {@code defaults} are the options of a key that has none. */
    static SortKey parse(Manual manual, String text, String defaults) {
        Matcher matcher = Pattern.compile("([0-9]{1,6})(?:\\.([0-9]{1,6}))?([bdfghiMnrV]*)(?:,([0-9]{1,6})(?:\\.([0-9]{1,6}))?([bdfghiMnrV]*))?").matcher(text);
        if (!matcher.matches() || matcher.group(1).matches("0+")) {
            throw Complaint.usage(manual, "-k " + text + " is no key; keys are as 2, 2,3 or 2.1n,2.5: fields and characters from 1");
        }
        String endOptions = matcher.group(6) == null ? "" : matcher.group(6);
        String own = matcher.group(3) + endOptions;
        boolean inherits = own.isEmpty();
        int endField = matcher.group(4) == null ? -1 : Integer.parseInt(matcher.group(4)) - 1;
        int endCharacter = matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5));
        boolean globalBlanks = inherits && defaults.indexOf('b') >= 0;
        return new SortKey(Integer.parseInt(matcher.group(1)) - 1, matcher.group(2) == null ? 0 : Math.max(0, Integer.parseInt(matcher.group(2)) - 1), endField,
                endCharacter, globalBlanks || matcher.group(3).indexOf('b') >= 0, globalBlanks || endOptions.indexOf('b') >= 0, inherits ? defaults : own);
    }

    boolean has(char option) {
        return options.indexOf(option) >= 0;
    }

    /** How numbers and the like are compared: one of {@code n, g, h, M, V}; 0 for text. */
    char kind() {
        for (int i = 0; i < options.length(); i++) {
            if ("nghMV".indexOf(options.charAt(i)) >= 0) {
                return options.charAt(i);
            }
        }
        return 0;
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t' || value == '\n';
    }

    private static int skipBlanks(byte[] line, int at) {
        int next = at;
        while (next < line.length && isBlank(line[next])) {
            next++;
        }
        return next;
    }

    /** Where field {@code number} starts; the length of the line if there is none. Without a separator, blanks in front belong to it. */
    private static int fieldStart(byte[] line, int number, int separator) {
        int at = 0;
        for (int i = 0; i < number && at < line.length; i++) {
            if (separator < 0) {
                at = skipBlanks(line, at);
                while (at < line.length && !isBlank(line[at])) {
                    at++;
                }
            } else {
                while (at < line.length && line[at] != separator) {
                    at++;
                }
                at = Math.min(line.length, at + 1);
            }
        }
        return at;
    }

    /** Where it starts in {@code line}. */
    int from(byte[] line, int separator) {
        int at = fieldStart(line, startField, separator);
        return Math.min(line.length, (blanksAtStart ? skipBlanks(line, at) : at) + startCharacter);
    }

    /** Where it ends in {@code line}; never before {@code from}. */
    int to(byte[] line, int separator, int from) {
        if (endField < 0) {
            return line.length;
        }
        int end;
        if (endCharacter > 0) {
            int at = fieldStart(line, endField, separator);
            end = (blanksAtEnd ? skipBlanks(line, at) : at) + endCharacter;
        } else {
            end = fieldStart(line, endField + 1, separator);
            if (separator >= 0 && end > 0 && end <= line.length && line[end - 1] == separator && end > fieldStart(line, endField, separator)) {
                end--;
            }
        }
        return Math.max(from, Math.min(line.length, end));
    }
}
