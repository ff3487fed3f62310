package astryon.files;

import astryon.sys.FileCalls;
import astryon.sys.FileError;
import astryon.sys.WatchedChange;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NotDirectoryException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** Folders that are watched: a thread of its own waits for what the system tells. */
final class LocalWatchService implements WatchService {
    private static final LocalWatchKey CLOSED = new LocalWatchKey(null, 0, null, Set.of());

    private final int set;
    private final Map<Integer, LocalWatchKey> keys = new HashMap<>();
    private final LinkedBlockingDeque<LocalWatchKey> signalled = new LinkedBlockingDeque<>();
    private boolean isClosed;

    private LocalWatchService(int set) {
        this.set = set;
    }

    static LocalWatchService start() throws IOException {
        int set = FileCalls.watchSet();
        if (set < 0) {
            throw new IOException(FileError.text(set));
        }
        LocalWatchService service = new LocalWatchService(set);
        Thread listener = new Thread(service::listen, "FileSystemWatchService");
        listener.setDaemon(true);
        listener.start();
        return service;
    }

    synchronized WatchKey register(LocalPath folder, WatchEvent.Kind<?>[] events) throws IOException {
        Set<WatchEvent.Kind<?>> wanted = new HashSet<>();
        for (WatchEvent.Kind<?> event : events) {
            if (event != StandardWatchEventKinds.ENTRY_CREATE && event != StandardWatchEventKinds.ENTRY_DELETE && event != StandardWatchEventKinds.ENTRY_MODIFY
                    && event != StandardWatchEventKinds.OVERFLOW) {
                throw event == null ? new NullPointerException("element of events is null") : new UnsupportedOperationException(event.name());
            }
            if (event != StandardWatchEventKinds.OVERFLOW) {
                wanted.add(event);
            }
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no events to register");
        }
        if (isClosed) {
            throw new ClosedWatchServiceException();
        }
        LocalAttributes attributes = LocalAttributes.of(folder, true);
        if (!attributes.isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        for (LocalWatchKey key : keys.values()) {
            if (key.isOf(attributes)) {
                key.want(wanted);
                return key;
            }
        }
        int watch = FileCalls.watch(set, folder.forSystem());
        Failures.check(watch, folder);
        LocalWatchKey key = new LocalWatchKey(this, watch, folder, wanted);
        key.note(attributes);
        keys.put(watch, key);
        return key;
    }

    private void listen() {
        for (List<WatchedChange> changes = FileCalls.changes(set); changes != null; changes = FileCalls.changes(set)) {
            for (WatchedChange change : changes) {
                tell(change);
            }
        }
    }

    private synchronized void tell(WatchedChange change) {
        LocalWatchKey key = keys.get(change.watch());
        if (key != null) {
            key.happened(change);
        } else if (change.kind() == WatchedChange.LOST) {
            keys.values().forEach(each -> each.happened(change));
        }
    }

    void signal(LocalWatchKey key) {
        signalled.offer(key);
    }

    synchronized void cancel(LocalWatchKey key) {
        if (keys.remove(key.watch()) != null) {
            FileCalls.unwatch(set, key.watch());
        }
    }

    private WatchKey checked(LocalWatchKey key) {
        if (key == CLOSED) {
            // For the next who waits.
            signalled.offer(CLOSED);
        }
        checkOpen();
        return key;
    }

    private synchronized void checkOpen() {
        if (isClosed) {
            throw new ClosedWatchServiceException();
        }
    }

    @Override
    public WatchKey poll() {
        checkOpen();
        return checked(signalled.poll());
    }

    @Override
    public WatchKey poll(long timeout, TimeUnit unit) throws InterruptedException {
        checkOpen();
        return checked(signalled.poll(timeout, unit));
    }

    @Override
    public WatchKey take() throws InterruptedException {
        checkOpen();
        return checked(signalled.take());
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            keys.values().forEach(LocalWatchKey::invalidate);
            keys.clear();
            FileCalls.closeWatchSet(set);
            signalled.clear();
            signalled.offer(CLOSED);
        }
    }
}
