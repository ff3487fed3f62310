package astryon.compiler.driver;

import astryon.compiler.diag.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Writes the stages of one method, a numbered text file each: {@code 03-Gvn.ir}. */
final class Dumps {
    static final Dumps NONE = new Dumps(null);

    private final Path folder;
    private final AtomicInteger next = new AtomicInteger();

    private Dumps(Path folder) {
        this.folder = folder;
    }

    /** For {@code method}: into a folder of its own below {@code options.dumpFolder()}, if it is one to dump. */
    static Dumps of(Options options, String method) {
        boolean wanted = options.dump().filter(method::contains).isPresent();
        return wanted ? new Dumps(options.dumpFolder().resolve(method.replaceAll("[^A-Za-z0-9.$]", "_"))) : NONE;
    }

    boolean isWanted() {
        return folder != null;
    }

    void write(String stage, String extension, Supplier<String> text) {
        if (folder == null) {
            return;
        }
        Path file = folder.resolve(String.format("%02d-%s.%s", next.getAndIncrement(), stage, extension));
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text.get());
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written: " + e.getMessage());
        }
    }
}
