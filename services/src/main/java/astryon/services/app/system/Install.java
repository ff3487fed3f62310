package astryon.services.app.system;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gives the program that has all tools the names by which it is called. */
final class Install implements Program {
    private final List<String> names;

    Install(List<String> names) {
        this.names = names;
    }

    private static final String MANIFEST = ".program";

    @Override
    public Manual manual() {
        return Manual.of("tools", "give this program the names of its tools", "PROGRAM FOLDER")
                .paragraph("In FOLDER, every tool becomes a symbolic link to PROGRAM, and every regular program one to its manifest, which is beside PROGRAM.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        if (arguments.operands().size() != 2) {
            throw Complaint.usage(manual(), "PROGRAM and FOLDER are needed");
        }
        Path program = invocation.path(arguments.operands().get(0));
        Path folder = invocation.path(arguments.operands().get(1));
        Files.createDirectories(folder);
        for (String name : names) {
            Files.createSymbolicLink(folder.resolve(name), program);
        }
        installManifests(program.getParent(), folder);
        return 0;
    }

    /** Regular programs are called by their manifests. */
    private static void installManifests(Path programs, Path folder) throws IOException {
        try (DirectoryStream<Path> manifests = Files.newDirectoryStream(programs, "*" + MANIFEST)) {
            for (Path manifest : manifests) {
                String name = manifest.getFileName().toString();
                Files.createSymbolicLink(folder.resolve(name.substring(0, name.length() - MANIFEST.length())), manifest);
            }
        }
    }
}
