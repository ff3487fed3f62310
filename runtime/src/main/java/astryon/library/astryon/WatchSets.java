package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.FileChange;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.protocol.WaitingCalls;
import astryon.sys.Calls;
import astryon.sys.FileCalls;
import astryon.sys.WatchedChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of watches: of each what is open for it, whose notification is in the set's wait set under the number of the watch. Under 0 is one that says that the set is closed. */
final class WatchSets {
    private static final int CLOSED = 0;
    private static final long DO_NOT_WAIT = 1;

    private static final Map<Integer, WatchSets> ALL = new HashMap<>();
    private static int lastSet;

    private final Handle waitSet;
    private final Handle closing;
    private final Map<Integer, Watched> watches = new HashMap<>();
    private int lastWatch;

    private record Watched(Handle file, Handle notification) {
        private OpenFile open() {
            return new OpenFileClient(new EndpointChannel(file));
        }

        private void close() {
            Calls.handleClose(notification);
            Calls.handleClose(file);
        }
    }

    private WatchSets(Handle waitSet, Handle closing) {
        this.waitSet = waitSet;
        this.closing = closing;
    }

    static synchronized int create() {
        Handle waitSet = Calls.waitSetCreate();
        Handle closing = Calls.notificationCreate();
        if (waitSet.isError() || closing.isError() || Calls.waitSetAdd(waitSet, closing, CLOSED) < 0) {
            Calls.handleClose(waitSet);
            Calls.handleClose(closing);
            throw new Failure(Failure.NO_MEMORY);
        }
        ALL.put(++lastSet, new WatchSets(waitSet, closing));
        return lastSet;
    }

    /** Throws {@link Failure} if there is none. */
    static synchronized WatchSets of(int set) {
        WatchSets found = ALL.get(set);
        if (found == null) {
            throw new Failure(Failure.NOT_OPEN);
        }
        return found;
    }

    static synchronized void close(int set) {
        WatchSets closed = ALL.remove(set);
        if (closed != null) {
            Calls.notificationSignal(closed.closing, OpenFile.CHANGES);
        }
    }

    /** What is at the path. Throws {@link Failure}. */
    synchronized int add(String path) {
        Handle file = new Handle(FileTrees.ask(tree -> tree.open(path, FileCalls.READ, 0).value()));
        Handle notification = new Handle(0);
        try {
            notification = new OpenFileClient(new EndpointChannel(file)).watch();
            if (Calls.waitSetAdd(waitSet, notification, lastWatch + 1) < 0) {
                throw new Failure(Failure.NO_MEMORY);
            }
        } catch (Failure refused) {
            Calls.handleClose(notification);
            Calls.handleClose(file);
            throw refused;
        }
        watches.put(++lastWatch, new Watched(file, notification));
        return lastWatch;
    }

    synchronized void remove(int watch) {
        Watched removed = watches.remove(watch);
        if (removed != null) {
            Calls.waitSetRemove(waitSet, removed.notification);
            removed.close();
        }
    }

    private synchronized Watched watched(int watch) {
        return watches.get(watch);
    }

    /** Null when the set is closed; then it is gone. */
    List<WatchedChange> changes() {
        List<WatchedChange> all = new ArrayList<>();
        while (all.isEmpty()) {
            int watch = (int) WaitingCalls.waitSetWait(waitSet);
            if (watch <= CLOSED) {
                end();
                return null;
            }
            Watched ready = watched(watch);
            if (ready != null) {
                Calls.notificationWait(ready.notification, OpenFile.CHANGES, DO_NOT_WAIT);
                addChanges(watch, ready.open(), all);
            }
        }
        return all;
    }

    /** A file system that has gone for good tells of nothing more. */
    private void addChanges(int watch, OpenFile open, List<WatchedChange> all) {
        while (true) {
            try {
                byte[] some = open.changes();
                if (some.length == 0) {
                    return;
                }
                for (FileChange change : FileChange.all(some)) {
                    all.add(new WatchedChange(watch, change.kind(), change.name()));
                }
            } catch (Failure failure) {
                all.add(new WatchedChange(watch, WatchedChange.LOST, ""));
                if (failure.number() != Failure.AGAIN) {
                    remove(watch);
                    return;
                }
            }
        }
    }

    private synchronized void end() {
        for (Watched each : watches.values()) {
            each.close();
        }
        watches.clear();
        Calls.handleClose(closing);
        Calls.handleClose(waitSet);
    }
}
