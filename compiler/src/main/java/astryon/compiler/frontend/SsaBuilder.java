package astryon.compiler.frontend;

import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Function;
import astryon.compiler.world.FunctionSource;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.StaticInitialiser;
import astryon.compiler.world.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.MethodNode;

/**
 * Builds the SSA form of methods. Building one initialises the classes it touches, and an initialiser may run code that has to be
 * built, even the same method's: it then gets its own copy, built while the class it waits for counts as being initialised.
 */
public final class SsaBuilder implements FunctionSource {
    private static final int SYNCHRONIZED = 0x0020;

    private final World world;
    private final StaticInitialiser initialiser;
    private final Findings findings;
    private final Lambdas lambdas;
    private final Map<JavaMethod, Function> built = new IdentityHashMap<>();
    private boolean followsVariables;

    public SsaBuilder(World world, StaticInitialiser initialiser, Diagnostics diagnostics) {
        this.world = world;
        this.initialiser = initialiser;
        this.findings = new Findings(diagnostics);
        this.lambdas = new Lambdas(world);
    }

    /** What is built from here on tells debuggers which values variables have. */
    public SsaBuilder followingVariables() {
        followsVariables = true;
        return this;
    }

    @Override
    public Function build(JavaMethod method) {
        Function function = built.get(method);
        if (function == null) {
            function = translate(method);
            built.put(method, function);
        }
        return function;
    }

    @Override
    public void release() {
        built.clear();
    }

    private Function translate(JavaMethod method) {
        if (method.code() == null) {
            throw new Refusal(method.symbol() + " has no code");
        }
        if (!method.isLibrary()) {
            method.code().check(method.owner().name());
        }
        MethodNode code = method.code().node();
        try {
            if ((method.modifiers() & SYNCHRONIZED) != 0) {
                code = SynchronizedMethod.asBlock(code, method.owner().name());
            }
            Translation translation = new Translation(world, initialiser, findings, method, new BytecodeFlow(code), new NullMessages(method, code),
                    followsVariables ? code.localVariables : List.of());
            new BytecodeTranslator(translation, lambdas).run(code.maxStack);
            NamedFields.refuseOtherUses(translation);
            return translation.function;
        } catch (Refusal refusal) {
            throw new Refusal(method.symbol() + ": " + refusal.getMessage());
        }
    }
}
