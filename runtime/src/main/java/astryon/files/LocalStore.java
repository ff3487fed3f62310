package astryon.files;

import astryon.sys.FileCalls;
import astryon.sys.FileError;
import astryon.sys.FileSpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** A file system at the place where it is mounted. */
final class LocalStore extends FileStore {
    private static final int TO_WRITE = 2;

    private final String place;
    private final String type;
    /** Where room is asked for. */
    private final String path;

    private LocalStore(String place, String type, String path) {
        this.place = place;
        this.type = type;
        this.path = path;
    }

    private FileSpace space() throws IOException {
        FileSpace space = FileCalls.space(path);
        if (space == null) {
            throw new NoSuchFileException(path);
        }
        return space;
    }

    static Iterable<FileStore> all() {
        List<FileStore> all = new ArrayList<>();
        for (String place : FileCalls.mounted()) {
            FileSpace space = FileCalls.space(place);
            if (space != null) {
                all.add(new LocalStore(place, space.type(), place));
            }
        }
        return all;
    }

    /** The one that has a file which is there. Its room is that at the file. */
    static FileStore of(LocalPath file) {
        FileSpace space = FileCalls.space(file.forSystem());
        if (space == null) {
            throw new UnsupportedOperationException("file stores");
        }
        for (String place : FileCalls.mounted()) {
            FileSpace there = FileCalls.space(place);
            if (there != null && there.device() == space.device()) {
                return new LocalStore(place, space.type(), file.forSystem());
            }
        }
        return new LocalStore("/", space.type(), file.forSystem());
    }

    @Override
    public String name() {
        return type;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean isReadOnly() {
        return FileCalls.access(place, TO_WRITE) == -FileError.READ_ONLY;
    }

    @Override
    public long getTotalSpace() throws IOException {
        FileSpace space = space();
        return space.used() + space.free();
    }

    @Override
    public long getUsableSpace() throws IOException {
        return space().free();
    }

    @Override
    public long getUnallocatedSpace() throws IOException {
        return space().free();
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return type == BasicFileAttributeView.class || type == PosixFileAttributeView.class;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return name.equals("basic") || name.equals("posix");
    }

    @Override
    public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
        return null;
    }

    @Override
    public Object getAttribute(String attribute) throws IOException {
        return switch (attribute) {
            case "totalSpace" -> getTotalSpace();
            case "usableSpace" -> getUsableSpace();
            case "unallocatedSpace" -> getUnallocatedSpace();
            default -> throw new UnsupportedOperationException("'".concat(attribute).concat("' not recognized"));
        };
    }

    @Override
    public String toString() {
        return place + " (" + name() + ")";
    }
}
