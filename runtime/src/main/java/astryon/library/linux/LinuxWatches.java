package astryon.library.linux;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.sys.WatchedChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Watches by inotify(7), whose descriptor is the number of a set. Who waits in it is woken by a watch of the root folder that is taken away again, which is told as any other (IN_IGNORED): so a set needs nothing else.
 * Records of s32 watch, u32 mask, u32 cookie, u32 length, name.
 */
final class LinuxWatches {
    private static final int READ = 0;
    private static final int CLOSE = 3;
    private static final int INOTIFY_ADD_WATCH = 254;
    private static final int INOTIFY_RM_WATCH = 255;
    private static final int INOTIFY_INIT1 = 294;
    private static final int CLOEXEC = 0x8_0000;

    private static final int IN_MODIFY = 0x2;
    private static final int IN_ATTRIB = 0x4;
    private static final int IN_MOVED_FROM = 0x40;
    private static final int IN_MOVED_TO = 0x80;
    private static final int IN_CREATE = 0x100;
    private static final int IN_DELETE = 0x200;
    private static final int IN_DELETE_SELF = 0x400;
    private static final int IN_MOVE_SELF = 0x800;
    private static final int IN_Q_OVERFLOW = 0x4000;
    private static final int ALL = IN_MODIFY | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;
    private static final int MASK = 4;
    private static final int LENGTH = 12;
    private static final int NAME = 16;

    /** Sets that are to be closed by who waits there. */
    private static final Set<Integer> CLOSED = new HashSet<>();

    private LinuxWatches() {
    }

    static int create() {
        return (int) Machine.syscall(INOTIFY_INIT1, CLOEXEC, 0, 0, 0, 0, 0);
    }

    static int add(int set, String path) {
        Address buffer = LinuxBuffer.take();
        LinuxBuffer.put(path, buffer, LinuxBuffer.BYTES);
        long result = Machine.syscall(INOTIFY_ADD_WATCH, set, buffer.value(), ALL, 0, 0, 0);
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    static int remove(int set, int watch) {
        return (int) Machine.syscall(INOTIFY_RM_WATCH, set, watch, 0, 0, 0, 0);
    }

    /** Null when the set is closed, which it is from now on. */
    static List<WatchedChange> changes(int set) {
        Address buffer = LinuxBuffer.take();
        long end = WaitingCall.make(READ, set, buffer.value(), LinuxBuffer.BYTES);
        List<WatchedChange> all = new ArrayList<>();
        for (long at = 0; at < end; at += NAME + buffer.plus(at + LENGTH).loadInt()) {
            Address record = buffer.plus(at);
            int kind = kind(record.plus(MASK).loadInt());
            if (kind != 0) {
                String name = record.plus(LENGTH).loadInt() == 0 ? "" : Utf8.decodeZeroTerminated(record.plus(NAME));
                all.add(new WatchedChange(record.loadInt(), kind, name));
            }
        }
        LinuxBuffer.give(buffer);
        if (isClosed(set)) {
            Machine.syscall(CLOSE, set, 0, 0, 0, 0, 0);
            return null;
        }
        return all;
    }

    private static int kind(int mask) {
        return (mask & IN_CREATE) != 0 ? WatchedChange.CREATED
                : (mask & (IN_DELETE | IN_DELETE_SELF)) != 0 ? WatchedChange.REMOVED
                : (mask & (IN_MOVED_FROM | IN_MOVE_SELF)) != 0 ? WatchedChange.MOVED_AWAY
                : (mask & IN_MOVED_TO) != 0 ? WatchedChange.MOVED_HERE
                : (mask & IN_MODIFY) != 0 ? WatchedChange.CHANGED
                : (mask & IN_ATTRIB) != 0 ? WatchedChange.FACTS
                : (mask & IN_Q_OVERFLOW) != 0 ? WatchedChange.LOST : 0;
    }

    private static synchronized boolean isClosed(int set) {
        return CLOSED.remove(set);
    }

    static synchronized void close(int set) {
        CLOSED.add(set);
        remove(set, add(set, "/"));
    }
}
