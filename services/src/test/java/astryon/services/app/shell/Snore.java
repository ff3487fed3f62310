package astryon.services.app.shell;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Says that it sleeps, and sleeps until it is interrupted. */
final class Snore implements Program {
    Snore(Processes processes) {
        // It needs nothing of the system.
    }

    @Override
    public Manual manual() {
        return Manual.of("snore", "sleep until interrupted", "");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        invocation.output().println("snoring");
        invocation.output().flush();
        try {
            Thread.sleep(1_000_000);
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
        return 0;
    }
}
