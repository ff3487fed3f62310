package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The tool {@code mkdir}: make folders. */
public final class Mkdir implements Program {
    @Override
    public Manual manual() {
        return Manual.of("mkdir", "make folders", "FOLDER...").option('p', "parents", "make also the folders above that are missing; one that is there is fine")
                .option('m', "mode", "MODE", "with these permissions, as 755 or u=rwx,go=").option('v', "verbose", "say what is made");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        String mode = arguments.value('m').orElse("");
        int permissions = mode.isEmpty() ? 0777 : Modes.apply(mode, 0777, true, 0);
        return Operands.each(invocation, arguments.operands(), name -> {
            Path path = invocation.path(name);
            if (arguments.has('p')) {
                if (Files.isDirectory(path)) {
                    return;
                }
                if (path.getParent() != null) {
                    makeParents(path.getParent());
                }
            }
            try {
                Files.createDirectory(path, PosixFilePermissions.asFileAttribute(Folders.permissions(permissions)));
            } catch (java.nio.file.NoSuchFileException noParent) {
                throw new Complaint(1, name + ": there is no folder to make it in; -p makes it, too");
            }
            if (!mode.isEmpty()) {
                // What it is made with is limited by the user's mask.
                Files.setPosixFilePermissions(path, Folders.permissions(permissions));
            }
            if (arguments.has('v')) {
                invocation.output().println("made folder '" + name + "'");
            }
        });
    }

    private static void makeParents(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            if (path.getParent() != null) {
                makeParents(path.getParent());
            }
            Files.createDirectory(path);
        }
    }
}
