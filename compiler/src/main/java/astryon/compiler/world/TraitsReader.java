package astryon.compiler.world;

import astryon.compiler.classfile.Annotations;
import astryon.compiler.classfile.ClassFile;
import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import java.util.Optional;

/** From the annotations of a method to its {@link Traits}. Danger that does not state its reason is an error. */
final class TraitsReader {
    static final String EXPORT = "Lastryon/magic/Export;";
    private static final String PACKAGE = "Lastryon/magic/";

    private final Diagnostics diagnostics;

    TraitsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Traits read(ClassFile owner, ClassFile.Method method, String place, String symbol) {
        Annotations annotations = method.annotations();
        if (annotations.byType().isEmpty()) {
            return Traits.NONE;
        }
        Optional<String> intrinsic = annotations.has(PACKAGE + "Intrinsic;") ? Optional.of(rowName(owner.name()) + "." + method.name())
                : Optional.empty();
        return new Traits(intrinsic, reason(annotations, "Uninterruptible", method, place, symbol),
                reason(annotations, "NoAllocation", method, place, symbol), reason(annotations, "Unchecked", method, place, symbol),
                annotations.text(PACKAGE + "Assembled;", "value"), annotations.text(EXPORT, "value"), annotations.has(PACKAGE + "Inline;"),
                annotations.has(PACKAGE + "NoInline;") || annotations.has(PACKAGE + "Recursive;"), annotations.number(PACKAGE + "StackLimit;", "bytes", 0),
                reason(annotations, "Recursive", method, place, symbol).map(reason -> annotations.number(PACKAGE + "Recursive;", "most", 0)).orElse(0));
    }

    /** {@code astryon/magic/Address} to {@code Address}. */
    private static String rowName(String owner) {
        return Names.simpleName(owner);
    }

    private Optional<String> reason(Annotations annotations, String annotation, ClassFile.Method method, String place, String symbol) {
        Optional<String> reason = annotations.text(PACKAGE + annotation + ";", "reason");
        if (reason.isPresent() && reason.get().isBlank()) {
            diagnostics.add(Diagnostic.error(place, method.line(), symbol, "@" + annotation + " without a reason",
                    "say in a sentence which invariant makes it right"));
        }
        return reason;
    }
}
