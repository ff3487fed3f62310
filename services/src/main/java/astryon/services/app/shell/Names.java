package astryon.services.app.shell;

/** What may be the name of a variable or a function (XBD 3.235). */
final class Names {
    private Names() {
    }

    static boolean isName(String text) {
        if (text.isEmpty() || !startsName(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!continuesName(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean startsName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean continuesName(int c) {
        return startsName(c) || isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Names::isDigit);
    }

    /** Parameters whose name is one sign (XCU 2.5.2). */
    static boolean isSpecialParameter(int c) {
        return c >= 0 && "@*#?-$!".indexOf(c) >= 0;
    }
}
