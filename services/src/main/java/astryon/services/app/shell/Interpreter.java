package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Complaint;
import astryon.services.app.Processes;
import astryon.services.app.pattern.FilePattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs commands on a shell (XCU 2.9); each leaves its exit status there. */
final class Interpreter {
    private static final int MOST_NESTED = 1000;

    private final Shell shell;
    private final SimpleCommands simple;
    /** How many conditions this is in, where a failure is no reason for set -e to leave. */
    private int conditions;
    private int loops;
    private int functions;

    Interpreter(Shell shell) {
        this.shell = shell;
        simple = new SimpleCommands(shell);
    }

    /** In a subshell, where the original has got to. */
    void continueIn(Interpreter original) {
        conditions = original.conditions;
        loops = original.loops;
        functions = original.functions;
    }

    int loops() {
        return loops;
    }

    boolean isInFunction() {
        return functions > 0;
    }

    void runUnlessFunction(String name, List<String> arguments) {
        simple.runUnlessFunction(name, arguments);
    }

    /** Runs the commands of a script one after the other. Leaves a shell that is not interactive if it is not in the grammar. */
    void runAll(Source source) {
        Parser parser = new Parser(source, shell.aliases());
        try {
            Optional<Command> command = parser.next();
            if (command.isEmpty()) {
                shell.setStatus(0);
            }
            while (command.isPresent()) {
                run(command.get());
                command = parser.next();
            }
        } catch (SyntaxError error) {
            shell.complain(error);
            throw Jump.with(shell.isInteractive() ? Jump.Kind.ABORT : Jump.Kind.EXIT, ShellError.STATUS);
        }
    }

    void runText(String script) {
        runAll(Source.of(script, Math.max(shell.line(), 1)));
    }

    void run(Command command) {
        if (shell.options().has(Option.NOEXEC) && !shell.isInteractive()) {
            return;
        }
        if (command instanceof Command.Simple each) {
            shell.signals().poll();
            simple.run(each);
            shell.signals().poll();
            leaveOnFailure();
        } else if (command instanceof Command.Sequence each) {
            runSequence(each);
        } else if (command instanceof Command.And each) {
            if (succeeds(each.first())) {
                run(each.second());
            }
        } else if (command instanceof Command.Or each) {
            if (!succeeds(each.first())) {
                run(each.second());
            }
        } else if (command instanceof Command.Pipeline each) {
            runPipeline(each);
        } else if (command instanceof Command.Subshell each) {
            runSubshell(each);
        } else if (command instanceof Command.Function each) {
            shell.functions().put(each.name(), each.body());
            shell.setStatus(0);
        } else {
            runCompound(command);
        }
    }

    private void runCompound(Command command) {
        if (command instanceof Command.If each) {
            runConditional(each);
        } else if (command instanceof Command.Loop each) {
            runLoop(each);
        } else if (command instanceof Command.For each) {
            runFor(each);
        } else if (command instanceof Command.Case each) {
            runCase(each);
        } else if (command instanceof Command.Redirected each) {
            shell.setLine(each.line());
            try {
                redirected(each.redirections(), () -> run(each.command()));
            } catch (Complaint complaint) {
                shell.complain(complaint.getMessage());
                shell.setStatus(complaint.status());
                leaveOnFailure();
            }
        }
    }

    /** Runs something with redirections, which are undone then; what cannot be redirected is a {@link Complaint}. */
    void redirected(List<Redirection> redirections, Runnable body) {
        if (redirections.isEmpty()) {
            body.run();
            return;
        }
        Streams before = shell.streams();
        shell.useStreams(before.copy());
        try {
            new Redirector(shell).apply(redirections);
            body.run();
        } finally {
            shell.streams().close();
            shell.useStreams(before);
        }
    }

    /** Redirections that stay. */
    void redirectForGood(List<Redirection> redirections) {
        new Redirector(shell).apply(redirections);
    }

    /** As set -e says. */
    private void leaveOnFailure() {
        if (shell.status() != 0 && conditions == 0 && shell.options().has(Option.ERREXIT)) {
            throw Jump.with(Jump.Kind.EXIT, shell.status());
        }
    }

    private boolean succeeds(Command condition) {
        conditions++;
        try {
            run(condition);
        } finally {
            conditions--;
        }
        return shell.status() == 0;
    }

    private void runSequence(Command.Sequence sequence) {
        if (sequence.items().isEmpty()) {
            shell.setStatus(0);
        }
        for (Command.Item item : sequence.items()) {
            if (item.background()) {
                runInBackground(item);
            } else {
                run(item.command());
            }
        }
    }

