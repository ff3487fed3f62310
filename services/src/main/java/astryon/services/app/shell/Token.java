package astryon.services.app.shell;

/**
 * What the grammar is made of.
 *
 * @param text of an operator or a number itself; of a word only if it is {@link Word#plain}
 * @param word empty unless this is a word
 * @param start where it begins in the source
 */
record Token(Kind kind, String text, Word word, int line, int start) {
    /** A number is one right before a redirection. */
    enum Kind {
        WORD, OPERATOR, NUMBER, NEWLINE, END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether it is this reserved word, where one may stand. */
    boolean isReserved(String name) {
        return kind == Kind.WORD && text.equals(name);
    }

    boolean isNewline() {
        return kind == Kind.NEWLINE;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }
}
