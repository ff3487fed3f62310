package astryon.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The entries of a folder, read when it was opened. */
final class LocalFolder implements DirectoryStream<Path> {
    private final LocalPath folder;
    private final List<String> names;
    private final Filter<? super Path> filter;
    private boolean taken;
    private boolean closed;

    LocalFolder(LocalPath folder, List<String> names, Filter<? super Path> filter) {
        this.folder = folder;
        this.names = names;
        this.filter = filter;
    }

    @Override
    public Iterator<Path> iterator() {
        if (closed) {
            throw new IllegalStateException("Directory stream is closed");
        }
        if (taken) {
            throw new IllegalStateException("Iterator already obtained");
        }
        taken = true;
        Iterator<String> all = names.iterator();
        return new Iterator<>() {
            private Path next = advance();

            private Path advance() {
                while (!closed && all.hasNext()) {
                    Path entry = folder.resolve(LocalPath.of(all.next()));
                    try {
                        if (filter == null || filter.accept(entry)) {
                            return entry;
                        }
                    } catch (IOException e) {
                        throw new DirectoryIteratorException(e);
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Path next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Path entry = next;
                next = advance();
                return entry;
            }
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}
