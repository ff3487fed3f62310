package astryon.services.kit.screen;

/** What control sequences do (ECMA-48, 8.3; those of DEC and xterm as in XTerm Control Sequences). What is not known does nothing. */
final class Sequences {
    private static final String VT102 = "\033[?6c";
    private static final String VERSION = "\033[>0;1;0c";
    private static final String FINE = "\033[0n";
    /** Answers that nobody takes do not grow for ever. */
    private static final int MOST_ANSWERS = 1024;

    private final Screen screen;
    private final StringBuilder answers = new StringBuilder();
    private boolean isCursorVisible;
    private boolean hasApplicationKeys;
    private boolean hasBracketedPaste;
    private boolean feedsReturn;

    Sequences(Screen screen) {
        this.screen = screen;
        reset();
    }

    void reset() {
        isCursorVisible = true;
        hasApplicationKeys = false;
        hasBracketedPaste = false;
        feedsReturn = false;
    }

    /** All but what was answered. */
    void pass(Passage through) {
        isCursorVisible = through.pass(isCursorVisible);
        hasApplicationKeys = through.pass(hasApplicationKeys);
        hasBracketedPaste = through.pass(hasBracketedPaste);
        feedsReturn = through.pass(feedsReturn);
    }

    boolean isCursorVisible() {
        return isCursorVisible;
    }

    boolean hasApplicationKeys() {
        return hasApplicationKeys;
    }

    boolean hasBracketedPaste() {
        return hasBracketedPaste;
    }

    boolean feedsReturn() {
        return feedsReturn;
    }

    String answers() {
        String all = answers.toString();
        answers.setLength(0);
        return all;
    }

    private void answer(String text) {
        if (answers.length() + text.length() <= MOST_ANSWERS) {
            answers.append(text);
        }
    }

    void perform(int function, int marker, int intermediate, Parameters parameters) {
        if (intermediate != 0) {
            if (intermediate == '!' && function == 'p') {
                screen.softReset();
                reset();
            }
        } else if (marker == '?') {
            for (int i = 0; i < parameters.count() && (function == 'h' || function == 'l'); i++) {
                privateMode(parameters.at(i, 0), function == 'h');
            }
        } else if (marker == '>') {
            if (function == 'c') {
                answer(VERSION);
            }
        } else if (marker == 0 && !moves(function, parameters) && !changes(function, parameters)) {
            other(function, parameters);
        }
    }

    private boolean moves(int function, Parameters parameters) {
        int times = parameters.times();
        switch (function) {
            case 'A' -> screen.moveRows(-times);
            case 'B', 'e' -> screen.moveRows(times);
            case 'C', 'a' -> screen.moveColumns(times);
            case 'D' -> screen.moveColumns(-times);
            case 'E' -> {
                screen.moveRows(times);
                screen.carriageReturn();
            }
            case 'F' -> {
                screen.moveRows(-times);
                screen.carriageReturn();
            }
            case 'G', '`' -> screen.moveToColumn(times - 1);
            case 'H', 'f' -> screen.moveTo(times - 1, Math.max(1, parameters.at(1, 1)) - 1);
            case 'I' -> screen.tab(times);
            case 'Z' -> screen.tabBack(times);
            case 'd' -> screen.moveToRow(times - 1);
            case 's' -> screen.save();
            case 'u' -> screen.restore();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean changes(int function, Parameters parameters) {
        int times = parameters.times();
        switch (function) {
            case '@' -> screen.insertBlanks(times);
            case 'J' -> screen.eraseInScreen(parameters.at(0, 0));
            case 'K' -> screen.eraseInLine(Math.min(2, parameters.at(0, 0)));
            case 'L' -> screen.insertLines(times);
            case 'M' -> screen.deleteLines(times);
            case 'P' -> screen.deleteCharacters(times);
            case 'S' -> screen.scrollUp(times);
            case 'T' -> screen.scrollDown(times);
            case 'X' -> screen.eraseCharacters(times);
            case 'b' -> screen.repeat(times);
            case 'm' -> Rendition.apply(parameters, screen.pen);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void other(int function, Parameters parameters) {
        switch (function) {
            case 'c' -> answer(VT102);
            case 'g' -> {
                if (parameters.at(0, 0) == 0) {
                    screen.clearStop();
                } else if (parameters.at(0, 0) == 3) {
                    screen.clearStops();
                }
            }
            case 'h', 'l' -> {
                for (int i = 0; i < parameters.count(); i++) {
                    mode(parameters.at(i, 0), function == 'h');
                }
            }
            case 'n' -> {
                if (parameters.at(0, 0) == 5) {
                    answer(FINE);
                } else if (parameters.at(0, 0) == 6) {
                    answer("\033[" + (screen.reportedRow() + 1) + ";" + (screen.cursorColumn() + 1) + "R");
                }
            }
            case 'r' -> screen.setMargins(Math.max(1, parameters.at(0, 1)) - 1, parameters.at(1, 0) == 0 ? screen.rows : parameters.at(1, 0));
            default -> { }
        }
    }

    private void mode(int number, boolean on) {
        if (number == 4) {
            screen.inserts = on;
        } else if (number == 20) {
            feedsReturn = on;
        }
    }

    private void privateMode(int number, boolean on) {
        switch (number) {
            case 1 -> hasApplicationKeys = on;
            case 6 -> screen.setRelative(on);
            case 7 -> screen.wraps = on;
            case 25 -> isCursorVisible = on;
            case 47, 1047 -> screen.showAlternate(on);
            case 1048 -> saveOrRestore(on);
            case 1049 -> {
                if (on) {
                    screen.save();
                    screen.showAlternate(true);
                    screen.eraseInScreen(2);
                } else {
                    screen.showAlternate(false);
                    screen.restore();
                }
            }
            case 2004 -> hasBracketedPaste = on;
            default -> { }
        }
    }

    private void saveOrRestore(boolean save) {
        if (save) {
            screen.save();
        } else {
            screen.restore();
        }
    }
}
