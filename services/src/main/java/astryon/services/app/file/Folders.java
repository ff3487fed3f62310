package astryon.services.app.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is in folders, and permissions as numbers. */
public final class Folders {
    private Folders() {
    }

    /** Names, in order. */
    public static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                names.add(path.getFileName().toString());
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        names.sort(null);
        return names;
    }

    /** A name below another as users read it: {@code a/} and {@code b} are {@code a/b}. */
    public static String join(String folder, String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    /** The last part of a name, without slashes at its end; {@code /} of the root. */
    public static String base(String name) {
        int end = end(name);
        return end == 0 ? name.isEmpty() ? "" : "/" : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
    }

    /** Where a name without slashes at its end would end. */
    public static int end(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '/') {
            end--;
        }
        return end;
    }

    public static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode >> 8 - permission.ordinal() & 1) != 0) {
                set.add(permission);
            }
        }
        return set;
    }
}
