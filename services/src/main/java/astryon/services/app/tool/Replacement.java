package astryon.services.app.tool;

import astryon.services.app.Invocation;
import astryon.services.app.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * New contents of a file: written beside it, and put in its place when they are complete. Until then the file is what it was, whatever happens. A file
 * with other names, or what is no file, is written itself.
 */
final class Replacement implements java.io.Closeable {
    private final Path target;
    private final Path beside;
    private final Output output;
    private boolean done;

    /** @param name as the user calls it */
    Replacement(Invocation invocation, String name) throws IOException {
        Path path = invocation.path(name);
        target = Files.exists(path) ? path.toRealPath() : path;
        FileFacts facts = Files.exists(target) ? FileFacts.of(target) : null;
        if (facts == null || facts.kind() != '-' || facts.links() > 1) {
            beside = target;
            output = invocation.create(name);
            return;
        }
        beside = Files.createTempFile(target.toAbsolutePath().getParent(), "." + target.getFileName(), "");
        Files.setPosixFilePermissions(beside, Folders.permissions(facts.mode()));
        output = new Output(Files.newOutputStream(beside), name);
    }

    Output output() {
        return output;
    }

    /** They are complete. */
    void put() throws IOException {
        output.close();
        if (beside != target) {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        }
        done = true;
    }

    /** If they were not {@link #put}, they are given up. */
    @Override
    public void close() throws IOException {
        if (!done && beside != target) {
            Files.deleteIfExists(beside);
        }
    }
}
