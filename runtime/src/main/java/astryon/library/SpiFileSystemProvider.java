package astryon.library;

import astryon.files.LocalFileSystem;
import astryon.magic.Original;
import astryon.magic.Substitute;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;

@Substitute(value = "java.nio.file.spi.FileSystemProvider", why = "the JDK looks for more providers with a service loader, and wants a permission to make one")
abstract class SpiFileSystemProvider {
    @Original
    protected SpiFileSystemProvider() {
    }

    public static List<FileSystemProvider> installedProviders() {
        return List.of(LocalFileSystem.ONE.provider());
    }
}
