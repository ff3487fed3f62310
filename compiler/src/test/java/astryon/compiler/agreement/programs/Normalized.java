package astryon.compiler.agreement.programs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.text.CollationElementIterator;
import java.text.Collator;
import java.text.Normalizer;
import java.text.ParseException;
import java.text.RuleBasedCollator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Unicode's normal forms and the order of texts, both from tables that initialisers read; and integers in arrays of others, with which they do. */
final class Normalized {
    private static final String[] TEXTS = {"", "plain", "\u00e4\u1e9b\u0323 \ufb01", "A\u030a\u0327\u0301", "\uac00\u1100\u1161\u11a8", "\u2126\u212b\u00b5", "\ud834\udd5e\u0334",
        "\u0f43\u0344", "\u1e0a\u0323\u1e0c\u0307", "\u3392\u33a5\u00bd", "\u05e9\u05bc\u05c1", "a\u0315\u0300\u05ae\u0062"};
    private static final String[] WORDS = {"b", "A", "a", "\u00e4", "B", "Z", "z", "1", "_", "ab", "\u00c4", "a\u0308", "co-op", "coop", "COOP", "\u00df", "ss", "", " ", "\u00e6", "ae", "az"};

    private static final ByteBuffer BYTES = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    private static final char[] CHARS = new char[3];

    static {
        BYTES.putInt(0x80000001).putShort((short) 0xfedc).putChar('\u1234').putLong(0x8123456789abcdefL).put((byte) -1).putInt(-2).putFloat(1.5f);
        BYTES.flip();
        BYTES.order(ByteOrder.BIG_ENDIAN).asCharBuffer().get(CHARS);
    }

    private Normalized() {
    }

    private static void show(String name, Object... values) {
        Show.line(name, Arrays.toString(values));
    }

    private static void integersInBytes() {
        ByteBuffer little = BYTES.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        show("bytes", little.getInt(0), little.getShort(4), (int) little.getChar(6), little.getLong(8), little.getInt(17), little.getLong(1));
        show("big", BYTES.getInt(0), BYTES.getShort(4), (int) BYTES.getChar(6), BYTES.getLong(8), BYTES.get(16), BYTES.getInt(17), BYTES.limit());
        show("chars", (int) CHARS[0], (int) CHARS[1], (int) CHARS[2]);
    }

    private static void forms() {
        for (String text : TEXTS) {
            for (Normalizer.Form form : Normalizer.Form.values()) {
                String normal = Normalizer.normalize(text, form);
                StringBuilder codes = new StringBuilder();
                normal.codePoints().forEach(code -> codes.append(Integer.toHexString(code)).append(' '));
                show(form.toString(), codes.toString(), Normalizer.isNormalized(text, form), Normalizer.isNormalized(normal, form));
            }
        }
    }

    private static void orders() throws ParseException {
        Collator collator = Collator.getInstance(Locale.ENGLISH);
        for (int strength : new int[] {Collator.TERTIARY, Collator.SECONDARY, Collator.PRIMARY, Collator.IDENTICAL}) {
            for (int decomposition : new int[] {Collator.NO_DECOMPOSITION, Collator.CANONICAL_DECOMPOSITION, Collator.FULL_DECOMPOSITION}) {
                collator.setStrength(strength);
                collator.setDecomposition(decomposition);
                List<String> sorted = new ArrayList<>(Arrays.asList(WORDS));
                sorted.sort(collator);
                show("sorted", sorted, collator.equals("a", "\u00c4"), collator.compare("a\u0308", "\u00e4"));
            }
        }
        show("keys", collator.getCollationKey("abc").compareTo(collator.getCollationKey("abd")),
                Arrays.toString(collator.getCollationKey("\u00e4b").toByteArray()));
        show("another", Collator.getInstance(Locale.ROOT).getStrength(), Collator.getInstance().equals(collator));
        RuleBasedCollator own = new RuleBasedCollator("< c < b < a, A; \u00e4");
        String[] letters = {"a", "b", "c", "A", "\u00e4", "ab", "ca"};
        Arrays.sort(letters, own);
        show("own rules", String.join(" ", letters), own.getRules().length());
        CollationElementIterator elements = own.getCollationElementIterator("cab");
        for (int element = elements.next(); element != CollationElementIterator.NULLORDER; element = elements.next()) {
            show("element", CollationElementIterator.primaryOrder(element), elements.getOffset());
        }
    }

    public static void main(String[] arguments) throws ParseException {
        integersInBytes();
        forms();
        orders();
    }
}
