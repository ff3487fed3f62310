package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.ir.Value;
import astryon.compiler.ir.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A golden file of the verifier: one function, and its complaints as comments on the guilty lines. */
final class VerifierGolden {

    private VerifierGolden() {
    }

    static void run(Path path) {
        GoldenFile golden = GoldenFile.read(path);
        Function function = IrParser.parse(golden.before().get(0));
        List<Verifier.Violation> violations = Verifier.violations(function);
        assertThat(violations).as(golden.idea()).isNotEmpty();
        String result = annotated(function, violations);
        if (GoldenFile.isBlessing()) {
            golden.write(golden.idea() + "\n\n" + result);
        } else {
            assertThat(result).as(golden.idea()).isEqualTo(golden.before().get(0));
        }
    }

    private static String annotated(Function function, List<Verifier.Violation> violations) {
        List<String> lines = new ArrayList<>();
        String text = IrPrinter.print(function);
        lines.add(text.substring(0, text.indexOf('\n')));
        for (Block block : function.blocks()) {
            lines.add(IrPrinter.header(block));
            for (Value value : block.values()) {
                lines.add("  " + IrPrinter.line(value) + complaints(block, value, violations));
            }
            lines.add("  " + IrPrinter.end(block) + complaints(block, null, violations));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String complaints(Block block, Value value, List<Verifier.Violation> violations) {
        StringBuilder out = new StringBuilder();
        for (Verifier.Violation violation : violations) {
            if (violation.block() == block && violation.value() == value) {
                out.append(out.isEmpty() ? " // " : "; ").append(violation.rule());
            }
        }
        return out.toString();
    }
}
