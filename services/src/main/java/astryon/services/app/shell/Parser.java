package astryon.services.app.shell;

import astryon.services.app.shell.Command.Assignment;
import astryon.services.app.shell.Command.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shell's grammar (XCU 2.10), by recursive descent: a command at a time, so that one may change how the next is read. Throws {@link SyntaxError}. */
final class Parser {
    /** Words that end a list where a command could begin. */
    private static final Set<String> ENDING_WORDS = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private final Source source;
    private final Map<String, String> aliases;
    private final Lexer lexer;
    private final CompoundParser compounds;
    private Token peeked;
    /** Where the last token that was taken ended. */
    private int end;

    /** @param aliases may change between commands */
    Parser(Source source, Map<String, String> aliases) {
        this.source = source;
        this.aliases = aliases;
        lexer = new Lexer(source, aliases);
        compounds = new CompoundParser(this);
    }

    /** The commands of the next line that has some, and of those that belong to it; empty at the end. */
    Optional<Command> next() {
        while (true) {
            peeked = null;
            source.begin();
            if (peek().isEnd()) {
                return Optional.empty();
            }
            if (peek().isNewline()) {
                take();
                continue;
            }
            Command command = list(true);
            if (!peek().isNewline() && !peek().isEnd()) {
                throw unexpected(peek());
            }
            take();
            return Optional.of(command);
        }
    }

    /** All commands up to the end. */
    Command script() {
        Command command = sequence();
        if (!peek().isEnd()) {
            throw unexpected(peek());
        }
        return command;
    }

    /** What stands between parentheses, of which the second is read; {@code line} is that of the first. */
    Command substitution(int line) {
        Command command = sequence();
        if (!take().is(")")) {
            throw new SyntaxError(line, "$( has no closing )");
        }
        return command;
    }

    Token peek() {
        if (peeked == null) {
            peeked = lexer.next();
        }
        return peeked;
    }

    Token take() {
        Token token = peek();
        peeked = null;
        end = source.at();
        return token;
    }

    boolean accept(String operator) {
        if (peek().is(operator)) {
            take();
            return true;
        }
        return false;
    }

    boolean acceptReserved(String word) {
        if (peek().isReserved(word)) {
            take();
            return true;
        }
        return false;
    }

    void skipNewlines() {
        while (peek().isNewline()) {
            take();
        }
    }

    /** What stands inside of a construct: lines of commands, perhaps none. */
    Command sequence() {
        skipNewlines();
        return list(false);
    }

    private Command list(boolean oneLine) {
        List<Item> items = new ArrayList<>();
        while (!endsList()) {
            int start = commandStart();
            Command command = andOr();
            String text = source.between(start, end);
            boolean background = accept("&");
            items.add(new Item(command, background, text));
            boolean separated = background || accept(";");
            if (!oneLine && peek().isNewline()) {
                skipNewlines();
                separated = true;
            }
            if (!separated) {
                break;
            }
        }
        return items.size() == 1 && !items.get(0).background() ? items.get(0).command() : new Command.Sequence(items);
    }

    private int commandStart() {
        replaceAliases();
        return peek().start();
    }

    private boolean endsList() {
        Token token = peek();
        return token.isEnd() || token.isNewline() || token.is(")") || token.is(";;") || token.kind() == Token.Kind.WORD && ENDING_WORDS.contains(token.text());
    }

    private Command andOr() {
        Command command = pipeline();
        while (true) {
            if (accept("&&")) {
                skipNewlines();
                command = new Command.And(command, pipeline());
            } else if (accept("||")) {
                skipNewlines();
                command = new Command.Or(command, pipeline());
            } else {
                return command;
            }
        }
    }

    private Command pipeline() {
        replaceAliases();
        boolean negated = false;
        while (acceptReserved("!")) {
            negated = !negated;
        }
        List<Command> stages = new ArrayList<>();
        stages.add(command());
        while (accept("|")) {
            skipNewlines();
            stages.add(command());
        }
        return stages.size() == 1 && !negated ? stages.get(0) : new Command.Pipeline(negated, stages);
    }

    Command command() {
        replaceAliases();
        int line = peek().line();
        Command compound = compounds.command();
        if (compound == null) {
            return simple();
        }
        List<Redirection> redirections = redirections();
        return redirections.isEmpty() ? compound : new Command.Redirected(compound, redirections, line);
    }

    /** The next word, if it is the name of one where a command is expected. */
    private void replaceAliases() {
        while (replaceAlias()) {
            // What it was replaced with may begin with another.
        }
    }

    private boolean replaceAlias() {
        Token token = peek();
        if (aliases.isEmpty() || token.kind() != Token.Kind.WORD || !aliases.containsKey(token.text()) || source.isWithin(token.text(), token.start())) {
            return false;
        }
        source.replace(token.start(), token.text(), aliases.get(token.text()));
        peeked = null;
        return true;
    }

    private Command simple() {
        List<Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        int line = peek().line();
        while (true) {
            if (words.isEmpty() && !assignments.isEmpty() || source.followsBlankOfAlias(peek().start())) {
                replaceAliases();
            }
            Token token = peek();
            if (isRedirection(token)) {
                redirections.add(redirection());
            } else if (token.kind() == Token.Kind.WORD && words.isEmpty() && token.word().isAssignment()) {
                take();
                assignments.add(new Assignment(token.word().assignedName(), token.word().assignedValue()));
            } else if (token.kind() == Token.Kind.WORD) {
                words.add(take().word());
            } else if (token.is("(") && words.size() == 1 && assignments.isEmpty() && redirections.isEmpty()) {
                return compounds.function(words.get(0), line);
            } else if (words.isEmpty() && assignments.isEmpty() && redirections.isEmpty()) {
                throw unexpected(token);
            } else {
                return new Command.Simple(assignments, words, redirections, line);
            }
        }
    }

    private static boolean isRedirection(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.OPERATOR && Redirection.Kind.of(token.text()) != null;
    }

    List<Redirection> redirections() {
        List<Redirection> redirections = new ArrayList<>();
        while (isRedirection(peek())) {
            redirections.add(redirection());
        }
        return redirections;
    }

    private Redirection redirection() {
        String number = peek().kind() == Token.Kind.NUMBER ? take().text() : "";
        Token operator = take();
        Redirection.Kind kind = Redirection.Kind.of(operator.text());
        if (peek().kind() != Token.Kind.WORD) {
            throw new SyntaxError(peek().line(), operator.text() + " needs " + (kind.isHere() ? "a delimiter" : "a file's name") + " behind it, not " + shown(peek()));
        }
        Word target = take().word();
        if (kind.isHere()) {
            target = Word.of(lexer.announce(target, kind == Redirection.Kind.HERE_WITHOUT_TABS));
        }
        return new Redirection(number.isEmpty() ? kind.number() : number(number, operator.line()), kind, target);
    }

    private static int number(String digits, int line) {
        if (digits.length() > 4) {
            throw new SyntaxError(line, "no stream has the number " + digits);
        }
        return Integer.parseInt(digits);
    }

    static SyntaxError unexpected(Token token) {
        return new SyntaxError(token.line(), shown(token) + " where a command is expected");
    }

    static String shown(Token token) {
        return switch (token.kind()) {
            case END -> "the end of the file";
            case NEWLINE -> "the end of the line";
            case WORD -> "\"" + (token.text().isEmpty() ? token.word().unquoted() : token.text()) + "\"";
            default -> "\"" + token.text() + "\"";
        };
    }
}
