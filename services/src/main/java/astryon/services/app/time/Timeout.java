package astryon.services.app.time;

import astryon.services.app.Arguments;
import astryon.services.app.Child;
import astryon.services.app.Commands;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;

/** The tool {@code timeout}: run a command, and end it when it takes too long. */
public final class Timeout implements Program {
    /** The exit status of a command that was ended. */
    private static final int ENDED = 124;
    private final Processes processes;

    public Timeout(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("timeout", "run a command, and end it when it takes too long", "TIME COMMAND [WORD...]").with(Manual.Syntax.OPTIONS_FIRST)
                .option('s', "signal", "SIGNAL", "end it by this signal; TERM if it is not said").option('k', "kill-after", "TIME", "and kill it if it still runs so much later")
                .paragraph("TIME is in seconds, or with m, h, d behind it. The exit status of a command that was ended is 124.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(2, Integer.MAX_VALUE);
        String name = arguments.value('s').orElse("TERM");
        Signal signal = Signal.of(name).orElseThrow(() -> Complaint.usage(manual(), name + " is no signal"));
        long nanos = Sleep.parse(arguments.operands().get(0));
        long more = arguments.has('k') ? Sleep.parse(arguments.value('k').orElseThrow()) : Long.MAX_VALUE;
        Child child = new Commands(processes, invocation).start(arguments.operands().subList(1, arguments.operands().size()));
        boolean[] ended = {false};
        Thread watch = new Thread(() -> {
            try {
                Sleep.nanos(nanos);
                ended[0] = true;
                child.signal(signal);
                Sleep.nanos(more);
                child.signal(Signal.KILL);
            } catch (InterruptedIOException over) {
                // The command ended first.
            }
        });
        watch.setDaemon(true);
        watch.start();
        try {
            int status = child.awaitEnd().status();
            watch.interrupt();
            watch.join();
            return ended[0] ? ENDED : status;
        } catch (InterruptedException end) {
            child.signal(Signal.INT);
            watch.interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
