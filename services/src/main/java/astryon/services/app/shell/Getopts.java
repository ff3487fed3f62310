package astryon.services.app.shell;

import astryon.services.app.Complaint;
import java.util.List;

/** {@code getopts} (XCU 4): the next option each time. How far it has got is in OPTIND, and within a word of several letters in the shell. */
final class Getopts implements Builtin {
    private static final String PLACE = "OPTIND";

    @Override
    public int run(Shell shell, List<String> arguments) {
        if (arguments.size() < 2) {
            throw new Complaint(ShellError.STATUS, "the letters of options, and the name of a variable, are wanted");
        }
        String letters = arguments.get(0);
        String variable = arguments.get(1);
        List<String> words = arguments.size() > 2 ? arguments.subList(2, arguments.size()) : shell.arguments();
        int index = place(shell);
        int letterAt = shell.optionLetter(index);
        if (letterAt == 0) {
            String word = index <= words.size() ? words.get(index - 1) : "";
            if (word.length() < 2 || word.charAt(0) != '-') {
                return end(shell, variable, index);
            } else if (word.equals("--")) {
                return end(shell, variable, index + 1);
            }
            letterAt = 1;
        }
        String word = words.get(index - 1);
        char letter = word.charAt(letterAt);
        boolean lastLetter = letterAt + 1 == word.length();
        int known = letter == ':' ? -1 : letters.indexOf(letter);
        boolean quiet = letters.startsWith(":");
        if (known < 0) {
            advance(shell, lastLetter ? index + 1 : index, lastLetter ? 0 : letterAt + 1);
            return refuse(shell, variable, letter, quiet, "?", "unknown option -" + letter);
        }
        if (known + 1 == letters.length() || letters.charAt(known + 1) != ':') {
            advance(shell, lastLetter ? index + 1 : index, lastLetter ? 0 : letterAt + 1);
            shell.variables().unset("OPTARG");
        } else if (!lastLetter) {
            shell.assign("OPTARG", word.substring(letterAt + 1));
            advance(shell, index + 1, 0);
        } else if (index < words.size()) {
            shell.assign("OPTARG", words.get(index));
            advance(shell, index + 2, 0);
        } else {
            advance(shell, index + 1, 0);
            return refuse(shell, variable, letter, quiet, quiet ? ":" : "?", "option -" + letter + " needs a value");
        }
        shell.assign(variable, String.valueOf(letter));
        return 0;
    }

    private static int place(Shell shell) {
        String value = shell.variables().value(PLACE, "1");
        return Names.isNumber(value) && value.length() < 9 ? Math.max(1, Integer.parseInt(value)) : 1;
    }

    private static void advance(Shell shell, int index, int letter) {
        shell.assign(PLACE, Integer.toString(index));
        shell.setOptionLetter(index, letter);
    }

    private static int end(Shell shell, String variable, int index) {
        advance(shell, index, 0);
        shell.assign(variable, "?");
        return 1;
    }

    private static int refuse(Shell shell, String variable, char letter, boolean quiet, String value, String complaint) {
        shell.assign(variable, value);
        if (quiet) {
            shell.assign("OPTARG", String.valueOf(letter));
        } else {
            shell.variables().unset("OPTARG");
            shell.complain(complaint);
        }
        return 0;
    }
}
