package astryon.services.driver.ps2;

/** What stands on the keys, for a keyboard of one country. Accents stand for themselves: what two keys are together, programs decide. */
enum Layout {
    US("abcdefghijklmnopqrstuvwxyz1234567890", "ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()", "", "-=[]\\\\;'`,./", "_+{}||:\"~<>?", "", "\\|"),
    GERMAN("abcdefghijklmnopqrstuvwxzy1234567890", "ABCDEFGHIJKLMNOPQRSTUVWXZY!\"§$%&/()=", "e€m\u00b5q@2²3³7{8[9]0}", "ß´ü+##öä^,.-", "?`Ü*''ÖÄ°;:_", "ß\\+~", "<>");

    static final int FIRST_LETTER = 0x04;
    static final int LAST_DIGIT = 0x27;
    static final int FIRST_SIGN = 0x2d;
    static final int LAST_SIGN = 0x38;
    /** The key that a US keyboard has not, beside the left shift. */
    static final int BESIDE_SHIFT = 0x64;
    static final int SPACE = 0x2c;
    private static final int LAST_LETTER = 0x1d;

    private final String plain;
    private final String shifted;
    /** A character, and what it is with AltGr. */
    private final String third;
    private final String signs;
    private final String shiftedSigns;
    private final String thirdOfSigns;
    private final String besideShift;

    Layout(String plain, String shifted, String third, String signs, String shiftedSigns, String thirdOfSigns, String besideShift) {
        this.plain = plain;
        this.shifted = shifted;
        this.third = third;
        this.signs = signs;
        this.shiftedSigns = shiftedSigns;
        this.thirdOfSigns = thirdOfSigns;
        this.besideShift = besideShift;
    }

    /** What a key gives, or 0 if it is no character. Caps Lock is a shift of letters alone. */
    int character(int key, boolean shift, boolean altGr, boolean capsLock) {
        if (key == SPACE) {
            return ' ';
        }
        if (key == BESIDE_SHIFT) {
            return altGr && this == GERMAN ? '|' : besideShift.charAt(shift ? 1 : 0);
        }
        if (key >= FIRST_LETTER && key <= LAST_DIGIT) {
            char lower = plain.charAt(key - FIRST_LETTER);
            boolean isUpper = shift != (capsLock && key <= LAST_LETTER);
            return altGr ? beside(third, lower) : isUpper ? shifted.charAt(key - FIRST_LETTER) : lower;
        }
        if (key >= FIRST_SIGN && key <= LAST_SIGN) {
            char lower = signs.charAt(key - FIRST_SIGN);
            boolean isUpper = shift != (capsLock && Character.isLetter(lower) && lower != 'ß');
            return altGr ? beside(thirdOfSigns, lower) : isUpper ? shiftedSigns.charAt(key - FIRST_SIGN) : lower;
        }
        return 0;
    }

    /** What stands behind a character in pairs; where AltGr changes nothing on this keyboard, that character; else 0. */
    private int beside(String pairs, char character) {
        for (int i = 0; i < pairs.length(); i += 2) {
            if (pairs.charAt(i) == character) {
                return pairs.charAt(i + 1);
            }
        }
        return third.isEmpty() ? character : 0;
    }
}
