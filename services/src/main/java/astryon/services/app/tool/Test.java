package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** {@code test} and {@code [}, which wants another bracket as its last word: looks whether something is so. */
public final class Test implements Program {
    private static final Manual TEST = manual("test", "CONDITION");
    private static final Manual BRACKET = manual("[", "CONDITION ]");

    private final String name;
    private final BiPredicate<Invocation, Integer> isTerminal;

    /** {@code name} is as above. */
    Test(String name) {
        this(name, (invocation, number) -> number == 1 && invocation.terminal().isPresent());
    }

    /** For who knows more streams than an invocation has: which numbers stand for terminals. */
    public Test(String name, IntPredicate terminals) {
        this(name, (invocation, number) -> terminals.test(number));
    }

    private Test(String name, BiPredicate<Invocation, Integer> isTerminal) {
        this.name = name;
        this.isTerminal = isTerminal;
    }

    private static Manual manual(String name, String operands) {
        return Manual.of(name, "look whether a condition holds: the exit status is 0 if it does, 1 if not, 2 if it is none", operands)
                .with(Manual.Syntax.WORDS).failingWith(2)
                .paragraph("Of files: -e there is one, -f a file, -d a folder, -L or -h a symbolic link, -p a pipe, -b or -c a device, -S a socket, -s not empty, -r readable, "
                        + "-w writable, -x executable, -u -g -k with such a mode; A -nt B, A -ot B newer, older; A -ef B the same.")
                .paragraph("Of words: -n not empty, -z empty, A = B, A != B, A < B, A > B in the order of characters.")
                .paragraph("Of numbers: A -eq B, -ne, -lt, -le, -gt, -ge. Of streams: -t N is a terminal.")
                .paragraph("! C, C -a D, C -o D and ( C ) combine conditions; a single word holds if it is not empty.");
    }

    @Override
    public Manual manual() {
        return name.equals("[") ? BRACKET : TEST;
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) {
        List<String> words = arguments.operands();
        if (name.equals("[")) {
            if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
                throw new Complaint(2, "the closing ] is missing: it is a word of its own");
            }
            words = words.subList(0, words.size() - 1);
        }
        return new Conditions(words, invocation, number -> isTerminal.test(invocation, number)).holds() ? 0 : 1;
    }
}
