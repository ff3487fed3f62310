package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Complaint;
import astryon.services.app.Numbers;
import astryon.services.app.Processes;
import astryon.services.app.Signal;
import astryon.services.app.process.Kill;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code jobs fg bg wait kill times}. */
final class JobBuiltins {
    private static final int NANOS_PER_HUNDREDTH = 10_000_000;

    private JobBuiltins() {
    }

    static void addTo(Map<String, Builtin> table) {
        table.put("jobs", JobBuiltins::jobs);
        table.put("fg", JobBuiltins::foreground);
        table.put("bg", JobBuiltins::background);
        table.put("wait", JobBuiltins::await);
        table.put("kill", JobBuiltins::kill);
        table.put("times", JobBuiltins::times);
    }

    private static int find(Shell shell, String word) {
        return shell.jobs().find(word).orElseThrow(() -> new Complaint(1, word + ": there is no such job; jobs lists them"));
    }

    private static int jobs(Shell shell, List<String> arguments) throws IOException {
        boolean hasOption = !arguments.isEmpty() && arguments.get(0).startsWith("-") && !arguments.get(0).equals("--");
        if (hasOption && !List.of("-l", "-p").contains(arguments.get(0))) {
            throw new Complaint(ShellError.STATUS, "there is no option " + arguments.get(0) + "; there are -l and -p");
        }
        boolean numbers = hasOption && arguments.get(0).equals("-p");
        boolean isLong = hasOption && !numbers;
        List<String> words = arguments.stream().filter(word -> !word.startsWith("-")).toList();
        List<Integer> listed = words.isEmpty() ? new ArrayList<>(shell.jobs().all().keySet()) : words.stream().map(word -> find(shell, word)).toList();
        StringBuilder lines = new StringBuilder();
        for (int number : listed) {
            Job job = shell.jobs().all().get(number);
            lines.append(numbers ? job.members().get(0).number() + "\n" : isLong ? JobLines.longLine(number, job, shell.jobs().mark(number))
                    : JobLines.line(number, job, shell.jobs().mark(number)));
            if (!numbers && job.isEnded()) {
                shell.jobs().remove(number);
            }
        }
        shell.print(lines.toString());
        return 0;
    }

    /** What the shell used and what its children used, each as user's and system's time; the kernel does not tell these apart, so that all is the user's. */
    private static int times(Shell shell, List<String> arguments) throws IOException {
        if (!arguments.isEmpty()) {
            throw new Complaint(ShellError.STATUS, "there is nothing to say behind times");
        }
        Processes.Used used = shell.processes().used();
        shell.print(minutes(used.own()) + " 0m0.00s\n" + minutes(used.children()) + " 0m0.00s\n");
        return 0;
    }

    private static String minutes(long nanos) {
        long hundredths = nanos / NANOS_PER_HUNDREDTH;
        return hundredths / 6000 + "m" + hundredths / 100 % 60 + "." + Numbers.zeros(hundredths % 100, 2) + "s";
    }

    private static void requireControl(Shell shell) {
        if (!shell.options().has(Option.MONITOR)) {
            throw new Complaint(1, "jobs are not controlled here; set -m has them controlled");
        }
    }

    private static int foreground(Shell shell, List<String> arguments) throws IOException {
        requireControl(shell);
        int number = find(shell, arguments.isEmpty() ? "%+" : arguments.get(0));
        Job job = shell.jobs().all().get(number);
        shell.print(job.text() + "\n");
        shell.jobs().remove(number);
        job.signal(Signal.CONT);
        return shell.jobs().awaitForeground(shell, job);
    }

    private static int background(Shell shell, List<String> arguments) throws IOException {
        requireControl(shell);
        for (String word : arguments.isEmpty() ? List.of("%+") : arguments) {
            int number = find(shell, word);
            Job job = shell.jobs().all().get(number);
            shell.print("[" + number + "] " + job.text() + "\n");
            job.signal(Signal.CONT);
        }
        return 0;
    }

    private static int await(Shell shell, List<String> arguments) throws IOException {
        if (!arguments.isEmpty() && arguments.get(0).equals("-n")) {
            return awaitAny(shell, arguments.subList(1, arguments.size()));
        }
        if (arguments.isEmpty()) {
            for (int number : List.copyOf(shell.jobs().all().keySet())) {
                int status = await(shell, number);
                if (status < 0) {
                    return -status;
                }
            }
            return 0;
        }
        int status = 0;
        for (String word : arguments) {
            Optional<Integer> number = shell.jobs().find(word);
            if (number.isEmpty() && word.startsWith("%")) {
                shell.complain("wait: " + word + ": there is no such job");
            }
            status = number.isEmpty() ? Programs.NOT_FOUND : await(shell, number.get());
            if (status < 0) {
                return -status;
            }
        }
        return status;
    }

