package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.FileStore;

/** The tool {@code mount}: list which file system is mounted where. */
public final class Mount implements Program {
    @Override
    public Manual manual() {
        return Manual.of("mount", "list which file system is mounted where", "");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        for (FileStore store : invocation.folder().getFileSystem().getFileStores()) {
            String whole = store.toString();
            int bracket = whole.indexOf(" (");
            invocation.output().println(store.name() + " on " + (bracket < 0 ? whole : whole.substring(0, bracket)) + " type " + store.type() + (store.isReadOnly() ? " (ro)" : " (rw)"));
        }
        return 0;
    }
}
