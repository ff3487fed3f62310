package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A jar; of a multi-release jar, what Java 17 would see. */
final class Jar implements Container {
    private static final Runtime.Version VERSION = Runtime.Version.parse("17");

    private final Path path;
    private final JarFile file;

    Jar(Path path) {
        this.path = path;
        try {
            file = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, VERSION);
        } catch (ZipException e) {
            throw new Refusal(path + ": not a jar file, or a damaged one");
        } catch (IOException e) {
            throw new Refusal(path + ": cannot be read: " + e.getMessage());
        }
    }

    @Override
    public Optional<byte[]> read(String entryPath) {
        JarEntry entry = file.getJarEntry(entryPath);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = file.getInputStream(entry)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new Refusal(origin(entryPath) + ": cannot be read: " + e.getMessage());
        }
    }

    @Override
    public List<String> list(String prefix) {
        return file.versionedStream().map(JarEntry::getName).filter(name -> name.startsWith(prefix) && !name.endsWith("/")).sorted().toList();
    }

    @Override
    public String origin(String entryPath) {
        return path + "!" + entryPath;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
