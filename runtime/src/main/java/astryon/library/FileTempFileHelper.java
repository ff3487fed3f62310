package astryon.library;

import astryon.magic.Substitute;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

@Substitute(value = "java.nio.file.TempFileHelper", why = "names of temporary files need no cryptography")
final class FileTempFileHelper {
    static {
        // In place of the JDK's own initialiser, which asks for random numbers and the host's folder.
        initialise();
    }

    private FileTempFileHelper() {
    }

    private static void initialise() {
    }

    private static Path made(Path folder, String prefix, String suffix, FileAttribute<?>[] attributes, boolean isFolder) throws IOException {
        Path in = folder == null ? Path.of("/tmp") : folder;
        if (prefix != null && prefix.indexOf('/') >= 0 || suffix != null && suffix.indexOf('/') >= 0) {
            throw new IllegalArgumentException("Invalid prefix or suffix");
        }
        FileAttribute<?>[] wanted = attributes;
        if (attributes.length == 0) {
            Set<PosixFilePermission> ours = isFolder ? PosixFilePermissions.fromString("rwx------") : PosixFilePermissions.fromString("rw-------");
            wanted = new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(ours)};
        }
        while (true) {
            String name = (prefix == null ? "" : prefix).concat(Long.toUnsignedString(IoFileTempDirectory.unused()))
                    .concat(suffix == null ? isFolder ? "" : ".tmp" : suffix);
            Path file = in.resolve(name);
            try {
                return isFolder ? Files.createDirectory(file, wanted) : Files.createFile(file, wanted);
            } catch (FileAlreadyExistsException e) {
                // Another name, then.
            }
        }
    }

    static Path createTempFile(Path folder, String prefix, String suffix, FileAttribute<?>[] attributes) throws IOException {
        return made(folder, prefix, suffix, attributes, false);
    }

    static Path createTempDirectory(Path folder, String prefix, FileAttribute<?>[] attributes) throws IOException {
        return made(folder, prefix, "", attributes, true);
    }
}
