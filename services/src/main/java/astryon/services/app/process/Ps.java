package astryon.services.app.process;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import java.io.IOException;

/** {@code ps}. */
public final class Ps implements Program {
    private final Processes processes;

    public Ps(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("ps", "list the processes of this session", "")
                .paragraph("Each stands below the one that started it, with the memory it has in use and the processor time that it has used, and services for it. "
                        + "A shell that looks after the system sees all processes.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        invocation.output().println(ProcessTree.HEADING);
        for (String line : ProcessTree.lines(processes.list())) {
            invocation.output().println(line);
        }
        return 0;
    }
}
