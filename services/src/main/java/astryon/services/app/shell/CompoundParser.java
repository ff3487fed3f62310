package astryon.services.app.shell;

import astryon.services.app.shell.Command.Branch;
import astryon.services.app.shell.Command.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compound commands and functions (XCU 2.9.4, 2.9.5): what begins with a reserved word or a parenthesis. */
final class CompoundParser {
    private final Parser parser;

    CompoundParser(Parser parser) {
        this.parser = parser;
    }

    /** Null if none begins here. */
    Command command() {
        Token opening = parser.peek();
        if (opening.is("(")) {
            parser.take();
            Command body = body(opening);
            close(opening, ")");
            return new Command.Subshell(body);
        } else if (opening.kind() != Token.Kind.WORD) {
            return null;
        }
        return switch (opening.text()) {
            case "{" -> group();
            case "if" -> conditional();
            case "while", "until" -> loop();
            case "for" -> iteration();
            case "case" -> choice();
            default -> null;
        };
    }

    /** {@code name} was read. */
    Command function(Word name, int line) {
        parser.take();
        Token closing = parser.take();
        if (!closing.is(")")) {
            throw new SyntaxError(closing.line(), "a function's name is followed by (), not by ( and " + Parser.shown(closing));
        }
        String plain = name.plain().orElse("");
        if (!Names.isName(plain)) {
            throw new SyntaxError(line, "\"" + name.unquoted() + "\" cannot be the name of a function: letters, digits and _ can");
        }
        parser.skipNewlines();
        Token first = parser.peek();
        Command body = command();
        if (body == null) {
            throw new SyntaxError(first.line(), "the body of the function " + plain + " is missing: { commands; } is expected, not " + Parser.shown(first));
        }
        List<Redirection> redirections = parser.redirections();
        return new Command.Function(plain, redirections.isEmpty() ? body : new Command.Redirected(body, redirections, first.line()));
    }

    /** At least one command. */
    private Command body(Token opening) {
        Command body = parser.sequence();
        if (body instanceof Command.Sequence sequence && sequence.items().isEmpty()) {
            Token next = parser.peek();
            if (next.isEnd()) {
                throw unclosed(opening);
            }
            throw Parser.unexpected(next);
        }
        return body;
    }

    private static SyntaxError unclosed(Token opening) {
        String closing = switch (opening.text()) {
            case "(" -> ")";
            case "{" -> "}";
            case "if" -> "fi";
            case "case" -> "esac";
            default -> "done";
        };
        return new SyntaxError(opening.line(), "\"" + opening.text() + "\" has no \"" + closing + "\"");
    }

    private void close(Token opening, String closing) {
        Token token = parser.peek();
        if (!token.is(closing) && !token.isReserved(closing)) {
            if (token.isEnd()) {
                throw unclosed(opening);
            }
            throw new SyntaxError(token.line(), "\"" + closing + "\" is expected, for the \"" + opening.text() + "\" of line " + opening.line() + ", not " + Parser.shown(token));
        }
        parser.take();
    }

    private Command group() {
        Token opening = parser.take();
        Command body = body(opening);
        close(opening, "}");
        return body;
    }

    private Command conditional() {
        Token opening = parser.take();
        List<Branch> branches = new ArrayList<>();
        do {
            Command condition = body(opening);
            close(opening, "then");
            branches.add(new Branch(condition, body(opening)));
        } while (parser.acceptReserved("elif"));
        Command otherwise = parser.acceptReserved("else") ? body(opening) : new Command.Sequence(List.of());
        close(opening, "fi");
        return new Command.If(branches, otherwise);
    }

    private Command loop() {
        Token opening = parser.take();
        Command condition = body(opening);
        close(opening, "do");
        Command body = body(opening);
        close(opening, "done");
        return new Command.Loop(condition, opening.text().equals("until"), body);
    }

    private Command iteration() {
        Token opening = parser.take();
        Token variable = parser.take();
        if (variable.kind() != Token.Kind.WORD || !Names.isName(variable.text())) {
            throw new SyntaxError(variable.line(), "\"for\" needs the name of a variable behind it, not " + Parser.shown(variable));
        }
        Optional<List<Word>> words = Optional.empty();
        parser.skipNewlines();
        if (parser.acceptReserved("in")) {
            List<Word> list = new ArrayList<>();
            while (parser.peek().kind() == Token.Kind.WORD) {
                list.add(parser.take().word());
            }
            words = Optional.of(list);
            if (!parser.peek().is(";") && !parser.peek().isNewline()) {
                close(opening, ";");
            }
        }
        parser.accept(";");
        parser.skipNewlines();
        close(opening, "do");
        Command body = body(opening);
        close(opening, "done");
        return new Command.For(variable.text(), words, body, opening.line());
    }

    private Command choice() {
        Token opening = parser.take();
        Token subject = parser.take();
        if (subject.kind() != Token.Kind.WORD) {
            throw new SyntaxError(subject.line(), "\"case\" needs a word behind it, not " + Parser.shown(subject));
        }
        parser.skipNewlines();
        close(opening, "in");
        parser.skipNewlines();
        List<Choice> choices = new ArrayList<>();
        while (!parser.peek().isReserved("esac")) {
            List<Word> patterns = patterns(opening);
            choices.add(new Choice(patterns, parser.sequence()));
            if (!parser.accept(";;")) {
                break;
            }
            parser.skipNewlines();
        }
        close(opening, "esac");
        return new Command.Case(subject.word(), choices, opening.line());
    }

    private List<Word> patterns(Token opening) {
        List<Word> patterns = new ArrayList<>();
        parser.accept("(");
        do {
            Token pattern = parser.take();
            if (pattern.isEnd()) {
                throw unclosed(opening);
            } else if (pattern.kind() != Token.Kind.WORD) {
                throw new SyntaxError(pattern.line(), "a pattern of the \"case\" of line " + opening.line() + " is expected, not " + Parser.shown(pattern));
            }
            patterns.add(pattern.word());
        } while (parser.accept("|"));
        close(opening, ")");
        return patterns;
    }
}
