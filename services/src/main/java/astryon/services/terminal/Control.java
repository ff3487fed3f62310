package astryon.services.terminal;

/** The keys with a meaning in line mode. */
final class Control {
    static final int INTERRUPT = 'C' - 64;
    static final int END = 'D' - 64;
    static final int BACKSPACE = '\b';
    static final int RETURN = '\r';
    static final int START = 'Q' - 64;
    static final int REPRINT = 'R' - 64;
    static final int STOP = 'S' - 64;
    static final int ERASE_LINE = 'U' - 64;
    static final int LITERAL = 'V' - 64;
    static final int ERASE_WORD = 'W' - 64;
    static final int SUSPEND = 'Z' - 64;
    static final int QUIT = '\\' - 64;
    static final int ERASE = 0x7f;

    private Control() {
    }
}
