package astryon.compiler.cli;

import astryon.compiler.diag.Refusal;
import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.CompilerFault;
import astryon.compiler.driver.Limit;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The compiler's command line. Exit status 0: done; 1: the program was refused, the reasons are on standard error; 2: the
 * command line makes no sense; 70: a fault of the compiler, with the command that shows it again.
 */
@Command(name = "astryonc", version = "astryonc 0.1.0", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Compiles Java to machine code for x86-64: Linux executables, programs for Astryon, kernels.",
        footer = "astryonc bisect finds the pass and the method that make a program misbehave: astryonc bisect --help tells how.")
public final class Astryonc implements Callable<Integer> {
    static final int REFUSED = 1;
    static final int FAULT = 70;
    private static final String UNREACHED = "nothing of this name was reached; names look like com.acme.App.run";

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", required = true, paramLabel = "TARGET", description = "linux, astryon or kernel")
    private String target;

    @Option(names = "--main", paramLabel = "CLASS", description = "the class with main; kernels have none")
    private String main = "";

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "the executable to write")
    private Path output;

    @Option(names = "-O", paramLabel = "0..2", description = "how much to optimise; 2 unless given")
    private int optimisation = 2;

    @Option(names = "-g", description = "keep what debuggers read: symbols, lines, variables, types")
    private boolean symbols;

    @Option(names = "--reflect", paramLabel = "FILE", description = "names what the program reaches by reflection, each line a class or a member of one: "
            + "com.acme.Shape, com.acme.Shape#*, com.acme.Shape#size, com.acme.Shape#scale(int), com.acme.Shape#new(*); may be given more than once")
    private List<Path> reflect = List.of();

    @Option(names = "--jdk", paramLabel = "FOLDER", description = "the JDK with the class library; the one that runs the compiler, or JAVA_HOME, unless given")
    private Path jdk;

    @Option(names = "--runtime", paramLabel = "PATH", description = "folder or jar with the runtime's classes; those that came with the compiler unless given")
    private Path runtime;

    @Option(names = "--dump", paramLabel = "METHOD", description = "write every stage of the methods whose name contains METHOD")
    private String dump;

    @Option(names = "--dump-to", paramLabel = "FOLDER", description = "where to; ./dump unless given")
    private Path dumpFolder = Path.of("dump");

    @Option(names = "--html", description = "dump one page for each method, with its source and a column for every stage, in which changes are marked")
    private boolean html;

    @Option(names = "--limit", paramLabel = "METHOD@N", description = "optimise METHOD by the first N passes of those that may be left out, and the methods that are compiled "
            + "after it by none; astryonc bisect finds such limits")
    private String limit;

    @Option(names = "--emit", paramLabel = "STAGE", description = "write a stage in place of the executable: ir, lir or asm as text, obj as a relocatable ELF file")
    private String emit;

    @Option(names = "--verify", description = "check the intermediate representation after every pass")
    private boolean verify;

    @Option(names = "--time", description = "say where the time went")
    private boolean time;

    @Option(names = "--report", description = "say what is in the image")
    private boolean report;

    @Option(names = "--why", paramLabel = "METHOD", description = "say how a method or class was reached")
    private String why;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "folders of classes, jars, .java files")
    private List<Path> paths;

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** Runs the command and returns its exit status. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        boolean isBisection = arguments.length > 0 && arguments[0].equals("bisect");
        CommandLine line = new CommandLine(isBisection ? new BisectCommand() : new Astryonc()).setOut(out).setErr(err);
        line.setParameterExceptionHandler((problem, given) -> {
            err.println("astryonc: " + problem.getMessage() + "; astryonc --help tells more");
            return CommandLine.ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof CompilerFault fault) {
                err.println("astryonc: " + fault.getMessage());
                err.println("  this is a fault of the compiler; it shows again with: " + quoted(arguments) + " --verify --dump '"
                        + fault.method() + "'");
                return FAULT;
            }
            if (problem instanceof Refusal) {
                err.println("astryonc: " + problem.getMessage());
                return REFUSED;
            }
            err.println("astryonc: " + problem);
            err.println("  this is a fault of the compiler; it shows again with: " + quoted(arguments));
            return FAULT;
        });
        try {
            return line.execute(isBisection ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
        } catch (OutOfMemoryError e) {
            err.println("astryonc: the compiler needs more memory than Java gives it: set JAVA_TOOL_OPTIONS=-Xmx4g, say");
            return FAULT;
        }
    }

    @Override
    public Integer call() throws IOException {
        Options options = options();
        Compilation compilation = Compilation.run(options);
        PrintWriter err = spec.commandLine().getErr();
        err.print(compilation.diagnostics().render());
        err.flush();
        if (why != null) {
            tellWhy(compilation.chain(why));
        }
        if (compilation.image().isEmpty()) {
            return REFUSED;
        }
        if (dump != null && !compilation.dumpedAny()) {
            err.println("astryonc: --dump " + dump + ": " + UNREACHED);
        }
        write(compilation.image().get());
        if (report) {
            spec.commandLine().getOut().print(compilation.report());
        }
        if (time) {
            spec.commandLine().getOut().print(compilation.timings().render());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** The command line as it can be given to a shell again. */
    static String quoted(String... arguments) {
        StringBuilder line = new StringBuilder("astryonc");
        for (String word : arguments) {
            line.append(' ').append(word.matches("[\\w./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }

    /** A command line that compiles, understood and not carried out. */
    static Astryonc parsed(List<String> arguments) {
        Astryonc command = new Astryonc();
        new CommandLine(command).parseArgs(arguments.toArray(new String[0]));
        return command;
    }

    Path output() {
        return output;
    }

    Options options() {
        Target chosen = switch (target) {
            case "linux" -> Target.LINUX;
            case "astryon" -> Target.ASTRYON;
            case "kernel" -> Target.KERNEL;
            default -> throw usage("--target is linux, astryon or kernel, not " + target);
        };
        if (chosen != Target.KERNEL && main.isEmpty()) {
            throw usage("--main CLASS is missing: a " + target.toLowerCase(Locale.ROOT) + " program starts in the main method of a class");
        }
        if (html && dump == null) {
            throw usage("--html says how --dump METHOD writes, which is missing");
        }
        if (optimisation < 0 || optimisation > 2) {
            throw usage("-O is 0, 1 or 2, not " + optimisation);
        }
        if (Files.isDirectory(output)) {
            throw usage("-o " + output + " is a folder");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw usage("-o " + output + " cannot be written: " + folder + " is no folder that can be written to");
        }
        Options options = Options.of(chosen, paths, main).optimisingAt(optimisation).reflectingOn(reflect)
                .with(Optional.ofNullable(jdk), Optional.ofNullable(runtime));
        options = symbols ? options.withSymbols() : options;
        options = verify ? options.verifying() : options;
        if (emit != null) {
            options = options.emitting(switch (emit) {
                case "ir" -> Options.Emit.IR;
                case "lir" -> Options.Emit.LIR;
                case "asm" -> Options.Emit.ASM;
                case "obj" -> Options.Emit.OBJ;
                default -> throw usage("--emit is ir, lir, asm or obj, not " + emit);
            });
        }
        if (limit != null) {
            options = options.limitedTo(limit(limit));
        }
        return dump == null ? options : options.dumping(new Options.Dump(dump, dumpFolder, html ? Options.DumpFormat.HTML : Options.DumpFormat.TEXT));
    }

    private Limit limit(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0 || !text.substring(at + 1).matches("\\d{1,6}")) {
            throw usage("--limit is METHOD@N, a symbol and a number of passes, not " + text);
        }
        return new Limit(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    private CommandLine.ParameterException usage(String message) {
        return usage(spec, message);
    }

    static CommandLine.ParameterException usage(CommandSpec command, String message) {
        return new CommandLine.ParameterException(command.commandLine(), message);
    }

    private void tellWhy(List<String> chain) {
        chain.forEach(spec.commandLine().getOut()::println);
        if (chain.isEmpty()) {
            spec.commandLine().getErr().println("astryonc: --why " + why + ": " + UNREACHED);
        }
    }

    void write(byte[] image) {
        try {
            if (Files.exists(output) && !Files.isRegularFile(output)) {
                // A device or a pipe takes what is written; a file in its place would be the end of it.
                Files.write(output, image);
            } else {
                replace(image);
            }
        } catch (IOException e) {
            throw new Refusal("-o " + output + " cannot be written: " + (e instanceof FileSystemException cause && cause.getReason() != null
                    ? cause.getReason() : "its folder takes no new file"));
        }
    }

    /** All or nothing: the file appears under its name when it is complete. */
    private void replace(byte[] image) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".astryonc", ".part");
        try {
            Files.write(unfinished, image);
            if (!unfinished.toFile().setReadable(true, false) || emit == null && !unfinished.toFile().setExecutable(true, false)) {
                throw new Refusal(output + " cannot be made executable");
            }
            Files.move(unfinished, output, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
