package bench;

import java.util.ArrayList;
import java.util.List;

/** Makes a document, prints it, parses what was printed and prints that again, indented. */
final class Json implements Program {
    private abstract static class Value {
        /** @param indentation spaces in front of a line, or negative for all on one line */
        abstract void print(StringBuilder to, int indentation);

        static void newLine(StringBuilder to, int indentation) {
            if (indentation >= 0) {
                to.append('\n');
                for (int i = 0; i < indentation; i++) {
                    to.append(' ');
                }
            }
        }

        static int inner(int indentation) {
            return indentation < 0 ? indentation : indentation + 2;
        }
    }

    private static final class Literal extends Value {
        final String word;

        Literal(String word) {
            this.word = word;
        }

        @Override
        void print(StringBuilder to, int indentation) {
            to.append(word);
        }
    }

    private static final class Whole extends Value {
        final long number;

        Whole(long number) {
            this.number = number;
        }

        @Override
        void print(StringBuilder to, int indentation) {
            to.append(number);
        }
    }

    private static final class Text extends Value {
        final String text;

        Text(String text) {
            this.text = text;
        }

        @Override
        void print(StringBuilder to, int indentation) {
            quote(text, to);
        }

        static void quote(String text, StringBuilder to) {
            to.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"': to.append("\\\""); break;
                    case '\\': to.append("\\\\"); break;
                    case '\n': to.append("\\n"); break;
                    case '\t': to.append("\\t"); break;
                    default: to.append(c);
                }
            }
            to.append('"');
        }
    }

    private static final class Sequence extends Value {
        final List<Value> elements = new ArrayList<>();

        @Override
        void print(StringBuilder to, int indentation) {
            to.append('[');
            for (int i = 0; i < elements.size(); i++) {
                if (i > 0) {
                    to.append(',');
                }
                newLine(to, inner(indentation));
                elements.get(i).print(to, inner(indentation));
            }
            newLine(to, indentation);
            to.append(']');
        }
    }

    private static final class Member {
        final String name;
        final Value value;

        Member(String name, Value value) {
            this.name = name;
            this.value = value;
        }
    }

    private static final class Structure extends Value {
        final List<Member> members = new ArrayList<>();

        @Override
        void print(StringBuilder to, int indentation) {
            to.append('{');
            for (int i = 0; i < members.size(); i++) {
                if (i > 0) {
                    to.append(',');
                }
                newLine(to, inner(indentation));
                Text.quote(members.get(i).name, to);
                to.append(':');
                members.get(i).value.print(to, inner(indentation));
            }
            newLine(to, indentation);
            to.append('}');
        }
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Value value() {
            skipSpace();
            char c = text.charAt(at);
            if (c == '{') {
                return structure();
            }
            if (c == '[') {
                return sequence();
            }
            if (c == '"') {
                return new Text(quoted());
            }
            if (c == '-' || c >= '0' && c <= '9') {
                return new Whole(number());
            }
            return new Literal(word());
        }

        private Value structure() {
            Structure structure = new Structure();
            at++;
            skipSpace();
            while (text.charAt(at) != '}') {
                skipSpace();
                String name = quoted();
                expect(':');
                structure.members.add(new Member(name, value()));
                separator('}');
            }
            at++;
            return structure;
        }

        private Value sequence() {
            Sequence sequence = new Sequence();
            at++;
            skipSpace();
            while (text.charAt(at) != ']') {
                sequence.elements.add(value());
                separator(']');
            }
            at++;
            return sequence;
        }

        private String quoted() {
            StringBuilder result = new StringBuilder();
            expect('"');
            while (true) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return result.toString();
                }
                result.append(c == '\\' ? escape(text.charAt(at++)) : c);
            }
        }

        private static char escape(char c) {
            switch (c) {
                case 'n': return '\n';
                case 't': return '\t';
                default: return c;
            }
        }

        private long number() {
            boolean negative = text.charAt(at) == '-';
            if (negative) {
                at++;
            }
            long number = 0;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            return negative ? -number : number;
        }

        private String word() {
            int start = at;
            while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
                at++;
            }
            return text.substring(start, at);
        }

        private void separator(char end) {
            skipSpace();
            if (text.charAt(at) != end) {
                expect(',');
            }
        }

        private void expect(char c) {
            skipSpace();
            if (text.charAt(at) != c) {
                throw new IllegalArgumentException("no " + c + " at " + at);
            }
            at++;
        }

        private void skipSpace() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
                at++;
            }
        }
    }

    private static final String[] WORDS = {"name", "address", "size of it", "a \"quoted\" one", "line\nbreak", "tab\there", "back\\slash", "id"};

    private static Value document(Numbers numbers, int depth) {
        switch (depth == 0 ? numbers.below(3) : 3 + numbers.below(2)) {
            case 0: return new Whole(numbers.next() - (1 << 23));
            case 1: return new Text(WORDS[numbers.below(WORDS.length)]);
            case 2: return new Literal(numbers.below(2) == 0 ? "true" : "null");
            case 3:
                Sequence sequence = new Sequence();
                for (int i = 0; i < 6; i++) {
                    sequence.elements.add(document(numbers, depth - 1));
                }
                return sequence;
            default:
                Structure structure = new Structure();
                for (int i = 0; i < 6; i++) {
                    structure.members.add(new Member(WORDS[numbers.below(WORDS.length)], document(numbers, depth - 1)));
                }
                return structure;
        }
    }

    private static int hash(CharSequence text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash;
    }

    @Override
    public int run(int depth) {
        StringBuilder compact = new StringBuilder();
        document(new Numbers(3), depth).print(compact, -1);
        StringBuilder indented = new StringBuilder();
        new Parser(compact.toString()).value().print(indented, 0);
        StringBuilder again = new StringBuilder();
        new Parser(indented.toString()).value().print(again, -1);
        return hash(compact) * 31 * 31 + hash(indented) * 31 + hash(again);
    }
}
