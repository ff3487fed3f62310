package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;

/** The tool {@code pwd}: print the folder one is in. */
public final class Pwd implements Program {
    private static final Manual MANUAL = Manual.of("pwd", "print the folder one is in", "").option('L', "logical", "as one got there, which is the default")
                .option('P', "physical", "without symbolic links");

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        invocation.output().println((arguments.last("LP") == 'P' ? invocation.folder().toRealPath() : invocation.folder()).toString());
        return 0;
    }
}
