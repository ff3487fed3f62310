package astryon.services.app;

import java.io.IOException;

/** A program for the command line. It touches nothing but what its invocation has; {@link Launcher} runs it. */
public interface Program {
    Manual manual();

    /**
     * Runs to the end; the result is the exit status, 0 to 255.
     *
     * @throws IOException a file or stream failed: the launcher says which, and ends with status 1
     * @throws Complaint what the user asked for cannot be: the launcher says so
     */
    int run(Invocation invocation, Arguments arguments) throws IOException;
}
