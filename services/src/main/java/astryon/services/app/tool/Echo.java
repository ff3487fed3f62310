package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.List;

final class Echo implements Program {
    private static final Manual MANUAL = Manual.of("echo", "print words with spaces between them", "[WORD...]").with(Manual.Syntax.WORDS).option('n', "", "do not end the line")
                .option('e', "", "\\n, \\t, \\0NNN and the like in words mean what they do for printf, and \\c ends the output")
                .option('E', "", "they do not, as without -e").paragraph("Options stand first; a word that has any other letter behind its dash is printed.");

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> words = arguments.operands();
        boolean endsLine = true;
        boolean escapes = false;
        int first = 0;
        while (first < words.size() && isOptions(words.get(first))) {
            String letters = words.get(first++);
            endsLine &= letters.indexOf('n') < 0;
            int last = Math.max(letters.lastIndexOf('e'), letters.lastIndexOf('E'));
            escapes = last < 0 ? escapes : letters.charAt(last) == 'e';
        }
        String text = String.join(" ", words.subList(first, words.size()));
        if (escapes) {
            Escapes unescaped = Escapes.ofOperand(text);
            text = unescaped.text();
            endsLine &= !unescaped.ends();
        }
        invocation.output().print(endsLine ? text + "\n" : text);
        return 0;
    }

    private static boolean isOptions(String word) {
        return word.length() > 1 && word.charAt(0) == '-' && word.chars().skip(1).allMatch(c -> c == 'n' || c == 'e' || c == 'E');
    }
}
