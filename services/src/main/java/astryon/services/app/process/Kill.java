package astryon.services.app.process;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.ProcessEntry;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code kill}, as a program; a shell has one of its own, which knows jobs, too. */
public final class Kill implements Program {
    private static final int USAGE = 2;

    private final Processes processes;

    public Kill(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("kill", "signal processes", "[-s SIGNAL | -SIGNAL] NUMBER|NAME... | -l").with(Manual.Syntax.WORDS)
                .paragraph("Without SIGNAL it is TERM, which ends what does nothing about it. KILL ends, STOP stops and CONT continues any process; 0 only looks whether it is there. "
                        + "NAME is that of all processes called so. -l lists the signals.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> words = arguments.operands();
        if (words.equals(List.of("-l"))) {
            for (Signal signal : Signal.values()) {
                invocation.output().println(ProcessTree.right(Integer.toString(signal.number()), 2) + ") " + signal);
            }
            return 0;
        }
        boolean named = words.size() > 1 && words.get(0).equals("-s");
        boolean dashed = !named && !words.isEmpty() && words.get(0).startsWith("-") && !words.get(0).equals("--");
        String wanted = named ? words.get(1) : dashed ? words.get(0).substring(1) : "TERM";
        int first = named ? 2 : dashed ? 1 : 0;
        first += first < words.size() && words.get(first).equals("--") ? 1 : 0;
        Optional<Signal> signal = Signal.of(wanted);
        if (signal.isEmpty() && !wanted.equals("0")) {
            throw new Complaint(1, "there is no signal " + wanted + "; kill -l lists them");
        }
        if (first == words.size()) {
            throw new Complaint(USAGE, "whom to signal is missing: a number that ps shows, or a name");
        }
        int status = 0;
        for (String word : words.subList(first, words.size())) {
            if (!send(processes, word, signal)) {
                Launcher.complain(invocation, word + ": there is no such process");
                status = 1;
            }
        }
        return status;
    }

    /** Signals the process of a number, or all others of a name; whether there was one. */
    public static boolean send(Processes processes, String word, Optional<Signal> signal) {
        if (!word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return word.length() < 10 && processes.signal(Long.parseLong(word), signal);
        }
        boolean found = false;
        for (ProcessEntry entry : processes.list()) {
            if (entry.number() != processes.number() && entry.name().substring(entry.name().lastIndexOf('/') + 1).equals(word)) {
                found |= processes.signal(entry.number(), signal);
            }
        }
        return found;
    }
}
