package astryon.services.app.line;

/**
 * A key.
 *
 * @param character of a CHARACTER its code point, of CONTROL and ALT the letter that is held down with it
 */
record Key(Kind kind, int character) {

    /** GONE: there is no terminal any more. */
    enum Kind {
        CHARACTER, CONTROL, ALT, UP, DOWN, LEFT, RIGHT, WORD_LEFT, WORD_RIGHT, HOME, END, DELETE, UNKNOWN, GONE
    }

    static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    static Key control(int letter) {
        return new Key(Kind.CONTROL, letter);
    }

    boolean isControl(int letter) {
        return kind == Kind.CONTROL && character == letter;
    }

    /** What is sent by Enter. */
    boolean isEnter() {
        return isControl('m') || isControl('j');
    }
}
