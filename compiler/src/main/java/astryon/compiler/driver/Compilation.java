package astryon.compiler.driver;

import astryon.compiler.classfile.ClassPath;
import astryon.compiler.classfile.ProgramClass;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.frontend.SsaBuilder;
import astryon.compiler.image.ImageBuilder;
import astryon.compiler.image.Interpreter;
import astryon.compiler.ir.Function;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.FunctionSource;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Reachability;
import astryon.compiler.world.World;
import astryon.compiler.x64.CompiledMethod;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the compiler over one program. */
public final class Compilation {
    private static final String MAIN = "([Ljava/lang/String;)V";

    private final Options options;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Timings timings = new Timings();
    private ClosedWorld closedWorld;
    private List<CompiledMethod> code = List.of();
    private byte[] image;

    private Compilation(Options options) {
        this.options = options;
    }

    /**
     * Compiles. What the program does wrong is in {@link #diagnostics}, and then there is no image.
     *
     * @throws Refusal       when the input cannot be read at all
     * @throws CompilerFault when the compiler is at fault
     */
    public static Compilation run(Options options) {
        Compilation compilation = new Compilation(options);
        compilation.compile();
        return compilation;
    }

    /** The executable; empty if the program was refused. */
    public Optional<byte[]> image() {
        return Optional.ofNullable(image);
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    public Timings timings() {
        return timings;
    }

    /** How the method or class with this symbol was reached, innermost first. */
    public List<String> chain(String symbol) {
        return closedWorld == null ? List.of() : closedWorld.chain(symbol);
    }

    /** What is in the image: methods by size, classes, counts. */
    public String report() {
        return Report.of(closedWorld, code, image);
    }

    private void compile() {
        List<Path> entries = new ArrayList<>(options.classPath());
        entries.add(runtimeClasses());
        try (ClassPath classPath = ClassPath.open(entries, options.target().platform(), diagnostics)) {
            diagnostics.quoteFrom(classPath.sourceLines());
            if (!diagnostics.hasErrors()) {
                compile(classPath);
            }
        }
    }

    private void compile(ClassPath classPath) {
        long start = System.nanoTime();
        World world = new World(classPath, options.target().profile(), List.of(options.target().runtimeEntries()), diagnostics);
        options.mainClass().ifPresent(name -> world.define(ProgramClass.calling(mainClass(world, name).name())));
        SsaBuilder[] builder = new SsaBuilder[1];
        FunctionSource functions = method -> builder[0].build(method);
        Interpreter interpreter = new Interpreter(world, functions, diagnostics);
        builder[0] = new SsaBuilder(world, interpreter, diagnostics);
        Reachability reachability = new Reachability(world, functions, interpreter, diagnostics);
        for (JavaMethod method : world.exportedMethods()) {
            if (options.target().isRoot(method.owner().name())) {
                reachability.addRoot(method);
            }
        }
        closedWorld = reachability.run();
        diagnostics.explainWith(closedWorld::chain);
        timings.add("reachability", System.nanoTime() - start);
        if (diagnostics.hasErrors()) {
            return;
        }
        code = new MethodCompiler(options, world, closedWorld, functions, timings).compileAll();
        start = System.nanoTime();
        image = ImageBuilder.build(world, closedWorld, interpreter.heap(), code, classPath, options.target().imageBase(), options.symbols());
        timings.add("image", System.nanoTime() - start);
    }

    private static JavaClass mainClass(World world, String name) {
        JavaClass type = world.find(name.replace('.', '/')).orElseThrow(() -> new Refusal("there is no class " + name + " to start in; is it on a PATH?"));
        JavaMethod main = type.declaredMethod("main", MAIN);
        if (main == null || !main.isStatic()) {
            throw new Refusal("class " + name + " has no static void main(String[])");
        }
        return type;
    }

    /** The runtime this compiler came with. */
    private static Path runtimeClasses() {
        try {
            return Path.of(astryon.magic.Word.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
