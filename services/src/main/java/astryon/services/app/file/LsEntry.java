package astryon.services.app.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Something that is listed. */
record LsEntry(String name, Path path, FileFacts facts) {
    /** Of what a symbolic link leads to. */
    static LsEntry following(String name, Path path) throws IOException {
        return new LsEntry(name, path, FileFacts.following(path));
    }

    /** With {@code follow}, of what a symbolic link leads to, if it leads anywhere. */
    static LsEntry of(String name, Path path, boolean follow) throws IOException {
        if (follow) {
            try {
                return following(name, path);
            } catch (NoSuchFileException perhapsALink) {
                // One that leads nowhere is shown itself.
            }
        }
        return new LsEntry(name, path, FileFacts.of(path));
    }

    /** What stands behind the last point, with it. */
    String ending() {
        int point = name.lastIndexOf('.');
        return point < 0 ? "" : name.substring(point);
    }
}
