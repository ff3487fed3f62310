package astryon.compiler.agreement.programs;

/** String constants and the methods everybody uses, Latin and not. */
final class Strings {
    private static final String CONSTANT = "con" + "stant" + 5;

    private Strings() {
    }

    public static void main(String[] arguments) {
        String[] texts = {"", "a", "hello", "Hello, World", "  spaced out\t", "\u00e4\u00f6\u00fc\u00df", "\u4f60\u597d", "\ud83d\ude00 smile", "\0zero",
            "a,b,,c", "AbCdEf", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "quote\"back\\slash\n", CONSTANT};
        for (String s : texts) {
            Show.line("text", s);
            Show.line("length", s.length());
            Show.line("hash", s.hashCode());
            Show.line("empty", s.isEmpty());
            Show.line("index", s.indexOf('l') + s.indexOf("o") * 10 + s.lastIndexOf('a') * 100 + s.indexOf('x', 3));
            Show.line("starts", s.startsWith("He") + "," + s.endsWith("o") + "," + s.contains("ell"));
            Show.line("replace", s.replace('a', '\u00e9') + s.replace('l', 'L'));
            Show.line("trim", "[" + s.trim() + "]");
            Show.line("equals", s.equals("hello") + "," + "hello".equals(s) + "," + s.equalsIgnoreCase("HELLO"));
            Show.line("concat", s.concat("-").concat(s));
            Show.line("compare", s.compareTo("hello") + "," + "a".compareTo(s));
            int sum = 0;
            for (int i = 0; i < s.length(); i++) {
                sum = sum * 31 + s.charAt(i);
            }
            Show.line("characters", sum);
            char[] chars = s.toCharArray();
            Show.line("array", chars.length + new String(chars).length());
            Show.line("round trip", new String(chars).equals(s) + "," + String.valueOf(chars).equals(s));
            StringBuilder reversed = new StringBuilder();
            for (int i = s.length() - 1; i >= 0; i--) {
                reversed.append(s.charAt(i));
            }
            Show.line("reversed", reversed.toString().hashCode());
            Show.line("sub", s.length() > 3 ? s.substring(1, 3) + s.substring(2) : "short");
        }
        Show.line("same constant", CONSTANT == "constant5");
        Show.line("interned parts", ("con" + "stant5") == CONSTANT);
        concatenation();
        builder();
        numbers();
        Show.attempt("charAt", () -> "abc".charAt(3));
        Show.attempt("charAt negative", () -> "abc".charAt(-1));
        Show.attempt("substring", () -> "abc".substring(2, 1));
        Show.attempt("substring far", () -> "abc".substring(4));
        String wide = "\u4f60" + nothing();
        Show.attempt("wide charAt", () -> wide.charAt(5 + texts.length));
        Show.attempt("wide charAt negative", () -> wide.charAt(-texts.length));
        Show.attempt("wide substring", () -> wide.substring(2, 5 + texts.length));
        Show.attempt("characters", () -> new String(new char[texts.length], 2, texts.length));
        Show.attempt("wide code point", () -> wide.codePointAt(texts.length));
        Show.attempt("insert", () -> new StringBuilder("abc").insert(texts.length, "x"));
        Show.attempt("builder charAt", () -> new StringBuilder("abc").charAt(texts.length));
        Show.attempt("null length", () -> length(null));
        Show.line("null in concatenation", "x" + nothing() + 'y');
    }

    static int length(String s) {
        return s.length();
    }

    static String nothing() {
        return null;
    }

    static void concatenation() {
        boolean z = true;
        byte b = -5;
        short s = 300;
        char c = 'x';
        int i = Integer.MIN_VALUE;
        long l = Long.MIN_VALUE;
        Object o = new StringBuilder("sb");
        Show.line("all", "" + z + b + s + c + i + l + o + null + "end");
        Show.line("constants around", "a" + i + "b\u0001c\u0002d" + l + "e");
        Show.line("char first", c + "x" + 1 + 2 + 'y');
        Show.line("sum first", 1 + 2 + "x" + (1 + 2));
        String text = "";
        for (int k = 0; k < 20; k++) {
            text = k + text + k * k;
        }
        Show.line("loop", text);
    }

    static void builder() {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            sb.append(i).append(',');
        }
        sb.append('c').append(true).append(5L).append("text").append((Object) null).append(new char[] {'x', 'y'});
        Show.line("built", sb);
        Show.line("length", sb.length());
        sb.setLength(10);
        Show.line("shortened", sb);
        sb.setCharAt(0, 'Z');
        sb.insert(1, "ins");
        sb.deleteCharAt(2);
        Show.line("edited", sb);
        sb.reverse();
        Show.line("reversed", sb);
        Show.line("wide", new StringBuilder("abc").append('\u4f60').append("def"));
    }

    static void numbers() {
        int[] ints = {0, 1, -1, 9, 10, 99, 100, -100, 12345, 1234567890, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int i : ints) {
            Show.line("int", Integer.toString(i) + " " + Integer.toHexString(i) + " " + Integer.toString(i, 7) + " " + Integer.toBinaryString(i) + " "
                    + Integer.parseInt(Integer.toString(i)) + " " + String.valueOf(i).length());
            long l = i * 4294967297L;
            Show.line("long", Long.toString(l) + " " + Long.toHexString(l) + " " + Long.parseLong(Long.toString(l)));
        }
        Show.attempt("parse", () -> Integer.parseInt("12x"));
        Show.attempt("parse nothing", () -> Integer.parseInt(""));
        Show.attempt("parse too much", () -> Integer.parseInt("99999999999"));
        Show.line("boolean", Boolean.parseBoolean("TRUE") + "," + Boolean.toString(false));
        Show.line("character", Character.isDigit('7') + "," + Character.isLetter('x') + "," + Character.toUpperCase('q') + Character.getNumericValue('8'));
    }
}
