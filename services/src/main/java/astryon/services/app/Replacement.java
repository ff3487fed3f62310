package astryon.services.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * New contents of a file: written beside it, and put in its place when they are complete. Until then the file is what it was, whatever happens. What is no
 * file is written itself.
 */
public final class Replacement implements Closeable {
    private final Path target;
    private final Path beside;
    private final Output output;
    private boolean done;

    /** @param name as the user calls it */
    public Replacement(Invocation invocation, String name) throws IOException {
        Path path = invocation.path(name);
        target = Files.exists(path) ? path.toRealPath() : path;
        if (!Files.isRegularFile(target)) {
            beside = target;
            output = invocation.create(name);
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(target);
        beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), "");
        Files.setPosixFilePermissions(beside, permissions);
        output = new Output(Files.newOutputStream(beside), name);
    }

    public Output output() {
        return output;
    }

    /** They are complete. */
    public void put() throws IOException {
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
            try (output) {
                Files.deleteIfExists(beside);
            }
        }
    }
}
