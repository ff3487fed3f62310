package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tool {@code readlink}: print where symbolic links lead. */
public final class Readlink implements Program {
    @Override
    public Manual manual() {
        return Manual.of("readlink", "print where symbolic links lead", "FILE...").option('f', "canonicalize", "as realpath").option('n', "no-newline", "no line end behind it")
                .option('v', "verbose", "complain of what is no symbolic link");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        int status = 0;
        for (String name : arguments.operands()) {
            try {
                Path target = arguments.has('f') ? Realpath.resolve(invocation, name) : Files.readSymbolicLink(invocation.path(name));
                invocation.output().print(target.toString());
                if (!arguments.has('n')) {
                    invocation.output().write('\n');
                }
            } catch (IOException failure) {
                status = 1;
                if (arguments.has('v')) {
                    Launcher.complain(invocation, Launcher.sentence(failure, invocation.folder()));
                }
            }
        }
        return status;
    }
}
