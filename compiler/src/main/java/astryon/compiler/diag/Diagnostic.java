package astryon.compiler.diag;

import java.util.List;

/**
 * One finding: the place, the rule it breaks, the way out, and how the compiler came there.
 *
 * @param severity whether the program is refused for it
 * @param file     path of the source file as its package has it, {@code astryon/kernel/ipc/Endpoint.java}; empty if unknown
 * @param line     1-based, 0 if unknown
 * @param method   symbol of the method the place is in, empty outside methods; {@link Diagnostics} finds the chain with it
 * @param rule     what is not allowed, lower case, no full stop: {@code allocation where none is allowed}
 * @param wayOut   what to do instead; empty if there is nothing to say
 * @param chain    who reached the place, innermost first, each as printed after {@code reached from}
 */
public record Diagnostic(Severity severity, String file, int line, String method, String rule, String wayOut, List<String> chain) {

    public enum Severity {
        WARNING, ERROR
    }

    public Diagnostic {
        chain = List.copyOf(chain);
    }

    /** An error whose chain is found later. */
    public static Diagnostic error(String file, int line, String method, String rule, String wayOut) {
        return new Diagnostic(Severity.ERROR, file, line, method, rule, wayOut, List.of());
    }

    public static Diagnostic warning(String file, int line, String method, String rule, String wayOut) {
        return new Diagnostic(Severity.WARNING, file, line, method, rule, wayOut, List.of());
    }

    public Diagnostic withChain(List<String> newChain) {
        return new Diagnostic(severity, file, line, method, rule, wayOut, newChain);
    }

    /** {@code file:line: rule}; parts that are unknown are left out. */
    public String headline() {
        String place = file.isEmpty() ? "" : line == 0 ? file + ": " : file + ":" + line + ": ";
        return place + (severity == Severity.WARNING ? "warning: " : "") + rule;
    }
}