    /** For the first of these jobs, or of all, that ends: its status. */
    private static int awaitAny(Shell shell, List<String> words) throws IOException {
        List<Integer> numbers = new ArrayList<>(shell.jobs().all().keySet());
        if (!words.isEmpty()) {
            numbers.retainAll(words.stream().map(shell.jobs()::find).flatMap(Optional::stream).toList());
        }
        if (numbers.isEmpty()) {
            return Programs.NOT_FOUND;
        }
        try {
            int number = shell.signals().interruptibly(() -> shell.jobs().awaitFirst(numbers));
            Job job = shell.jobs().all().get(number);
            shell.jobs().remove(number);
            return job.status(shell.options().has(Option.PIPEFAIL));
        } catch (InterruptedException signalled) {
            return shell.signals().statusOfNext();
        }
    }

    /** Its status; negative that of a signal that came while it was waited for. */
    private static int await(Shell shell, int number) throws IOException {
        Job job = shell.jobs().all().get(number);
        try {
            shell.signals().interruptibly(() -> {
                for (Child member : job.members()) {
                    if (shell.options().has(Option.MONITOR)) {
                        member.await();
                    } else {
                        member.awaitEnd();
                    }
                }
                return null;
            });
        } catch (InterruptedException signalled) {
            return -shell.signals().statusOfNext();
        }
        if (job.isEnded()) {
            shell.jobs().remove(number);
        }
        return job.status(shell.options().has(Option.PIPEFAIL));
    }

    private static int kill(Shell shell, List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            throw new Complaint(ShellError.STATUS, "whom to signal is missing: a job, as %1, or a process's number or name");
        }
        String first = arguments.get(0);
        int next = 0;
        String name = "TERM";
        if (first.equals("-l")) {
            shell.print(names(arguments.subList(1, arguments.size())));
            return 0;
        } else if (first.equals("-s") && arguments.size() > 1) {
            name = arguments.get(1);
            next = 2;
        } else if (first.startsWith("-") && !first.equals("--")) {
            name = first.substring(1);
            next = 1;
        }
        next += next < arguments.size() && arguments.get(next).equals("--") ? 1 : 0;
        int status = 0;
        String wanted = name;
        Optional<Signal> signal = Signal.of(wanted);
        if (signal.isEmpty() && !wanted.equals("0")) {
            throw new Complaint(1, "there is no signal " + wanted + "; kill -l lists them");
        }
        for (String word : arguments.subList(next, arguments.size())) {
            status |= send(shell, word, signal);
        }
        return status;
    }

    private static int send(Shell shell, String word, Optional<Signal> signal) {
        if (word.equals(Long.toString(shell.processes().number()))) {
            signal.ifPresent(shell.signalsOfProcess()::receiveFromSelf);
            return 0;
        }
        Optional<Integer> number = shell.jobs().find(word);
        if (number.isEmpty() && !word.startsWith("%") && Kill.send(shell.processes(), word, signal)) {
            return 0;
        }
        if (number.isEmpty() || shell.jobs().all().get(number.get()).isEnded()) {
            shell.complain("kill: " + word + ": there is no such " + (word.startsWith("%") ? "job" : "process"));
            return 1;
        }
        Job job = shell.jobs().all().get(number.get());
        signal.ifPresent(job::signal);
        if (job.isStopped() && signal.isPresent() && !signal.get().stops()) {
            // What is stopped would not hear of it.
            job.signal(Signal.CONT);
        }
        return 0;
    }

    private static String names(List<String> statuses) {
        StringBuilder lines = new StringBuilder();
        for (Signal signal : Signal.values()) {
            if (statuses.isEmpty()) {
                lines.append(signal.number() < 10 ? " " : "").append(signal.number()).append(") ").append(signal).append('\n');
            }
        }
        for (String status : statuses) {
            int number = Names.isNumber(status) && status.length() < 9 ? Integer.parseInt(status) : 0;
            Optional<Signal> signal = Signal.of(number > 128 ? Integer.toString(number - 128) : status);
            lines.append(signal.map(found -> Names.isNumber(status) ? found.name() : Integer.toString(found.number()))
                    .orElseThrow(() -> new Complaint(1, "there is no signal " + status + "; kill -l lists them"))).append('\n');
        }
        return lines.toString();
    }
}
