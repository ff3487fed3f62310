package astryon.services.app.line;

/**
 * A key.
 *
 * @param character of a CHARACTER its code point, of CONTROL and ALT the letter that is held down with it
 */
public record Key(Kind kind, int character) {

    /** GONE: there is no terminal any more. */
    public enum Kind {
        CHARACTER, CONTROL, ALT, UP, DOWN, LEFT, RIGHT, WORD_LEFT, WORD_RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, DELETE, UNKNOWN, GONE
    }

    static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    static Key control(int letter) {
        return new Key(Kind.CONTROL, letter);
    }

    public boolean isControl(int letter) {
        return kind == Kind.CONTROL && character == letter;
    }

    public boolean isAlt(int letter) {
        return kind == Kind.ALT && character == letter;
    }

    /** Whether it is this character. */
    public boolean is(int wanted) {
        return kind == Kind.CHARACTER && character == wanted;
    }

    /** What is sent by Backspace, whichever of two it is. */
    public boolean isBackspace() {
        return isControl('h');
    }

    /** What is sent by Enter. */
    public boolean isEnter() {
        return isControl('m') || isControl('j');
    }
}
