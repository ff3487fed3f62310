package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every file of {@code src/test/golden}: the folder is the pass, the file's name the sentence. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/golden");

    @TestFactory
    Stream<DynamicTest> golden_files() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(FOLDER)) {
            files = walk.filter(path -> path.toString().endsWith(".ir")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(90);
        return files.stream().map(path -> dynamicTest(FOLDER.relativize(path).toString(), path.toUri(), () -> run(path)));
    }

    private static void run(Path path) {
        String folder = path.getParent().getFileName().toString();
        if (folder.equals("verifier")) {
            VerifierGolden.run(path);
            return;
        }
        GoldenFile golden = GoldenFile.read(path);
        Map<Symbol, Function> functions = new HashMap<>();
        Function function = null;
        for (String text : golden.before()) {
            Function parsed = IrParser.parse(text);
            Verifier.verify(parsed);
            assertThat(IrPrinter.print(parsed, IrPrinter.Positions.SHOWN)).as("the text form reads back").isEqualTo(text);
            functions.put(parsed.method(), parsed);
            function = function == null ? parsed : function;
        }
        for (Pass pass : passes(folder, functions)) {
            pass.run(function);
            Verifier.verify(function);
        }
        String result = IrPrinter.print(function, IrPrinter.Positions.SHOWN);
        if (GoldenFile.isBlessing()) {
            golden.bless(result);
        } else {
            assertThat(result).as(golden.idea()).isEqualTo(golden.after());
        }
    }

    /** The passes a folder is about; what leaves copies or dead values behind is followed by what clears them away. */
    private static List<Pass> passes(String folder, Map<Symbol, Function> functions) {
        return switch (folder) {
            case "algebraic-simplification" -> List.of(new AlgebraicSimplification(), new CopyPropagation(), new DeadCode());
            case "constant-propagation" -> List.of(new ConstantPropagation(), new DeadCode());
            case "copy-propagation" -> List.of(new CopyPropagation());
            case "dead-code" -> List.of(new DeadCode());
            case "gvn" -> List.of(new Gvn(), new DeadCode());
            case "initialised-classes" -> List.of(new InitialisedClasses());
            case "block-simplification" -> List.of(new BlockSimplification());
            case "inliner" -> List.of(new Inliner(callees(functions)), new BlockSimplification());
            case "likely-targets" -> List.of(new LikelyTargets(new NamedGuesses(), callees(functions)));
            case "scalar-replacement" -> List.of(new ScalarReplacement(), new BlockSimplification(), new DeadCode());
            case "self-calls" -> List.of(new SelfCalls(callees(functions)), new BlockSimplification());
            case "branch-threading" -> List.of(new BranchThreading(), new BlockSimplification());
            case "critical-edges" -> List.of(new CriticalEdges());
            case "block-layout" -> List.of(new BlockLayout());
            case "loop-inversion" -> List.of(new LoopInversion());
            case "loop-invariants" -> List.of(new LoopInvariants(), new BlockSimplification());
            case "check-elimination" -> List.of(new CheckElimination(), new DeadCode());
            case "strength-reduction" -> List.of(new StrengthReduction(), new DeadCode());
            case "if-conversion" -> List.of(new IfConversion(), new AlgebraicSimplification(), new CopyPropagation(), new DeadCode());
            case "polls" -> List.of(new Polls());
            case "schedule" -> List.of(new Schedule());
            default -> throw new IllegalArgumentException("no pass " + folder);
        };
    }

    private static Inliner.Callees callees(Map<Symbol, Function> functions) {
        return new Inliner.Callees() {
            @Override
            public boolean checksThrow() {
                return true;
            }

            @Override
            public Optional<Function> body(Symbol callee) {
                return Optional.ofNullable(functions.get(callee));
            }

            @Override
            public Inliner.Advice advice(Symbol callee, Symbol caller) {
                return callee.symbol().startsWith("never.") ? Inliner.Advice.NEVER : Inliner.Advice.IF_SMALL;
            }
        };
    }
}
