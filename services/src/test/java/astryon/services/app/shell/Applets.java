package astryon.services.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with busybox under the names of all its programs. */
final class Applets {
    private static final String PATH = install();

    private Applets() {
    }

    static String path() {
        return PATH;
    }

    private static String install() {
        try {
            Path folder = Files.createTempDirectory("applets");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    ScriptRun.delete(folder);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }));
            int status = new ProcessBuilder("busybox", "--install", "-s", folder.toString()).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException("busybox --install fails with status " + status);
            }
            return folder.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
