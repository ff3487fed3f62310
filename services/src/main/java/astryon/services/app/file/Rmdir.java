package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tool {@code rmdir}: remove empty folders. */
public final class Rmdir implements Program {
    @Override
    public Manual manual() {
        return Manual.of("rmdir", "remove empty folders", "FOLDER...").option('p', "parents", "also the folders in the name, from the last to the first")
                .option((char) 0, "ignore-fail-on-non-empty", "do not mind folders that are not empty");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        return Operands.each(invocation, arguments.operands(), name -> {
            String rest = name.substring(0, Folders.end(name));
            try {
                remove(invocation.path(rest));
                for (int slash = rest.lastIndexOf('/'); arguments.has('p') && slash > 0; slash = rest.lastIndexOf('/')) {
                    rest = rest.substring(0, Folders.end(rest.substring(0, slash)));
                    remove(invocation.path(rest));
                }
            } catch (DirectoryNotEmptyException full) {
                if (!arguments.has("ignore-fail-on-non-empty")) {
                    throw new Complaint(1, rest + ": folder is not empty; rm -r removes it with all that is in it");
                }
            }
        });
    }

    private static void remove(Path path) throws IOException {
        if (!FileFacts.of(path).isFolder()) {
            throw new java.nio.file.NotDirectoryException(path.toString());
        }
        Files.delete(path);
    }
}
