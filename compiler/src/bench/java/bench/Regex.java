package bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Regular expressions, compiled to a small program whose threads run through the text side by side (Thompson, CACM 1968). The expressions know letters,
 * dots, ranges in brackets, groups, alternatives, stars, pluses and question marks.
 */
final class Regex implements Program {
    private enum Kind { CHARACTERS, SPLIT, JUMP, MATCH }

    private static final class Instruction {
        final Kind kind;
        char from;
        char to;
        int first;
        int second;

        Instruction(Kind kind) {
            this.kind = kind;
        }
    }

    private static final class Expression {
        private final String pattern;
        private int at;
        private final List<Instruction> program = new ArrayList<>();

        Expression(String pattern) {
            this.pattern = pattern;
            alternatives();
            program.add(new Instruction(Kind.MATCH));
        }

        private boolean more() {
            return at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')';
        }

        private void alternatives() {
            int start = program.size();
            while (more()) {
                repeated();
            }
            if (at < pattern.length() && pattern.charAt(at) == '|') {
                at++;
                insert(start, Kind.SPLIT);
                int jump = program.size();
                program.add(new Instruction(Kind.JUMP));
                program.get(start).first = start + 1;
                program.get(start).second = program.size();
                alternatives();
                program.get(jump).first = program.size();
            }
        }

        private void repeated() {
            int start = program.size();
            one();
            char c = at < pattern.length() ? pattern.charAt(at) : ' ';
            if (c == '*' || c == '?') {
                at++;
                insert(start, Kind.SPLIT);
                if (c == '*') {
                    Instruction back = new Instruction(Kind.JUMP);
                    back.first = start;
                    program.add(back);
                }
                program.get(start).first = start + 1;
                program.get(start).second = program.size();
            } else if (c == '+') {
                at++;
                Instruction again = new Instruction(Kind.SPLIT);
                again.first = start;
                again.second = program.size() + 1;
                program.add(again);
            }
        }

        private void one() {
            char c = pattern.charAt(at++);
            if (c == '(') {
                alternatives();
                at++;
                return;
            }
            Instruction characters = new Instruction(Kind.CHARACTERS);
            characters.from = c == '.' ? ' ' : c;
            characters.to = c == '.' ? '~' : c;
            if (c == '[') {
                characters.from = pattern.charAt(at);
                characters.to = pattern.charAt(at + 2);
                at += 4;
            }
            program.add(characters);
        }

        /** Makes room for an instruction; those behind it, and what points to them, move on. */
        private void insert(int place, Kind kind) {
            program.add(place, new Instruction(kind));
            for (Instruction instruction : program) {
                instruction.first += instruction.first >= place ? 1 : 0;
                instruction.second += instruction.second >= place ? 1 : 0;
            }
        }
    }

    /** The places of a program that threads stand at, each once. */
    private static final class Threads {
        final int[] places;
        int count;
        private final int[] seen;
        private int round = 1;

        Threads(int most) {
            places = new int[most];
            seen = new int[most];
        }

        void clear() {
            count = 0;
            round++;
        }

        void add(List<Instruction> program, int place) {
            if (seen[place] == round) {
                return;
            }
            seen[place] = round;
            Instruction instruction = program.get(place);
            switch (instruction.kind) {
                case JUMP:
                    add(program, instruction.first);
                    break;
                case SPLIT:
                    add(program, instruction.first);
                    add(program, instruction.second);
                    break;
                default:
                    places[count++] = place;
            }
        }
    }

    /** How many characters of the text are ends of matches, wherever these start. */
    private static int ends(Expression expression, String text) {
        List<Instruction> program = expression.program;
        Threads now = new Threads(program.size());
        Threads next = new Threads(program.size());
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            now.add(program, 0);
            for (int thread = 0; thread < now.count; thread++) {
                int place = now.places[thread];
                Instruction instruction = program.get(place);
                if (instruction.kind == Kind.CHARACTERS && c >= instruction.from && c <= instruction.to) {
                    next.add(program, place + 1);
                }
            }
            for (int thread = 0; thread < next.count; thread++) {
                if (program.get(next.places[thread]).kind == Kind.MATCH) {
                    ends++;
                }
            }
            Threads free = now;
            now = next;
            next = free;
            next.clear();
        }
        return ends;
    }

    private static String text(int size) {
        Numbers numbers = new Numbers(17);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append("abcdefgh 0123".charAt(numbers.below(13)));
        }
        return text.toString();
    }

    @Override
    public int run(int size) {
        String text = text(size);
        int sum = 0;
        for (String pattern : List.of("abc", "a(b|c)*d", "[a-d]+[0-3]", "(ab|cd|ef)+g?h", ".a.b", "[0-3][0-3]*( |a)(b|[c-e])+")) {
            sum = sum * 31 + ends(new Expression(pattern), text);
        }
        return sum;
    }
}
