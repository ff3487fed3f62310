package astryon.compiler.agreement.programs;

import astryon.magic.Word;

/** Words, which are objects on a JVM and numbers here, as text. */
final class Words {
    @Word
    record Plain(long value) {
        Plain next() {
            return new Plain(value + 1);
        }
    }

    @Word
    record Told(long value) {
        @Override
        public String toString() {
            return value < 0 ? null : "told " + value;
        }
    }

    private Words() {
    }

    private static String both(long number) {
        return "both " + new Plain(number) + " and " + new Told(number) + String.valueOf(new Plain(number));
    }

    private static String chosen(Plain a, Plain b, boolean first) {
        return "chosen " + (first ? a : b);
    }

    private static String counted(Plain from, int rounds) {
        String text = "";
        Told told = new Told(rounds);
        for (int i = 0; i < rounds; i++) {
            text += from + " " + told + ";";
            from = from.next();
            told = new Told(i);
        }
        return text;
    }

    public static void main(String[] arguments) {
        long number = arguments.length + 5;
        System.out.println(both(number));
        System.out.println(chosen(new Plain(number), new Plain(-number), arguments.length == 0) + chosen(new Plain(1), new Plain(2), number < 0));
        System.out.println(counted(new Plain(Long.MAX_VALUE), 3));
        System.out.println("none: " + new Told(-number));
        String text = "grown ";
        text += new Plain(number);
        System.out.println(text + String.valueOf(new Told(number)).length());
    }
}
