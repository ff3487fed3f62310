package astryon.files;

import astryon.sys.FileCalls;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the system says of a file. */
final class LocalAttributes implements PosixFileAttributes {
    private final long[] facts;

    private LocalAttributes(long[] facts) {
        this.facts = facts;
    }

    static LocalAttributes of(LocalPath path, boolean followLinks) throws IOException {
        LocalAttributes attributes = find(path, followLinks);
        if (attributes == null) {
            long[] unused = new long[FileCalls.FACTS];
            throw Failures.of(FileCalls.facts(path.forSystem(), followLinks, unused), path);
        }
        return attributes;
    }

    /** Null if there is nothing at {@code path}, or it cannot be looked at. */
    static LocalAttributes find(LocalPath path, boolean followLinks) {
        long[] facts = new long[FileCalls.FACTS];
        return FileCalls.facts(path.forSystem(), followLinks, facts) == 0 ? new LocalAttributes(facts) : null;
    }

    static EnumSet<PosixFilePermission> permissions(int mode) {
        EnumSet<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode >> 8 - i & 1) != 0) {
                set.add(all[i]);
            }
        }
        return set;
    }

    static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= 1 << 8 - permission.ordinal();
        }
        return mode;
    }

    long nanos(int fact) {
        return facts[fact];
    }

    int mode() {
        return (int) facts[FileCalls.MODE];
    }

    private FileTime time(int fact) {
        return FileTime.from(facts[fact], TimeUnit.NANOSECONDS);
    }

    @Override
    public FileTime lastModifiedTime() {
        return time(FileCalls.MODIFIED_NANOS);
    }

    @Override
    public FileTime lastAccessTime() {
        return time(FileCalls.ACCESSED_NANOS);
    }

    /** Not kept everywhere: as the JDK does then, that of the last change. */
    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    FileTime changeTime() {
        return time(FileCalls.CHANGED_NANOS);
    }

    @Override
    public boolean isRegularFile() {
        return facts[FileCalls.KIND] == FileCalls.REGULAR;
    }

    @Override
    public boolean isDirectory() {
        return facts[FileCalls.KIND] == FileCalls.FOLDER;
    }

    @Override
    public boolean isSymbolicLink() {
        return facts[FileCalls.KIND] == FileCalls.LINK;
    }

    @Override
    public boolean isOther() {
        return facts[FileCalls.KIND] == FileCalls.OTHER;
    }

    @Override
    public long size() {
        return facts[FileCalls.SIZE];
    }

    /** Device and number of the file, which no other has. */
    @Override
    public Object fileKey() {
        return "(dev=".concat(Long.toHexString(facts[FileCalls.DEVICE])).concat(",ino=").concat(Long.toString(facts[FileCalls.NUMBER])).concat(")");
    }

    boolean isSame(LocalAttributes other) {
        return facts[FileCalls.DEVICE] == other.facts[FileCalls.DEVICE] && facts[FileCalls.NUMBER] == other.facts[FileCalls.NUMBER];
    }

    @Override
    public UserPrincipal owner() {
        return new Owner(Long.toString(facts[FileCalls.OWNER]));
    }

    @Override
    public GroupPrincipal group() {
        return new Owner(Long.toString(facts[FileCalls.GROUP]));
    }

    @Override
    public Set<PosixFilePermission> permissions() {
        return permissions(mode());
    }

    /** A user or group by number: there is nobody to ask for names. */
    private record Owner(String name) implements GroupPrincipal {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("unchecked")
    <A extends BasicFileAttributes> A as() {
        return (A) this;
    }
}
