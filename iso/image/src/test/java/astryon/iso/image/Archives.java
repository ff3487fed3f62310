package astryon.iso.image;

import astryon.compiler.object.Stripped;
import astryon.iso.BootArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Boot archives with some of the system's programs. */
final class Archives {
    private static final Path SYSTEM = Path.of("target/system");

    private Archives() {
    }

    /** The system's programs of these names, without what only debuggers read, as in the system's own archive. */
    static TreeMap<String, byte[]> programs(String... names) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (String name : names) {
            files.put(name, Stripped.of(Files.readAllBytes(SYSTEM.resolve(name + ".elf"))));
        }
        return files;
    }

    /** The file of an archive in a folder. */
    static Path write(Path folder, TreeMap<String, byte[]> files) throws IOException {
        return Files.write(folder.resolve("archive.img"), BootArchiveWriter.write(files));
    }
}
