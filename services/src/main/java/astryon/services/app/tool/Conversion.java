package astryon.services.app.tool;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How printf prints one word, as C's function of the same name.
 *
 * @param flags of {@code - + space # 0}
 * @param precision -1 if there is none
 */
record Conversion(String flags, int width, int precision, char letter) {
    private static final int MOST = 1 << 20;

    /** @param between what stands between the percent sign and the letter
     * @param next takes a number for a star */
    static Conversion of(String between, char letter, LongSupplier next) {
        int i = 0;
        while (i < between.length() && "-+ #0".indexOf(between.charAt(i)) >= 0) {
            i++;
        }
        String flags = between.substring(0, i);
        int dot = between.indexOf('.', i);
        int width = number(between.substring(i, dot < 0 ? between.length() : dot), next);
        int precision = dot < 0 ? -1 : number(between.substring(dot + 1), next);
        return new Conversion(width < 0 ? flags + "-" : flags, Math.abs(width), precision, letter);
    }

    private static int number(String text, LongSupplier next) {
        if (text.startsWith("*")) {
            return (int) Math.max(-MOST, Math.min(MOST, next.getAsLong()));
        }
        int value = 0;
        for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            value = Math.min(MOST, value * 10 + text.charAt(i) - '0');
        }
        return value;
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    private String padded(String text) {
        String fill = " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
        return has('-') ? text + fill : fill + text;
    }

    String text(String word) {
        int length = word.codePointCount(0, word.length());
        return padded(precision < 0 || precision >= length ? word : word.substring(0, word.offsetByCodePoints(0, precision)));
    }

    String character(String word) {
        return padded(word.isEmpty() ? "\0" : word.substring(0, word.offsetByCodePoints(0, 1)));
    }

    /** {@code sign} and then digits, with zeroes between them if that is asked for. */
    private String number(String sign, String digits, boolean zeroes) {
        if (zeroes && has('0') && !has('-')) {
            return sign + "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits;
        }
        return padded(sign + digits);
    }

    private String plus() {
        return has('+') ? "+" : has(' ') ? " " : "";
    }

    String integer(long value) {
        boolean signed = letter == 'd' || letter == 'i';
        String digits = switch (letter) {
            case 'o' -> Long.toOctalString(value);
            case 'x' -> Long.toHexString(value);
            case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
            case 'u' -> Long.toUnsignedString(value);
            default -> value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        };
        if (precision == 0 && value == 0) {
            digits = "";
        }
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        if (letter == 'o' && has('#') && !digits.startsWith("0")) {
            digits = "0" + digits;
        }
        String base = has('#') && value != 0 && (letter == 'x' || letter == 'X') ? "0" + letter : "";
        return number(signed ? value < 0 ? "-" : plus() : base, digits, precision < 0);
    }

    String fraction(double value) {
        String sign = value < 0 || 1 / value < 0 ? "-" : plus();
        double size = Math.abs(value);
        boolean upper = Character.isUpperCase(letter);
        if (Double.isNaN(size) || Double.isInfinite(size)) {
            String word = Double.isNaN(size) ? "nan" : "inf";
            return number(sign, upper ? word.toUpperCase(Locale.ROOT) : word, false);
        }
        String digits = switch (Character.toLowerCase(letter)) {
            case 'e' -> exponential(new BigDecimal(size), precision < 0 ? 6 : precision);
            case 'g' -> general(new BigDecimal(size));
            case 'a' -> Double.toHexString(size);
            default -> fixed(new BigDecimal(size), precision < 0 ? 6 : precision);
        };
        return number(sign, upper ? digits.toUpperCase(Locale.ROOT) : digits, true);
    }

    private String fixed(BigDecimal value, int places) {
        String digits = value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        return places == 0 && has('#') ? digits + "." : digits;
    }

    private static int exponent(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    private String exponential(BigDecimal value, int places) {
        BigDecimal rounded = value.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = exponent(rounded);
        String size = Integer.toString(Math.abs(exponent));
        return fixed(rounded.movePointLeft(exponent), places) + (exponent < 0 ? "e-" : "e+") + (size.length() < 2 ? "0" + size : size);
    }

    private String general(BigDecimal value) {
        int digits = precision < 0 ? 6 : Math.max(precision, 1);
        int exponent = exponent(value.round(new MathContext(digits, RoundingMode.HALF_EVEN)));
        String text = exponent < -4 || exponent >= digits ? exponential(value, digits - 1) : fixed(value, digits - 1 - exponent);
        if (has('#') || text.indexOf('.') < 0) {
            return text;
        }
        int end = text.indexOf('e') < 0 ? text.length() : text.indexOf('e');
        int last = end;
        while (text.charAt(last - 1) == '0') {
            last--;
        }
        last -= text.charAt(last - 1) == '.' ? 1 : 0;
        return text.substring(0, last) + text.substring(end);
    }
}
