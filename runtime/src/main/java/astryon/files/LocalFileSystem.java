package astryon.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The file system that programs see. */
public final class LocalFileSystem extends FileSystem {
    public static final LocalFileSystem ONE = new LocalFileSystem();
    private final LocalProvider provider = new LocalProvider();

    private LocalFileSystem() {
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of((Path) LocalPath.of("/"));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return LocalStore.all();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix");
    }

    @Override
    public Path getPath(String first, String... more) {
        StringBuilder path = new StringBuilder(first);
        for (String part : more) {
            if (!part.isEmpty()) {
                if (path.length() > 0) {
                    path.append('/');
                }
                path.append(part);
            }
        }
        return LocalPath.of(path.toString());
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        int colon = syntaxAndPattern.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException();
        }
        String syntax = syntaxAndPattern.substring(0, colon);
        String text = syntaxAndPattern.substring(colon + 1);
        String expression;
        if (syntax.equalsIgnoreCase("glob")) {
            expression = Glob.toExpression(text);
        } else if (syntax.equalsIgnoreCase("regex")) {
            expression = text;
        } else {
            throw new UnsupportedOperationException("Syntax '".concat(syntax).concat("' not recognized"));
        }
        Pattern pattern = Pattern.compile(expression);
        return path -> pattern.matcher(path.toString()).matches();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("names of users");
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return LocalWatchService.start();
    }
}
