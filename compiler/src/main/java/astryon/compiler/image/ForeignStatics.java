package astryon.compiler.image;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.ir.Position;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What static initialisers of a hosted program do to static fields of other classes. The language runs an initialiser at the first
 * use of its class; we run it at build time. The difference shows where an initialiser writes a variable of another class, or
 * reads one that the program changes: such initialisers are refused. The JDK's classes and the runtime's are known not to.
 */
final class ForeignStatics {
    private record Read(JavaClass initialised, JavaField field, Position position) {
    }

    private final Interpreter interpreter;
    private final List<Read> reads = new ArrayList<>();
    private boolean watching;

    ForeignStatics(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** From now on what initialisers do to other classes counts. */
    void watch() {
        watching = true;
    }

    /** Whether {@code field} is a variable of a class of the program that is initialised apart from {@code initialised}. */
    boolean isForeign(JavaClass initialised, JavaField field) {
        return watching && initialised != null && field.owner() != initialised && isOfProgram(initialised)
                && isOfProgram(field.owner()) && interpreter.isInitialised(field.owner());
    }

    private static boolean isOfProgram(JavaClass type) {
        return !type.isLibrary() && !type.name().startsWith("astryon/");
    }

    void read(JavaClass initialised, JavaField field, Position position) {
        if (!field.isFinal() && isForeign(initialised, field)) {
            reads.add(new Read(initialised, field, position));
        }
    }

    void refuseReadsOf(Set<JavaField> written, Diagnostics diagnostics) {
        for (Read read : reads) {
            if (written.contains(read.field())) {
                JavaMethod method = read.position() != null && read.position().method() instanceof JavaMethod at ? at : null;
                String file = read.initialised().sourceFile() == null ? "" : read.initialised().sourceFile();
                diagnostics.add(Diagnostic.error(file, read.position() == null ? 0 : read.position().line(), method == null ? "" : method.symbol(),
                        "static initialiser of " + read.initialised().symbol() + " cannot be evaluated at build time: it reads " + read.field().symbol()
                                + ", which the program changes",
                        "compute it when the program runs, on first use, or write the value down"));
            }
        }
    }
}
