package astryon.compiler.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * The findings of one run. All are collected before any is shown, equal ones once, in the order of their places, so that two
 * runs on the same program say the same whatever order they looked in.
 */
public final class Diagnostics {
    /** The chain of a diagnostic is worth reading only so far; the middle of a longer one is left out. */
    private static final int LONGEST_CHAIN = 12;

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(Diagnostic::file).thenComparingInt(Diagnostic::line)
            .thenComparing(Diagnostic::rule).thenComparing(Diagnostic::method);

    private final LinkedHashSet<Diagnostic> found = new LinkedHashSet<>();
    private Function<String, List<String>> chains = method -> List.of();
    private SourceLines sources = SourceLines.NONE;

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** From now on diagnostics without a chain get the one {@code chains} has for the symbol of their method. */
    public void explainWith(Function<String, List<String>> chains) {
        this.chains = chains;
    }

    /** Where {@link #render} finds the text of source lines. */
    public void quoteFrom(SourceLines sources) {
        this.sources = sources;
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }

    /** Whether there is an error in the method of that symbol. */
    public boolean hasErrorsIn(String method) {
        return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR && d.method().equals(method));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All findings with their chains, ordered by place. */
    public List<Diagnostic> all() {
        return found.stream().map(this::explained).sorted(BY_PLACE).distinct().toList();
    }

    private Diagnostic explained(Diagnostic diagnostic) {
        return diagnostic.chain().isEmpty() && !diagnostic.method().isEmpty() ? diagnostic.withChain(chains.apply(diagnostic.method()))
                : diagnostic;
    }

    /** The text for the user, a newline after each line; empty if there is nothing to say. */
    public String render() {
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : all()) {
            text.append(diagnostic.headline()).append('\n');
            sources.line(diagnostic.file(), diagnostic.line()).ifPresent(line -> text.append("    ").append(line.strip()).append('\n'));
            for (String step : shortened(diagnostic.chain())) {
                text.append("  ").append(step).append('\n');
            }
            if (!diagnostic.wayOut().isEmpty()) {
                text.append("  ").append(diagnostic.wayOut()).append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> shortened(List<String> chain) {
        ArrayList<String> steps = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            int left = chain.size() - LONGEST_CHAIN;
            if (left > 1 && i == LONGEST_CHAIN / 2) {
                steps.add("... " + left + " more ...");
                i += left - 1;
            } else {
                steps.add("reached from " + chain.get(i));
            }
        }
        return steps;
    }
}
