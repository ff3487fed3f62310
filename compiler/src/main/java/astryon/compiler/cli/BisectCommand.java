package astryon.compiler.cli;

import astryon.compiler.diag.Refusal;
import astryon.compiler.driver.Bisection;
import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Limit;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Finds the pass and the method that make a program misbehave when it is optimised. Exit status 0: found; 1: there is nothing to find, or the program was
 * refused; 2 and 70 as for compiling.
 */
@Command(name = "astryonc bisect", mixinStandardHelpOptions = true, sortOptions = false,
        customSynopsis = "astryonc bisect [--test COMMAND] [--within SECONDS] OPTIONS-AND-PATHS-OF-ASTRYONC",
        description = "Finds the pass that makes a program misbehave when it is optimised, and the method. The rest of the command line is that which compiles the "
                + "program; what -o names is the program as it first misbehaves, in the end.")
final class BisectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--test", paramLabel = "COMMAND", description = "a command of the shell that ends with 0 if the program in $1 does what it should; unless given, the "
            + "program is run, and should print and end as it does when nothing is optimised")
    private String test;

    @Option(names = "--within", paramLabel = "SECONDS", defaultValue = "60", description = "how long the program or the command may take, ${DEFAULT-VALUE} unless given; "
            + "what takes longer misbehaves")
    private int seconds;

    @Unmatched
    private List<String> compiling;

    @Override
    public Integer call() throws IOException {
        if (compiling == null) {
            throw Astryonc.usage(spec, "what compiles the program is missing: --target, --main, -o and PATH");
        }
        if (seconds < 1) {
            throw Astryonc.usage(spec, "--within is a number of seconds from 1, not " + seconds);
        }
        Astryonc compiler = Astryonc.parsed(compiling);
        Options options = compiler.options();
        if (test == null && options.target() != Target.LINUX) {
            throw Astryonc.usage(spec, "--test COMMAND is missing: only programs for Linux can be run here");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Compilation whole = Compilation.run(options);
        err.print(whole.diagnostics().render());
        if (whole.image().isEmpty()) {
            return Astryonc.REFUSED;
        }
        Trial trial = new Trial(compiler, Optional.ofNullable(test), seconds);
        int[] tries = {0};
        if (!trial.learn(image(options.limitedTo(Bisection.nothing(whole.methods()))))) {
            throw new Refusal("it misbehaves with no pass that could be left out, too: the program is wrong, or what every method goes through is");
        }
        if (trial.isWell(whole.image().get())) {
            throw new Refusal("it is well with all passes: there is nothing to find" + (test == null ? "; --test COMMAND says what it should do" : ""));
        }
        Bisection.Culprit culprit = new Bisection(whole.methods(), whole.optionalPasses(), limit -> {
            boolean isWell = trial.isWell(image(options.limitedTo(limit)));
            err.printf("%3d. up to %d passes of %s: %s%n", ++tries[0], limit.passes(), limit.method(), isWell ? "well" : "misbehaves");
            err.flush();
            return isWell;
        }).run();
        compiler.write(image(options.limitedTo(culprit.limit())));
        out.printf("%s, pass %d of %d that can be left out, on %s%n", culprit.pass(), culprit.limit().passes(), whole.optionalPasses().size(), culprit.limit().method());
        out.printf("misbehaves: %s%n", replay(culprit.limit()));
        out.printf("is well:    %s%n", replay(culprit.before()));
        out.printf("its stages: %s --dump '%s' --html%n", replay(culprit.limit()), culprit.limit().method());
        out.flush();
        return 0;
    }

    private static byte[] image(Options options) {
        return Compilation.run(options).image().orElseThrow(() -> new Refusal("it is refused when less is optimised"));
    }

    private String replay(Limit limit) {
        return Astryonc.quoted(compiling.toArray(new String[0])) + " --limit '" + limit.method() + "@" + limit.passes() + "'";
    }
}
