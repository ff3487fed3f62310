package astryon.compiler.frontend;

import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.compiler.ir.Verifier;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Profile;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import java.nio.file.Path;
import java.util.List;

/** The methods of one class {@code T}, built and verified. */
final class BuiltMethods {
    final NothingInitialised initialiser;
    private final TestProgram program;
    private final World world;
    private final SsaBuilder builder;

    /** @param members of class {@code T} */
    BuiltMethods(Path folder, String members) {
        this(folder, members, Profile.HOSTED);
    }

    BuiltMethods(Path folder, String members, Profile profile) {
        program = Platform.program(folder).source("T.java", "import astryon.magic.*;\nclass T {\n" + members + "\n}\n");
        world = program.world(profile);
        initialiser = new NothingInitialised(world);
        builder = new SsaBuilder(world, initialiser, program.diagnostics);
    }

    Function function(String name) {
        JavaMethod method = world.classNamed("T").methods().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
        Function function = builder.build(method);
        Verifier.verify(function);
        return function;
    }

    String text(String name) {
        return IrPrinter.print(function(name));
    }

    /** The operations of a method, block after block, without the constants. */
    List<Op> ops(String name) {
        return function(name).blocks().stream().flatMap(block -> block.values().stream()).map(Value::op)
                .filter(op -> op != Op.CONST && op != Op.START && op != Op.ARG).toList();
    }

    /** What building every method of the class and those nested in it finds. */
    List<String> findings() {
        world.classNamed("T");
        for (String nested : List.of("T")) {
            for (JavaMethod method : List.copyOf(world.classNamed(nested).methods())) {
                if (method.code() != null) {
                    Verifier.verify(builder.build(method));
                }
            }
        }
        return program.diagnostics.all().stream().map(diagnostic -> diagnostic.line() - 2 + ": " + diagnostic.rule()).toList();
    }
}
