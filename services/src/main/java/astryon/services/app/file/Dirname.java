package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;

/** The tool {@code dirname}: print the names of the folders of files. */
public final class Dirname implements Program {
    @Override
    public Manual manual() {
        return Manual.of("dirname", "print the names of the folders of files", "NAME...").option('z', "zero", "a zero byte behind each, not a line end");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        for (String name : arguments.operands()) {
            invocation.output().print(folder(name));
            invocation.output().write(arguments.has('z') ? 0 : '\n');
        }
        return 0;
    }

    private static String folder(String name) {
        int end = Folders.end(name);
        if (end == 0) {
            return name.isEmpty() ? "." : "/";
        }
        int slash = name.lastIndexOf('/', end - 1);
        if (slash < 0) {
            return ".";
        }
        int folder = Folders.end(name.substring(0, slash));
        return folder == 0 ? "/" : name.substring(0, folder);
    }
}
