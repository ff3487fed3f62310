package astryon.files;

import astryon.sys.FileCalls;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Attributes of a file, to read and to set. */
final class LocalView implements PosixFileAttributeView {
    private final LocalPath path;
    private final boolean followLinks;
    private final boolean posix;

    LocalView(LocalPath path, boolean followLinks, boolean posix) {
        this.path = path;
        this.followLinks = followLinks;
        this.posix = posix;
    }

    @Override
    public String name() {
        return posix ? "posix" : "basic";
    }

    @Override
    public PosixFileAttributes readAttributes() throws IOException {
        return LocalAttributes.of(path, followLinks);
    }

    @Override
    public void setTimes(FileTime modified, FileTime accessed, FileTime created) throws IOException {
        if (modified == null && accessed == null) {
            return;
        }
        LocalAttributes now = LocalAttributes.of(path, followLinks);
        long accessedNanos = accessed == null ? now.nanos(FileCalls.ACCESSED_NANOS) : accessed.to(TimeUnit.NANOSECONDS);
        long modifiedNanos = modified == null ? now.nanos(FileCalls.MODIFIED_NANOS) : modified.to(TimeUnit.NANOSECONDS);
        Failures.check(FileCalls.setTimes(path.forSystem(), accessedNanos, modifiedNanos, followLinks), path);
    }

    @Override
    public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
        Failures.check(FileCalls.setMode(path.forSystem(), LocalAttributes.mode(permissions)), path);
    }

    @Override
    public UserPrincipal getOwner() throws IOException {
        return readAttributes().owner();
    }

    @Override
    public void setOwner(UserPrincipal owner) {
        throw new UnsupportedOperationException("owners of files");
    }

    @Override
    public void setGroup(GroupPrincipal group) {
        throw new UnsupportedOperationException("groups of files");
    }
}
