package astryon.files;

import astryon.sys.FileCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code Files} asks of the local file system. */
final class LocalProvider extends FileSystemProvider {
    private static final int FILE_MODE = 0666;
    private static final int FOLDER_MODE = 0777;

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("file systems by URI");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return LocalFileSystem.ONE;
    }

    @Override
    public Path getPath(URI uri) {
        return FileUris.path(uri);
    }

    // Files

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return open(LocalPath.cast(path), options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return new LocalFileChannel(open(LocalPath.cast(path), options, attributes));
    }

    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        for (OpenOption option : options) {
            if (option == StandardOpenOption.APPEND || option == StandardOpenOption.WRITE) {
                throw new UnsupportedOperationException("'".concat(option.toString()).concat("' not allowed"));
            }
        }
        return new ChannelInput(open(LocalPath.cast(path), Set.of(StandardOpenOption.READ)));
    }

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        if (options.length == 0) {
            return new ChannelOutput(open(LocalPath.cast(path),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)));
        }
        Set<OpenOption> all = new java.util.HashSet<>(List.of(options));
        if (all.contains(StandardOpenOption.READ)) {
            throw new IllegalArgumentException("READ not allowed");
        }
        all.add(StandardOpenOption.WRITE);
        return new ChannelOutput(open(LocalPath.cast(path), all));
    }

    private static LocalChannel open(LocalPath path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean appends = options.contains(StandardOpenOption.APPEND);
        boolean writes = appends || options.contains(StandardOpenOption.WRITE);
        boolean reads = options.contains(StandardOpenOption.READ) || !writes;
        if (appends && (options.contains(StandardOpenOption.READ) || options.contains(StandardOpenOption.TRUNCATE_EXISTING))) {
            throw new IllegalArgumentException(options.contains(StandardOpenOption.READ) ? "READ + APPEND not allowed" : "APPEND + TRUNCATE_EXISTING not allowed");
        }
        int how = (reads ? FileCalls.READ : 0) | (writes ? FileCalls.WRITE : 0) | (appends ? FileCalls.APPEND : 0);
        if (writes) {
            how |= options.contains(StandardOpenOption.CREATE_NEW) ? FileCalls.CREATE | FileCalls.NEW : options.contains(StandardOpenOption.CREATE) ? FileCalls.CREATE : 0;
            how |= options.contains(StandardOpenOption.TRUNCATE_EXISTING) ? FileCalls.TRUNCATE : 0;
            how |= options.contains(StandardOpenOption.SYNC) || options.contains(StandardOpenOption.DSYNC) ? FileCalls.SYNC : 0;
        }
        how |= options.contains(LinkOption.NOFOLLOW_LINKS) ? FileCalls.NO_FOLLOW : 0;
        int file = FileCalls.open(path.forSystem(), how, mode(attributes, FILE_MODE));
        Failures.check(file, path);
        return new LocalChannel(file, how, options.contains(StandardOpenOption.DELETE_ON_CLOSE) ? path : null);
    }

    private static int mode(FileAttribute<?>[] attributes, int otherwise) {
        int mode = otherwise;
        for (FileAttribute<?> attribute : attributes) {
            if (!attribute.name().equals("posix:permissions")) {
                throw new UnsupportedOperationException("'".concat(attribute.name()).concat("' not supported as initial attribute"));
            }
            @SuppressWarnings("unchecked")
            Set<PosixFilePermission> permissions = (Set<PosixFilePermission>) attribute.value();
            mode = LocalAttributes.mode(permissions);
        }
        return mode;
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter) throws IOException {
        LocalPath folder = LocalPath.cast(path);
        int file = FileCalls.open(folder.forSystem(), FileCalls.READ, 0);
        Failures.check(file, folder);
        List<String> names = FolderNames.ofOpen(file);
        if (names == null) {
            throw new NotDirectoryException(folder.toString());
        }
        return new LocalFolder(folder, names, filter);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        LocalPath folder = LocalPath.cast(path);
        Failures.check(FileCalls.makeFolder(folder.forSystem(), mode(attributes, FOLDER_MODE)), folder);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        Failures.check(FileCalls.makeSymbolicLink(LocalPath.cast(link).forSystem(), target.toString()), LocalPath.cast(link));
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        Failures.check(FileCalls.makeHardLink(LocalPath.cast(link).forSystem(), LocalPath.cast(existing).forSystem()), LocalPath.cast(link));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        LocalPath path = LocalPath.cast(link);
        LocalAttributes attributes = LocalAttributes.of(path, false);
        String target = attributes.isSymbolicLink() ? FileCalls.readLink(path.forSystem()) : null;
        if (target == null) {
            throw new NotLinkException(path.toString());
        }
        return LocalPath.of(target);
    }

    @Override
    public void delete(Path path) throws IOException {
        LocalPath file = LocalPath.cast(path);
        boolean isFolder = LocalAttributes.of(file, false).isDirectory();
        Failures.check(isFolder ? FileCalls.removeFolder(file.forSystem()) : FileCalls.remove(file.forSystem()), file);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        Copies.copy(LocalPath.cast(source), LocalPath.cast(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Copies.move(LocalPath.cast(source), LocalPath.cast(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        if (path.equals(other)) {
            return true;
        }
        return LocalAttributes.of(LocalPath.cast(path), true).isSame(LocalAttributes.of(LocalPath.cast(other), true));
    }

    @Override
    public boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        LocalPath file = LocalPath.cast(path);
        LocalAttributes.of(file, true);
        return LocalStore.of(file);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        int what = 0;
        for (AccessMode mode : modes) {
            what |= mode == AccessMode.READ ? 4 : mode == AccessMode.WRITE ? 2 : 1;
        }
        LocalPath file = LocalPath.cast(path);
        int result = FileCalls.access(file.forSystem(), what);
        Failures.check(result, file);
    }

    // Attributes

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
        if (type != BasicFileAttributes.class && type != PosixFileAttributes.class) {
            throw new UnsupportedOperationException();
        }
        return LocalAttributes.of(LocalPath.cast(path), options.length == 0).as();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return NamedAttributes.read(LocalAttributes.of(LocalPath.cast(path), options.length == 0), attributes);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        if (type != BasicFileAttributeView.class && type != PosixFileAttributeView.class) {
            return null;
        }
        return (V) new LocalView(LocalPath.cast(path), options.length == 0, type == PosixFileAttributeView.class);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        NamedAttributes.write(new LocalView(LocalPath.cast(path), options.length == 0, true), attribute, value);
    }
}
