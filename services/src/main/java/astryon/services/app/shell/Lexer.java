package astryon.services.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes a script apart into tokens (XCU 2.3); behind a newline it reads the here-documents that were announced before it. */
final class Lexer {
    /** Longer ones first. */
    private static final List<String> OPERATORS = List.of("<<-", "&&", "||", ";;", "<<", ">>", "<&", ">&", "<>", ">|", "<", ">", "&", "|", ";", "(", ")");

    private final Source source;
    private final WordScanner words;
    private final List<HereDocument> announced = new ArrayList<>();

    Lexer(Source source, Map<String, String> aliases) {
        this.source = source;
        words = new WordScanner(source, aliases);
    }

    /** Its text follows the next newline. */
    HereDocument announce(Word delimiter, boolean withoutTabs) {
        HereDocument document = new HereDocument(delimiter, withoutTabs, source.line());
        announced.add(document);
        return document;
    }

    Token next() {
        skipBlanks();
        int line = source.line();
        int start = source.at();
        int c = source.peek();
        if (c == Source.END) {
            if (!announced.isEmpty()) {
                readAnnounced();
            }
            return token(Token.Kind.END, "end of file", line, start);
        } else if (c == '\n') {
            source.read();
            readAnnounced();
            return token(Token.Kind.NEWLINE, "newline", line, start);
        }
        String operator = operator();
        if (!operator.isEmpty()) {
            return token(Token.Kind.OPERATOR, operator, line, start);
        }
        Word word = words.word();
        String plain = word.plain().orElse("");
        int next = source.peek();
        if (Names.isNumber(plain) && (next == '<' || next == '>')) {
            return token(Token.Kind.NUMBER, plain, line, start);
        }
        return new Token(Token.Kind.WORD, plain, word, line, start);
    }

    private static Token token(Token.Kind kind, String text, int line, int start) {
        return new Token(kind, text, Word.of(), line, start);
    }

    private void skipBlanks() {
        while (source.peek() == ' ' || source.peek() == '\t') {
            source.read();
        }
        if (source.peek() == '#') {
            while (source.peek() != '\n' && source.peek() != Source.END) {
                source.readRaw();
            }
        }
    }

    private String operator() {
        for (String operator : OPERATORS) {
            if (source.peek() != operator.charAt(0)) {
                continue;
            }
            Source.Mark mark = source.mark();
            int matched = 0;
            while (matched < operator.length() && source.accept(operator.charAt(matched))) {
                matched++;
            }
            if (matched == operator.length()) {
                return operator;
            }
            source.reset(mark);
        }
        return "";
    }

    private void readAnnounced() {
        for (HereDocument document : announced) {
            document.read(source, words);
        }
        announced.clear();
    }
}
