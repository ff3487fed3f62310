package astryon.services.app.shell;

import astryon.services.app.shell.Word.Arithmetic;
import astryon.services.app.shell.Word.Operator;
import astryon.services.app.shell.Word.Parameter;
import astryon.services.app.shell.Word.Part;
import astryon.services.app.shell.Word.Quoted;
import astryon.services.app.shell.Word.Substitution;
import astryon.services.app.shell.Word.Text;
import java.util.Map;

/** What begins with a dollar sign, and backquotes: parameters, commands and arithmetic that a word is expanded with (XCU 2.6). */
final class DollarScanner {
    private static final Word NOTHING = Word.of();

    private final Source source;
    private final WordScanner words;
    private final Map<String, String> aliases;

    DollarScanner(Source source, WordScanner words, Map<String, String> aliases) {
        this.source = source;
        this.words = words;
        this.aliases = aliases;
    }

    WordScanner scannerOf(Source other) {
        return new WordScanner(other, aliases);
    }

    /** A text if the dollar sign means only itself. */
    Part dollar(boolean inQuotes) {
        int line = source.line();
        source.read();
        int c = source.peek();
        if (c == '{') {
            source.read();
            return braces(inQuotes, line);
        } else if (c == '(') {
            source.read();
            return parentheses(line);
        } else if (c == '\'' && !inQuotes) {
            return new Quoted(EscapedQuote.scan(source));
        } else if (Names.startsName(c)) {
            return value(name());
        } else if (Names.isDigit(c) || Names.isSpecialParameter(c)) {
            return value(String.valueOf((char) source.read()));
        }
        return new Text("$");
    }

    private static Part value(String name) {
        return new Parameter(name, Operator.VALUE, false, NOTHING);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (Names.continuesName(source.peek())) {
            name.append((char) source.read());
        }
        return name.toString();
    }

    private Part parentheses(int line) {
        if (source.peek() == '(') {
            Source.Mark mark = source.mark();
            source.read();
            Word expression = words.arithmetic();
            if (expression != null) {
                return new Arithmetic(expression);
            }
            // Not closed by two parentheses: a subshell is the first thing in it.
            source.reset(mark);
        }
        return new Substitution(new Parser(source, aliases).substitution(line));
    }

    private Part braces(boolean inQuotes, int line) {
        Part length = length(line);
        if (length != null) {
            return length;
        }
        String name = parameter();
        if (name.isEmpty()) {
            throw new SyntaxError(line, "${ needs the name of a variable, not " + shown(source.peek()));
        }
        boolean colon = source.accept(':');
        Operator operator = operator(colon, line, name);
        Word argument = operator == Operator.VALUE ? NOTHING : isPattern(operator) || !inQuotes ? words.braced() : words.bracedInQuotes();
        if (!source.accept('}')) {
            throw new SyntaxError(line, "${" + name + " has no closing }");
        }
        return new Parameter(name, operator, colon, argument);
    }

    /** Of <code>${#name}</code>; null if it is another one, as <code>${#}</code> and <code>${#-word}</code>. */
    private Part length(int line) {
        Source.Mark mark = source.mark();
        if (source.accept('#') && source.peek() != '}') {
            String name = parameter();
            if (!name.isEmpty() && source.accept('}')) {
                return new Parameter(name, Operator.LENGTH, false, NOTHING);
            }
        }
        source.reset(mark);
        return null;
    }

    private String parameter() {
        int c = source.peek();
        if (Names.isDigit(c)) {
            StringBuilder digits = new StringBuilder();
            while (Names.isDigit(source.peek())) {
                digits.append((char) source.read());
            }
            return digits.toString();
        }
        return Names.isSpecialParameter(c) ? String.valueOf((char) source.read()) : name();
    }

    private Operator operator(boolean colon, int line, String name) {
        int c = source.peek();
        Operator operator = switch (c) {
            case '-' -> Operator.DEFAULT;
            case '=' -> Operator.ASSIGN;
            case '?' -> Operator.REFUSE;
            case '+' -> Operator.ALTERNATIVE;
            case '%' -> Operator.SHORTEST_SUFFIX;
            case '#' -> Operator.SHORTEST_PREFIX;
            case '}' -> Operator.VALUE;
            default -> null;
        };
        if (operator == null || colon && (operator == Operator.VALUE || isPattern(operator))) {
            throw new SyntaxError(line, "${" + name + (colon ? ":" : "") + " does not go on with " + shown(c) + ", but with one of " + (colon ? "- = ? +" : ":- := :? :+ - = ? + % %% # ## }"));
        }
        if (operator == Operator.VALUE) {
            return operator;
        }
        source.read();
        if (operator == Operator.SHORTEST_SUFFIX && source.accept('%')) {
            return Operator.LONGEST_SUFFIX;
        } else if (operator == Operator.SHORTEST_PREFIX && source.accept('#')) {
            return Operator.LONGEST_PREFIX;
        }
        return operator;
    }

    private static boolean isPattern(Operator operator) {
        return operator.compareTo(Operator.SHORTEST_SUFFIX) >= 0;
    }

    private static String shown(int c) {
        return c == Source.END ? "the end of the file" : c == '\n' ? "the end of the line" : String.valueOf((char) c);
    }

    /** The older way to write a substitution: backslashes in it are taken away before it is parsed. */
    Part backquotes(boolean inQuotes) {
        int line = source.line();
        source.read();
        StringBuilder script = new StringBuilder();
        while (true) {
            int c = source.read();
            if (c == '`') {
                return new Substitution(new Parser(Source.of(script.toString(), line), aliases).script());
            } else if (c == Source.END) {
                throw new SyntaxError(line, "the backquote ` has no end");
            } else if (c == '\\') {
                int escaped = source.readRaw();
                if (escaped != '$' && escaped != '`' && escaped != '\\' && !(inQuotes && escaped == '"')) {
                    script.append('\\');
                }
                c = escaped;
            }
            script.append((char) c);
        }
    }
}
