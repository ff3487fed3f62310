package astryon.services.app.text;

import astryon.services.app.Complaint;
import astryon.services.app.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A set of bytes as tr takes them, in order and perhaps several times. */
final class TrSet {
    private final String text;
    private final int fill;
    private final List<Integer> members = new ArrayList<>();
    private int at;
    private int fillAt = -1;
    private int fillWith;

    private TrSet(String text, int fill) {
        this.text = Text.decode(Text.encode(text)).chars().allMatch(c -> c < 0x80) ? text : bytes(text);
        this.fill = fill;
    }

    /** A character a byte. */
    private static String bytes(String text) {
        return new String(Text.encode(text), StandardCharsets.ISO_8859_1);
    }

    /** @param fill how many {@code [x*]} makes it */
    static int[] parse(String text, int fill) {
        TrSet set = new TrSet(text, fill);
        set.parse();
        return set.members.stream().mapToInt(each -> each & 0xff).toArray();
    }

    static int[] complement(int[] set) {
        boolean[] there = new boolean[256];
        for (int each : set) {
            there[each] = true;
        }
        return IntStream.range(0, 256).filter(each -> !there[each]).toArray();
    }

    private void parse() {
        while (at < text.length()) {
            if (text.startsWith("[:", at) && text.indexOf(":]", at + 2) > 0) {
                int end = text.indexOf(":]", at + 2);
                addClass(text.substring(at + 2, end));
                at = end + 2;
            } else if (text.startsWith("[=", at) && text.indexOf("=]", at + 2) == at + 3) {
                members.add((int) text.charAt(at + 2));
                at += 5;
            } else if (!parseRepeated()) {
                parseRange();
            }
        }
        while (fillAt >= 0 && members.size() < fill) {
            members.add(fillAt, fillWith);
        }
    }

    /** {@code [x*5]}, and {@code [x*]} for as many as are missing. */
    private boolean parseRepeated() {
        if (text.charAt(at) != '[') {
            return false;
        }
        int before = at++;
        int value = at < text.length() ? next() : -1;
        int close = text.indexOf(']', at);
        if (value < 0 || at >= text.length() || text.charAt(at) != '*' || close < 0 || !text.substring(at + 1, close).matches("[0-9]{0,6}")) {
            at = before;
            return false;
        }
        String digits = text.substring(at + 1, close);
        at = close + 1;
        int count = digits.isEmpty() ? 0 : Integer.parseInt(digits, digits.startsWith("0") ? 8 : 10);
        if (count == 0) {
            fillAt = members.size();
            fillWith = value;
        }
        for (int i = 0; i < count; i++) {
            members.add(value);
        }
        return true;
    }

    private void parseRange() {
        int first = next();
        if (at + 1 < text.length() && text.charAt(at) == '-') {
            at++;
            int last = next();
            if (last < first) {
                throw new Complaint(1, text + ": the range " + (char) first + "-" + (char) last + " ends before it starts");
            }
            for (int each = first; each <= last; each++) {
                members.add(each);
            }
        } else {
            members.add(first);
        }
    }

    private int next() {
        char c = text.charAt(at++);
        if (c != '\\' || at == text.length()) {
            return c;
        }
        int octal = 0;
        int digits = 0;
        while (digits < 3 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
            octal = octal * 8 + text.charAt(at++) - '0';
            digits++;
        }
        if (digits > 0) {
            return octal & 0xff;
        }
        char escape = text.charAt(at++);
        int known = "abfnrtv".indexOf(escape);
        return known < 0 ? escape : "\007\b\f\n\r\t\013".charAt(known);
    }

    private void addClass(String name) {
        IntPredicate members = CharacterClasses.ascii(name);
        if (members == null) {
            throw new Complaint(1, "[:" + name + ":] is no class of characters; they are " + String.join(", ", CharacterClasses.NAMES));
        }
        for (int each = 0; each < 128; each++) {
            if (members.test(each)) {
                this.members.add(each);
            }
        }
    }
}