    private void runInBackground(Command.Item item) {
        Shell copy = shell.copy();
        if (!shell.options().has(Option.MONITOR)) {
            copy.runsUnattended();
        }
        Job job = new Job(List.of(Subshell.start(copy, item.command())), item.text());
        int number = shell.jobs().addBackground(job);
        if (shell.isInteractive()) {
            shell.tell("[" + number + "] " + job.last().number() + "\n");
        }
        shell.setStatus(0);
    }

    private void runSubshell(Command.Subshell subshell) {
        await(List.of(Subshell.start(shell.copy(), subshell.body())));
        leaveOnFailure();
    }

    private void await(List<Child> members) {
        shell.setStatus(shell.jobs().awaitForeground(shell, new Job(members, "")));
        shell.signals().poll();
    }

    private void runPipeline(Command.Pipeline pipeline) {
        if (pipeline.negated()) {
            conditions++;
        }
        try {
            if (pipeline.stages().size() == 1) {
                run(pipeline.stages().get(0));
            } else {
                await(startStages(pipeline.stages()));
            }
        } finally {
            if (pipeline.negated()) {
                conditions--;
            }
        }
        if (pipeline.negated()) {
            shell.setStatus(shell.status() == 0 ? 1 : 0);
        } else {
            leaveOnFailure();
        }
    }

    private List<Child> startStages(List<Command> stages) {
        List<Child> members = new ArrayList<>();
        Processes.Pipe before = null;
        for (int i = 0; i < stages.size(); i++) {
            Shell copy = shell.copy();
            if (before != null) {
                copy.streams().put(0, before.reader());
            }
            if (i < stages.size() - 1) {
                before = pipe();
                copy.streams().put(1, before.writer());
            }
            members.add(Subshell.start(copy, stages.get(i)));
        }
        return members;
    }

    private Processes.Pipe pipe() {
        try {
            return shell.processes().pipe();
        } catch (IOException failure) {
            throw new ShellError("there is no pipe to be had: " + failure.getMessage());
        }
    }

    private void runConditional(Command.If conditional) {
        for (Command.Branch branch : conditional.branches()) {
            if (succeeds(branch.condition())) {
                run(branch.body());
                return;
            }
        }
        run(conditional.otherwise());
    }

    private void runLoop(Command.Loop loop) {
        int[] status = {0};
        loop(() -> succeeds(loop.condition()) != loop.until(), () -> {
            run(loop.body());
            status[0] = shell.status();
        }, status);
        shell.setStatus(status[0]);
    }

    private void runFor(Command.For loop) {
        shell.setLine(loop.line());
        List<String> words = loop.words().isPresent() ? shell.expander().fields(loop.words().get()) : shell.arguments();
        int[] status = {0};
        int[] next = {0};
        loop(() -> next[0] < words.size(), () -> {
            shell.assign(loop.variable(), words.get(next[0]++));
            run(loop.body());
            status[0] = shell.status();
        }, status);
        shell.setStatus(status[0]);
    }

    private void loop(BooleanSupplier condition, Runnable body, int[] status) {
        loops++;
        try {
            while (true) {
                try {
                    if (!condition.getAsBoolean()) {
                        return;
                    }
                    body.run();
                } catch (Jump jump) {
                    if (!jump.isOfLoop()) {
                        throw jump;
                    }
                    status[0] = 0;
                    if (jump.levels() > 1) {
                        throw Jump.outOf(jump.kind(), jump.levels() - 1);
                    } else if (jump.kind() == Jump.Kind.BREAK) {
                        return;
                    }
                }
            }
        } finally {
            loops--;
        }
    }

    private void runCase(Command.Case choice) {
        shell.setLine(choice.line());
        String subject = shell.expander().text(choice.subject());
        for (Command.Choice each : choice.choices()) {
            for (Word pattern : each.patterns()) {
                if (new FilePattern(shell.expander().pattern(pattern)).matches(subject)) {
                    run(each.body());
                    return;
                }
            }
        }
        shell.setStatus(0);
    }

    /** Runs a function with these positional parameters. */
    void call(String name, Command body, List<String> arguments) {
        if (functions == MOST_NESTED) {
            throw new ShellError(name + ": functions call each other " + MOST_NESTED + " deep");
        }
        List<String> outer = shell.arguments();
        int outerLoops = loops;
        shell.setArguments(arguments);
        shell.variables().enterFunction();
        loops = 0;
        functions++;
        try {
            run(body);
        } catch (Jump jump) {
            if (jump.kind() != Jump.Kind.RETURN) {
                throw jump;
            }
            shell.setStatus(jump.status());
        } finally {
            functions--;
            loops = outerLoops;
            shell.variables().leave();
            shell.setArguments(outer);
        }
    }
}
