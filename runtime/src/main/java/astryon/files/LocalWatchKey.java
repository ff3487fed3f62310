package astryon.files;

import astryon.sys.WatchedChange;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.Watchable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A folder that is watched, and what has happened in it. */
final class LocalWatchKey implements WatchKey {
    /** Events that are remembered; where there would be more there is one that says so. */
    private static final int MOST = 512;

    private final LocalWatchService service;
    private final int watch;
    private final LocalPath folder;
    private Set<WatchEvent.Kind<?>> wanted;
    private LocalAttributes attributes;
    private List<Event<?>> events = new ArrayList<>();
    private boolean isSignalled;
    private boolean isValid = true;

    /** An event; the same again is counted. */
    private static final class Event<T> implements WatchEvent<T> {
        private final WatchEvent.Kind<T> kind;
        private final T context;
        private int count = 1;

        private Event(WatchEvent.Kind<T> kind, T context) {
            this.kind = kind;
            this.context = context;
        }

        @Override
        public WatchEvent.Kind<T> kind() {
            return kind;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public T context() {
            return context;
        }
    }

    LocalWatchKey(LocalWatchService service, int watch, LocalPath folder, Set<WatchEvent.Kind<?>> wanted) {
        this.service = service;
        this.watch = watch;
        this.folder = folder;
        this.wanted = wanted;
    }

    int watch() {
        return watch;
    }

    void note(LocalAttributes known) {
        attributes = known;
    }

    boolean isOf(LocalAttributes other) {
        return attributes.isSame(other);
    }

    synchronized void want(Set<WatchEvent.Kind<?>> kinds) {
        wanted = kinds;
    }

    void happened(WatchedChange change) {
        if (change.kind() == WatchedChange.LOST) {
            add(StandardWatchEventKinds.OVERFLOW, null);
        } else if (!change.name().isEmpty()) {
            add(kind(change.kind()), LocalPath.of(change.name()));
        } else if (change.kind() == WatchedChange.REMOVED) {
            service.cancel(this);
            invalidate();
            signal();
        }
    }

    private static WatchEvent.Kind<Path> kind(int kind) {
        return switch (kind) {
            case WatchedChange.CREATED, WatchedChange.MOVED_HERE -> StandardWatchEventKinds.ENTRY_CREATE;
            case WatchedChange.REMOVED, WatchedChange.MOVED_AWAY -> StandardWatchEventKinds.ENTRY_DELETE;
            default -> StandardWatchEventKinds.ENTRY_MODIFY;
        };
    }

    private synchronized <T> void add(WatchEvent.Kind<T> kind, T context) {
        if (kind != StandardWatchEventKinds.OVERFLOW && !wanted.contains(kind) || repeats(kind, context)) {
            return;
        }
        if (events.size() >= MOST) {
            add(StandardWatchEventKinds.OVERFLOW, null);
            return;
        }
        events.add(new Event<>(kind, context));
        signal();
    }

    private boolean repeats(WatchEvent.Kind<?> kind, Object context) {
        Event<?> last = events.isEmpty() ? null : events.get(events.size() - 1);
        boolean isSame = last != null && (last.kind == StandardWatchEventKinds.OVERFLOW || last.kind == kind && last.context.equals(context));
        if (isSame) {
            last.count++;
        }
        return isSame;
    }

    private synchronized void signal() {
        if (!isSignalled) {
            isSignalled = true;
            service.signal(this);
        }
    }

    synchronized void invalidate() {
        isValid = false;
    }

    @Override
    public synchronized boolean isValid() {
        return isValid;
    }

    @Override
    public synchronized List<WatchEvent<?>> pollEvents() {
        List<WatchEvent<?>> all = new ArrayList<>(events);
        events.clear();
        return all;
    }

    @Override
    public synchronized boolean reset() {
        if (isSignalled && isValid) {
            if (events.isEmpty()) {
                isSignalled = false;
            } else {
                service.signal(this);
            }
        }
        return isValid;
    }

    @Override
    public void cancel() {
        service.cancel(this);
        invalidate();
    }

    @Override
    public Watchable watchable() {
        return folder;
    }
}
