package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tool {@code realpath}: print where files really are, without links and dots. */
public final class Realpath implements Program {
    @Override
    public Manual manual() {
        return Manual.of("realpath", "print where files really are, without links and dots", "FILE...");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        return Operands.each(invocation, arguments.operands(), name -> invocation.output().println(resolve(invocation, name).toString()));
    }

    static Path resolve(Invocation invocation, String name) throws IOException {
        Path path = invocation.path(name);
        if (!Files.isSymbolicLink(path) || Files.exists(path)) {
            return path.toRealPath();
        }
        // Where a link to nothing leads.
        Path target = path.resolveSibling(Files.readSymbolicLink(path));
        return target.toAbsolutePath().getParent().toRealPath().resolve(target.getFileName());
    }
}
