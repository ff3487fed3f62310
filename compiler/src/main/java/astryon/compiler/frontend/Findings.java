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
        String text = what.isEmpty() ? rule.text() : rule.text() + ": " + what;
        diagnostics.add(Diagnostic.error(method.sourcePath(), line == 0 ? method.line() : line, method.symbol(), text, rule.wayOut()));
    }
}
