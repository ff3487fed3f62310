package astryon.library;

import astryon.files.LocalFileSystem;
import astryon.magic.Substitute;
import java.nio.file.FileSystem;
import java.nio.file.spi.FileSystemProvider;

@Substitute(value = "sun.nio.fs.DefaultFileSystemProvider", whole = true, why = "there is one file system, over the platform's calls")
final class FsDefaultFileSystemProvider {
    private FsDefaultFileSystemProvider() {
    }

    public static FileSystemProvider instance() {
        return LocalFileSystem.ONE.provider();
    }

    public static FileSystem theFileSystem() {
        return LocalFileSystem.ONE;
    }
}
