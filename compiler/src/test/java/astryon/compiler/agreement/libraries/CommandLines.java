package astryon.compiler.agreement.libraries;

import java.io.File;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** picocli: commands by annotations and by hand, every kind of option, help texts, errors. */
final class CommandLines {
    private CommandLines() {
    }

    enum Shade {
        LIGHT, DARK, DARKER_STILL
    }

    record Point(int x, int y) {
    }

    static final class PointReader implements ITypeConverter<Point> {
        @Override
        public Point convert(String text) throws Exception {
            String[] parts = text.split("@");
            if (parts.length != 2) {
                throw new CommandLine.TypeConversionException("a point is x@y, not " + text);
            }
            return new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"paint 1.2", "@|bold built|@ here"};
        }
    }

    static final class Defaults implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            return argument.isOption() && ((OptionSpec) argument).longestName().equals("--width") ? "640" : null;
        }
    }

    static class Verbosity {
        @Option(names = {"-v", "--verbose"}, description = "Say more; more often, ${COMPLETION-CANDIDATES} even more.", scope = ScopeType.INHERIT)
        boolean[] verbose = {};

        @Option(names = "--hidden", hidden = true)
        String hidden;
    }

    static class Where {
        @ArgGroup(exclusive = true, multiplicity = "0..1", heading = "One of these:%n")
        Place place;

        @ArgGroup(exclusive = false, multiplicity = "0..*")
        List<Size> sizes;
    }

    static class Place {
        @Option(names = "--at", converter = PointReader.class, paramLabel = "X@Y", description = "at a point")
        Point point;
        @Option(names = "--anywhere", description = "or anywhere")
        boolean anywhere;
    }

    static class Size {
        @Option(names = "--wide", required = true)
        int wide;
        @Option(names = "--high", required = true)
        int high;
    }

    @Command(name = "paint", mixinStandardHelpOptions = true, versionProvider = Versions.class, defaultValueProvider = Defaults.class,
            header = {"Paints @|bold,red things|@.", ""}, description = {"A command with all that there is to commands, and a description that is longer "
            + "than a line of a terminal, so that it has to be broken somewhere, and more than once.", "%nWith a second paragraph."},
            footer = {"", "Ends with a footer of ${COMMAND-NAME}."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:all is well", "17:it is not"},
            sortOptions = true, subcommands = {Line.class, Types.class, CommandLine.HelpCommand.class}, optionListHeading = "%nOptions:%n",
            commandListHeading = "%nCommands:%n", showDefaultValues = true, abbreviateSynopsis = false)
    static final class Paint implements Callable<Integer>, IExitCodeGenerator {
        @Spec
        private CommandSpec spec;
        @Mixin
        private Verbosity verbosity;
        @Option(names = {"-w", "--width"}, description = "how wide, in points")
        private int width;
        @Option(names = "--shade", description = "one of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
        private Shade shade = Shade.LIGHT;
        @Option(names = "--shades", split = ",")
        private Set<Shade> shades = EnumSet.noneOf(Shade.class);
        @Option(names = "-D", mapFallbackValue = "nothing")
        private Map<String, String> settings;
        @Option(names = "--weights", split = "\\|", paramLabel = "NAME=NUMBER")
        private SortedMap<String, Integer> weights;
        @Option(names = "--levels", arity = "2..3")
        private double[] levels;
        @Option(names = "--fill", negatable = true, fallbackValue = "true", defaultValue = "false")
        private boolean fill;
        @Option(names = "--name", arity = "0..1", fallbackValue = "unnamed")
        private Optional<String> name;
        @Option(names = "--interactive-looking", paramLabel = "TEXT", defaultValue = "${sys:no.such.property:-fallen back}")
        private String text;
        @Parameters(index = "0", arity = "0..1", description = "the file to paint")
        private File file;
        @Parameters(index = "1..*", description = "and more, whatever they are")
        private List<String> more = new ArrayList<>();
        @ArgGroup(validate = false, heading = "Places%n")
        private Where where;
        private int set;

        @Option(names = "--set", description = "sets something")
        void set(int value) {
            if (value < 0) {
                throw new ParameterException(spec.commandLine(), "--set must not be negative: " + value);
            }
            set = value;
        }

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            out.println("paint " + width + " " + shade + " " + shades + " " + settings + " " + weights + " " + Arrays.toString(levels) + " " + fill + " " + name
                    + " " + text + " " + file + " " + more + " " + set + " " + Arrays.toString(verbosity.verbose) + " " + verbosity.hidden);
            if (where != null) {
                out.println("where " + (where.place == null ? null : where.place.point + " " + where.place.anywhere)
                        + (where.sizes == null ? "" : " " + where.sizes.stream().map(size -> size.wide + "x" + size.high).toList()));
            }
            return more.contains("fail") ? 17 : 0;
        }

        @Command(name = "mix", description = "Mixes @|yellow colours|@.", aliases = {"m", "blend"})
        int mix(@Option(names = "--parts", defaultValue = "2", description = "of how many") int parts, @Parameters(paramLabel = "COLOUR") String... colours) {
            spec.commandLine().getOut().println("mix " + parts + " " + Arrays.toString(colours));
            return parts;
        }

        @Command(name = "crash", hidden = true)
        void crash(@Parameters(arity = "1") String message) {
            throw new IllegalStateException(message);
        }

        @Override
        public int getExitCode() {
            return shade == Shade.DARKER_STILL ? 3 : 0;
        }
    }

    @Command(name = "line", description = "Draws lines.%nMany.", synopsisSubcommandLabel = "(thin | thick)", subcommands = {Line.Thin.class})
    static final class Line implements Runnable {
        @ParentCommand
        private Paint paint;
        @Parameters(index = "0", converter = PointReader.class)
        private Point from;
        @Parameters(index = "1", converter = PointReader.class)
        private Point to;
        @Unmatched
        private List<String> rest;

        @Override
        public void run() {
            paint.spec.commandLine().getOut().println("line " + from + " " + to + " " + rest + " of " + paint.width);
        }

        @Command(name = "thin", mixinStandardHelpOptions = true, version = "thin 0")
        static final class Thin implements Callable<String> {
            @Spec(Spec.Target.SELF)
            private CommandSpec own;
            @Parameters(arity = "2", hideParamSyntax = true)
            private long[] numbers;

            @Override
            public String call() {
                own.commandLine().getOut().println(own.qualifiedName("/") + " " + Arrays.toString(numbers));
                return "drawn";
            }
        }
    }

    @Command(name = "types")
    static final class Types implements Runnable {
        @Spec
        private CommandSpec spec;
        @Option(names = "--byte")
        private byte b;
        @Option(names = "--short")
        private Short s;
        @Option(names = "--char")
        private char c;
        @Option(names = "--long")
        private Long l;
        @Option(names = "--float")
        private float f;
        @Option(names = "--big")
        private BigInteger big;
        @Option(names = "--decimal")
        private BigDecimal decimal;
        @Option(names = "--uri")
        private URI uri;
        @Option(names = "--uuid")
        private UUID uuid;
        @Option(names = "--address")
        private InetAddress address;
        @Option(names = "--charset")
        private Charset charset;
        @Option(names = "--pattern")
        private Pattern pattern;
        @Option(names = "--path")
        private Path path;
        @Option(names = "--duration")
        private Duration duration;
        @Option(names = "--date")
        private LocalDate date;
        @Option(names = "--unit")
        private TimeUnit unit;
        @Option(names = "--order")
        private ByteOrder order;
        @Option(names = "--class")
        private Class<?> type;
        @Option(names = "--builder")
        private StringBuilder builder;
        @Option(names = "--lists")
        private List<int[]> unsupported;

        @Override
        public void run() {
            spec.commandLine().getOut().println("types " + b + " " + s + " " + (int) c + " " + l + " " + f + " " + big + " " + decimal + " " + uri + " " + uuid
                    + " " + address + " " + charset + " " + pattern + " " + path + " " + duration + " " + date + " " + unit + " " + order + " " + type + " "
                    + builder);
        }
    }

    private static CommandLine line(PrintWriter out) {
        return new CommandLine(new Paint()).setOut(out).setErr(out).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExecutionExceptionHandler((problem, line, parsed) -> {
                    out.println("failed: " + problem);
                    return 70;
                });
    }

    private static void run(PrintWriter out, String... arguments) {
        out.println("> " + String.join(" ", arguments));
        out.println("= " + line(out).execute(arguments));
    }

    private static void byHand(PrintWriter out) {
        CommandSpec spec = CommandSpec.create().name("hand").mixinStandardHelpOptions(true).version("hand 1");
        spec.usageMessage().description("Made without annotations.").width(60);
        spec.addOption(OptionSpec.builder("-c", "--count").type(int.class).paramLabel("N").description("how often, which takes some words to say").defaultValue("1").build());
        spec.addOption(OptionSpec.builder("--both").type(List.class).auxiliaryTypes(Integer.class).arity("1..*").build());
        spec.addPositional(PositionalParamSpec.builder().paramLabel("FILES").type(List.class).auxiliaryTypes(String.class).description("files").build());
        CommandLine line = new CommandLine(spec).setOut(out).setErr(out);
        line.usage(out, Ansi.OFF);
        CommandLine.ParseResult result = line.parseArgs("-c", "4", "--both", "1", "2", "--", "a", "b");
        out.println(result.matchedOptionValue('c', 0) + " " + result.matchedOption("--both").getValue() + " " + result.matchedPositionalValue(0, List.of())
                + " " + result.originalArgs() + " " + result.hasMatchedOption("help"));
        try {
            line.parseArgs("-c");
        } catch (ParameterException e) {
            out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void parse(PrintWriter out) {
        CommandLine line = line(out);
        CommandLine.ParseResult result = line.parseArgs("-vv", "-w=3", "-Dx=1", "-Dy", "mix", "--parts=3", "red");
        out.println(result.matchedArgs().stream().map(ArgSpec::paramLabel).toList() + " " + result.subcommand().commandSpec().qualifiedName() + " "
                + result.asCommandLineList().size());
        out.println(line.getCommandSpec().options().stream().map(OptionSpec::longestName).sorted().toList());
        out.println(line.getSubcommands().keySet());
        line.setUsageHelpWidth(60).setUsageHelpLongOptionsMaxWidth(20).usage(out, Ansi.OFF);
        out.println(line.getUsageMessage(Ansi.ON));
        line.setCaseInsensitiveEnumValuesAllowed(true).setSubcommandsCaseInsensitive(true).setAbbreviatedOptionsAllowed(true).setPosixClusteredShortOptionsAllowed(true);
        out.println(line.execute("--wid", "9", "--shade", "dark", "MIX", "a"));
        out.println(line.setUnmatchedArgumentsAllowed(true).setStopAtPositional(true).execute("--anything", "file", "-w", "1") + " " + line.getUnmatchedArguments());
    }

    static void main() {
        PrintWriter out = new PrintWriter(System.out, true);
        for (String command : List.of("", "--help", "-h line", "help", "help mix", "line --help", "--version", "line thin --version", "line thin -h", "-w 5", "-w x",
                "--width", "--wdith=3", "--bad -x", "--shade DARK --shades LIGHT,DARKER_STILL", "--shade dark", "--shade DARKER_STILL", "-Da=1 -Db=2 -Dc",
                "--weights x=1|y=2 --weights z=3", "--weights x=one", "--weights x", "--levels 1 2 3 4", "--levels 1", "--fill", "--no-fill", "--name", "--name n",
                "--name=", "file a b fail", "--set 4", "--set -4", "-v -v -v", "--hidden there", "--at 1@2", "--at 1", "--at x@y", "--anywhere",
                "--at 1@2 --anywhere", "--wide 1 --high 2 --wide 3 --high 4", "--wide 1", "mix a b", "m --parts 5", "blend --part 3", "crash now", "crash",
                "line 1@2 3@4", "line 1@2", "line 1@2 3@4 5@6 --unknown", "line 1@2 3@4 thin 5 6", "line 1@2 3@4 thin 5", "lines", "types",
                "types --byte 12 --short -3 --char x --long 0x10 --float 1e3 --big 123456789012345678901234567890 --decimal 1.50",
                "types --byte 300", "types --char xy", "types --long 1L", "types --float f", "types --big x", "types --uri http://a/b?c --uuid 1-2-3-4-5",
                "types --uri :", "types --uuid x", "types --address 127.0.0.1 --charset utf-8 --pattern [a-z]+ --path a/../b", "types --charset x", "types --pattern [",
                "types --duration PT5M --date 2024-02-29 --unit DAYS --order LITTLE_ENDIAN", "types --duration x", "types --date 2023-02-29", "types --unit EONS",
                "types --class java.lang.Comparable --builder text", "types --class no.Such", "types --lists 1")) {
            run(out, command.isEmpty() ? new String[0] : command.split(" "));
        }
        byHand(out);
        parse(out);
    }
}
