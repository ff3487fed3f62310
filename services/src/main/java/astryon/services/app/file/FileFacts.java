package astryon.services.app.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;

/**
 * What there is to know of a file.
 *
 * @param kind as {@code ls -l} shows it: {@code -}, {@code d}, {@code l}, {@code p}, {@code s}, {@code c}, {@code b}
 * @param mode permissions, and the three bits in front of them
 * @param number of the file on its device; 0 where the system does not tell
 */
public record FileFacts(char kind, int mode, long number, long links, long device, String owner, String group, long size, FileTime modified, FileTime accessed,
        Object key) {
    /** In bytes, of those that {@link #blocks} counts. */
    static final int BLOCK = 512;
    private static final int CLUSTER = 4096;

    /** Of the file itself. */
    public static FileFacts of(Path path) throws IOException {
        return read(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Of what a symbolic link leads to. */
    public static FileFacts following(Path path) throws IOException {
        return read(path);
    }

    private static FileFacts read(Path path, LinkOption... links) throws IOException {
        PosixFileAttributes all = Files.readAttributes(path, PosixFileAttributes.class, links);
        char kind = all.isDirectory() ? 'd' : all.isSymbolicLink() ? 'l' : all.isRegularFile() ? '-' : 'p';
        int mode = 0;
        for (PosixFilePermission permission : all.permissions()) {
            mode |= 1 << 8 - permission.ordinal();
        }
        long number = 0;
        long count = 1;
        long device = 0;
        // What POSIX's view leaves out; not every file system has this one.
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> more = Files.readAttributes(path, "unix:mode,ino,nlink,dev", links);
            int whole = (Integer) more.get("mode");
            mode = whole & 07777;
            kind = kind == 'p' ? special(whole >> 12) : kind;
            number = (Long) more.get("ino");
            count = (Integer) more.get("nlink");
            device = (Long) more.get("dev");
        }
        return new FileFacts(kind, mode, number, count, device, all.owner().getName(), all.group().getName(), all.size(), all.lastModifiedTime(),
                all.lastAccessTime(), all.fileKey());
    }

    private static char special(int type) {
        return type == 2 ? 'c' : type == 6 ? 'b' : type == 12 ? 's' : 'p';
    }

    public boolean isFolder() {
        return kind == 'd';
    }

    public boolean isLink() {
        return kind == 'l';
    }

    boolean isExecutable() {
        return kind == '-' && (mode & 0111) != 0;
    }

    /** {@code -rw-r--r--}. */
    public String symbols() {
        StringBuilder text = new StringBuilder().append(kind);
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        if ((mode & 04000) != 0) {
            text.setCharAt(3, (mode & 0100) == 0 ? 'S' : 's');
        }
        if ((mode & 02000) != 0) {
            text.setCharAt(6, (mode & 0010) == 0 ? 'S' : 's');
        }
        if ((mode & 01000) != 0) {
            text.setCharAt(9, (mode & 0001) == 0 ? 'T' : 't');
        }
        return text.toString();
    }

    /** Room that it takes, in blocks: its size in whole clusters, as most file systems have it. A short link takes none. */
    long blocks() {
        return kind == '-' || kind == 'd' ? (size + CLUSTER - 1) / CLUSTER * (CLUSTER / BLOCK) : 0;
    }
}
