package astryon.services.app.time;

import astryon.services.app.Arguments;
import astryon.services.app.Commands;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import java.io.IOException;

/** The tool {@code time}: run a command and tell how long it took. */
public final class Time implements Program {
    private final Processes processes;

    public Time(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("time", "run a command and tell how long it took", "COMMAND [WORD...]").with(Manual.Syntax.OPTIONS_FIRST).option('p', "portability", "as POSIX prints it");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        long start = System.nanoTime();
        int status = new Commands(processes, invocation).run(arguments.operands());
        long hundredths = (System.nanoTime() - start) / 10_000_000;
        String seconds = hundredths / 100 + "." + Numbers.zeros(hundredths % 100, 2);
        invocation.errors().println("real " + (arguments.has('p') ? seconds : hundredths / 6000 + "m " + hundredths / 100 % 60 + "." + Numbers.zeros(hundredths % 100, 2) + "s"));
        return status;
    }
}
