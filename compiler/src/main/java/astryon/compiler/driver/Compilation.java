package astryon.compiler.driver;

import astryon.compiler.classfile.ClassPath;
import astryon.compiler.classfile.JdkHome;
import astryon.compiler.classfile.ProgramClass;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.frontend.SsaBuilder;
import astryon.compiler.image.AssembledRoutines;
import astryon.compiler.image.ImageBuilder;
import astryon.compiler.image.Interpreter;
import astryon.compiler.object.ElfWriter;
import astryon.compiler.object.LinkedImage;
import astryon.compiler.object.Packing;
import astryon.compiler.object.RelocatableWriter;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.FunctionSource;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.NamedMembers;
import astryon.compiler.world.Profile;
import astryon.compiler.world.Reachability;
import astryon.compiler.world.World;
import astryon.compiler.x64.CompiledMethod;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the compiler over one program. */
public final class Compilation {
    private static final String MAIN = "([Ljava/lang/String;)V";

    /** Virtual minus physical addresses of the kernel's image. */
    private static final long KERNEL_OFFSET = 0xffffffff8000_0000L;
    /** Size of {@code astryon.thread.ThreadState}, and the cache line it starts at. */
    private static final int THREAD_BYTES = 256;
    private static final int CACHE_LINE = 64;

    private final Options options;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Timings timings = new Timings();
    private ClosedWorld closedWorld;
    private Interpreter interpreter;
    private List<CompiledMethod> code = List.of();
    private Map<String, String> failing = Map.of();
    private byte[] debugTable = {};
    private byte[] image;
    private List<String> methods = List.of();
    private List<String> optionalPasses = List.of();
    private boolean dumpedAny;

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

    /** The executable, or the stage that was asked for; empty if the program was refused. */
    public Optional<byte[]> image() {
        return Optional.ofNullable(image);
    }

    /** What is known of the image beside what is in it ({@link astryon.abi.DebugTableFormat}); empty without one or without symbols. */
    public byte[] debugTable() {
        return debugTable;
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Whether a method was compiled that {@link Options#dump} names. */
    public boolean dumpedAny() {
        return dumpedAny;
    }

    /** Symbols of the methods that were compiled, in the order that {@link Limit} counts by. */
    public List<String> methods() {
        return methods;
    }

    /** Names of the passes that may be left out, in the order in which a method goes through them. */
    public List<String> optionalPasses() {
        return optionalPasses;
    }

    public Timings timings() {
        return timings;
    }

    /** How the method or class with this symbol was reached, innermost first. */
    public List<String> chain(String symbol) {
        if (closedWorld == null) {
            return List.of();
        }
        List<String> chain = new ArrayList<>(closedWorld.chain(symbol));
        closedWorld.firstUses().keySet().stream().filter(type -> type.symbol().equals(symbol)).findFirst()
                .ifPresent(type -> chain.add(0, "initialised when first used: " + interpreter.reasonForFirstUse(type).orElse("")));
        return chain;
    }

    /** What is in the image: methods by size, classes, counts. */
    public String report() {
        return Report.of(closedWorld, code, image, failing, type -> interpreter.reasonForFirstUse(type).orElse(""));
    }

    private void compile() {
        List<Path> entries = new ArrayList<>(options.classPath());
        entries.add(options.runtime().orElseGet(Compilation::runtimeClasses));
        try (ClassPath classPath = ClassPath.open(entries, options.target().platform(), options.jdk().orElseGet(JdkHome::usual), diagnostics)) {
            diagnostics.quoteFrom(classPath.sourceLines());
            if (!diagnostics.hasErrors()) {
                compile(classPath);
            }
        }
    }

    private void compile(ClassPath classPath) {
        long start = System.nanoTime();
        World world = new World(classPath, options.target().profile(), options.target().runtimeEntries(), diagnostics);
        world.name(NamedMembers.read(options.reflect(), world, diagnostics));
        options.mainClass().ifPresent(name -> world.define(ProgramClass.calling(mainClass(world, name).name())));
        interpreter = new Interpreter(world, (values, findings) -> new SsaBuilder(world, values, findings), diagnostics);
        if (options.target().profile() == Profile.HOSTED) {
            interpreter.keepForFirstUse();
            options.mainClass().ifPresent(name -> interpreter.initialiseFirst(mainClass(world, name)));
        }
        SsaBuilder builder = new SsaBuilder(world, interpreter, diagnostics);
        FunctionSource functions = options.symbols() ? builder.followingVariables() : builder;
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
        interpreter.releaseFunctions();
        MethodCompiler compiler = new MethodCompiler(options, world, closedWorld, functions, classPath.sourceLines(), timings);
        code = compiler.compileAll();
        dumpedAny = compiler.dumpedAny();
        methods = compiler.symbols();
        optionalPasses = compiler.optionalPasses();
        failing = compiler.failing();
        if (options.emit().filter(stage -> stage != Options.Emit.OBJ).isPresent()) {
            image = compiler.text(code).getBytes(StandardCharsets.UTF_8);
            return;
        }
        AssembledRoutines assembled = AssembledRoutines.from(classPath::resource);
        if (options.limit().isEmpty()) {
            // What is optimised less has larger stack frames; who looks for a fault wants the program all the same.
            new StackLimits(world, closedWorld, code, compiler.dispatched(), assembled).check(diagnostics);
        }
        if (diagnostics.hasErrors()) {
            return;
        }
        start = System.nanoTime();
        image = link(new ImageBuilder(world, closedWorld, interpreter, assembled));
        timings.add("image", System.nanoTime() - start);
    }

    private byte[] link(ImageBuilder builder) {
        Target target = options.target();
        if (target.profile() == Profile.HOSTED) {
            builder.reserve("astryon.thread", THREAD_BYTES, CACHE_LINE);
        }
        if (options.emit().isPresent()) {
            return new RelocatableWriter(builder.layOut(code), target.imageBase() < 0).write();
        }
        Packing packing = target == Target.LINUX ? Packing.COMPACT : Packing.PAGES;
        LinkedImage linked = builder.build(code, target.imageBase(), packing);
        debugTable = options.symbols() ? builder.debugTable(linked) : debugTable;
        ElfWriter writer = new ElfWriter(linked, "_start").with(options.symbols() ? builder.debugSections(linked) : List.of());
        if (target == Target.KERNEL) {
            writer = writer.physicalOffset(KERNEL_OFFSET).pvhEntry("_pvh");
        } else if (target == Target.ASTRYON) {
            writer = writer.codeTable();
        }
        return (options.symbols() ? writer : writer.withoutSymbols()).write();
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
        CodeSource source = astryon.magic.Word.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new Refusal("this compiler is an executable and has no runtime with it: give --runtime PATH");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
