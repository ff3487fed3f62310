package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.FileChange;
import astryon.protocol.OpenFile;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * What has become of a file, or of a folder and what is in it, for one client. Nobody waits for the client: so many changes are remembered as there is room for, what happens to the same file again is the same
 * change, and of those that come when there is no room it is said that there were some.
 */
final class Watch {
    private static final int MOST = 64;
    /** Beside its length, what a message holds. */
    private static final int MOST_BYTES = 4094;

    private final FileSystem files;
    private final Node node;
    private final Address place;
    private final Handle notification;
    private final Deque<FileChange> changes = new ArrayDeque<>();
    private boolean lost;

    private Watch(FileSystem files, Node node, Address place, Handle notification) {
        this.files = files;
        this.node = node;
        this.place = place;
        this.notification = notification;
        node.addWatch(this);
        files.watched(1);
    }

    /** For the connection with this place. Throws {@link astryon.protocol.Failure}. */
    static Watch begin(FileSystem files, Node node, Address place) {
        Handle notification = files.host().createNotification();
        files.openings().watch(place, notification);
        return new Watch(files, node, place, notification);
    }

    /** Of a connection that an earlier program had: what has happened meanwhile is not known. Null if it did not watch. */
    static Watch goOn(FileSystem files, Node node, Address place) {
        Handle notification = files.openings().watchedBy(place);
        if (notification.value() == 0) {
            return null;
        }
        Watch watch = new Watch(files, node, place, notification);
        watch.lost = true;
        watch.signal();
        return watch;
    }

    /** A handle for the client. Throws {@link astryon.protocol.Failure}. */
    Handle handle() {
        return files.host().toWait(notification);
    }

    void end() {
        node.removeWatch(this);
        files.watched(-1);
        files.openings().unwatch(place);
        files.host().close(notification);
    }

    private void signal() {
        files.host().signal(notification, OpenFile.CHANGES);
    }

    void happened(int kind, long number, String name) {
        FileChange change = new FileChange(kind, number, name);
        if (lost || isKnown(change)) {
            return;
        }
        boolean isFirst = changes.isEmpty();
        if (changes.size() == MOST) {
            lost = true;
        } else {
            changes.add(change);
        }
        if (isFirst) {
            signal();
        }
    }

    /** Whether the last that is remembered of that file is the same. */
    private boolean isKnown(FileChange change) {
        for (Iterator<FileChange> all = changes.descendingIterator(); all.hasNext();) {
            FileChange earlier = all.next();
            if (change.isAbout(earlier)) {
                return change.repeats(earlier);
            }
        }
        return false;
    }

    /** Of a watch or null: as many as a message holds; they are not remembered any more. Throws {@link Failure} if there is no watch. */
    static byte[] take(Watch watch) {
        if (watch == null) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        return watch.take();
    }

    private byte[] take() {
        byte[] some = new byte[MOST_BYTES];
        int count = 0;
        while (!changes.isEmpty()) {
            int end = changes.peek().put(some, count);
            if (end == count) {
                return Arrays.copyOf(some, count);
            }
            count = end;
            changes.remove();
        }
        if (lost) {
            int end = FileChange.lost().put(some, count);
            lost = end == count;
            count = end;
        }
        return Arrays.copyOf(some, count);
    }
}
