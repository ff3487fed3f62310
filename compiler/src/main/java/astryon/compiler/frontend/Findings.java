package astryon.compiler.frontend;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.world.JavaMethod;

/** Reports what a method breaks, at its source line. */
final class Findings {
    private final Diagnostics diagnostics;

    Findings(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void report(Rule rule, String what, JavaMethod method, int line) {
        report(what.isEmpty() ? rule.text() : rule.text() + ": " + what, rule.wayOut(), method, line);
    }

    /** @param what a class of the JDK, or a method with its class, by Java's names */
    void report(LeftOut row, String what, JavaMethod method, int line) {
        report(Rule.LEFT_OUT.text() + ": " + what + ": " + row.why(), row.wayOut(), method, line);
    }

    private void report(String text, String wayOut, JavaMethod method, int line) {
        diagnostics.add(Diagnostic.error(method.sourcePath(), line == 0 ? method.line() : line, method.symbol(), text, wayOut));
    }
}
