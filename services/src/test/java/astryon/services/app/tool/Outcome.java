package astryon.services.app.tool;

import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.Text;
import astryon.services.app.shell.FileStream;
import astryon.services.app.shell.ThreadProcesses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a run did.
 *
 * @param errors what it complained of
 * @param both what it printed and complained of, as it came
 * @param tree what it left
 * @param changes what is there now, behind a +, and what no more, behind a -
 */
record Outcome(int status, String output, String errors, String both, String tree, List<String> changes) {

    /** Runs it here. */
    static Outcome ofOurs(CaseFile.Run run, Path root) throws IOException {
        run.tree().plant(root);
        String before = Tree.look(root);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        byte[] input = run.inputFile() == null ? run.input() : Files.readAllBytes(root.resolve(run.inputFile()));
        String name = run.words().get(0);
        InputStream standardInput = new ByteArrayInputStream(input);
        Split standardOutput = new Split(output, both);
        Split standardErrors = new Split(errors, both);
        ThreadProcesses processes = new ThreadProcesses(Map.of(0, new FileStream(standardInput, null), 1, new FileStream(null, standardOutput), 2,
                new FileStream(null, standardErrors)), Map.of());
        Invocation invocation = new Invocation(name, run.words().subList(1, run.words().size()), run.environment(), root, standardInput,
                new Output(standardOutput, "standard output"), new Output(standardErrors, "standard errors"), Optional.empty());
        int status = Launcher.run(Tools.find(name, processes).orElseThrow(), invocation);
        return new Outcome(status, text(output.toByteArray(), root), text(errors.toByteArray(), root), text(both.toByteArray(), root), Tree.look(root),
                changes(before, Tree.look(root)));
    }

    /** Runs it by a program of the machine that has all tools, as busybox is. */
    static Outcome ofProgram(String program, CaseFile.Run run, Path root) throws IOException, InterruptedException {
        run.tree().plant(root);
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(run.words());
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        Path output = Files.createTempFile("tool", ".output");
        Path errors = Files.createTempFile("tool", ".errors");
        Path input = Files.createTempFile("tool", ".input");
        try {
            Files.write(input, run.input());
            builder.redirectOutput(output.toFile()).redirectError(errors.toFile())
                    .redirectInput(run.inputFile() == null ? input.toFile() : root.resolve(run.inputFile()).toFile());
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv("PATH"));
            builder.environment().putAll(run.environment());
            Process process = builder.start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " does not end: " + run.command());
            }
            return new Outcome(process.exitValue(), text(Files.readAllBytes(output), root), text(Files.readAllBytes(errors), root), "", Tree.look(root),
                    List.of());
        } finally {
            for (Path file : List.of(output, errors, input)) {
                Files.delete(file);
            }
        }
    }

    /** Where the run was is an at sign. */
    private static String text(byte[] bytes, Path root) {
        return Text.decode(bytes).replace(root.toString(), "@");
    }

    private static List<String> changes(String before, String after) {
        List<String> old = entries(before);
        List<String> now = entries(after);
        List<String> changes = new ArrayList<>();
        old.stream().filter(entry -> !now.contains(entry)).forEach(entry -> changes.add("- " + entry));
        now.stream().filter(entry -> !old.contains(entry)).forEach(entry -> changes.add("+ " + entry));
        return changes;
    }

    /** Without the root, and the line ends in files as {@code \\n}. */
    private static List<String> entries(String tree) {
        List<String> entries = new ArrayList<>();
        for (String entry : tree.split("\n(?=file |folder |link )")) {
            entries.add(entry.strip().replace("\n", "\\n"));
        }
        return entries.subList(1, entries.size());
    }

    private static final class Split extends java.io.OutputStream {
        private final ByteArrayOutputStream own;
        private final ByteArrayOutputStream both;

        Split(ByteArrayOutputStream own, ByteArrayOutputStream both) {
            this.own = own;
            this.both = both;
        }

        @Override
        public void write(int value) {
            own.write(value);
            both.write(value);
        }
    }

    /** What has to be the same: for errors, whether there are any; of the output, what {@code how} says. */
    String compared(String how) {
        String text = switch (how) {
            case "any" -> String.join("\n", output.lines().sorted().toList());
            case "blanks" -> String.join("\n", output.lines().map(String::stripTrailing).toList());
            default -> output;
        };
        return "status " + status + (errors.isEmpty() ? "" : ", complains") + "\n" + text + "--\n" + tree;
    }

    /** As it stands below a run. */
    List<String> page() {
        List<String> lines = new ArrayList<>();
        for (String line : both.isEmpty() ? List.<String>of() : List.of(both.replaceFirst("\n$", "").split("\n", -1))) {
            lines.add("> " + line);
        }
        lines.addAll(changes);
        lines.add("status " + status);
        return lines;
    }
}
