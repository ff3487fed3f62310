package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import astryon.services.app.Text;
import java.io.IOException;
import java.io.InterruptedIOException;

final class Yes implements Program {
    @Override
    public Manual manual() {
        return Manual.of("yes", "print a line again and again", "[TEXT...]").paragraph("Without TEXT the line is y. It ends when nobody reads it any more.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        byte[] line = Text.encode(arguments.operands().isEmpty() ? "y\n" : String.join(" ", arguments.operands()) + "\n");
        while (!Thread.currentThread().isInterrupted()) {
            invocation.output().write(line);
        }
        throw new InterruptedIOException("interrupted");
    }
}
